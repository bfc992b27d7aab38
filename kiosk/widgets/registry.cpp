#include "kiosk/widgets/registry.h"

namespace kiosk {

namespace {

const WidgetRecord* found(const std::deque<WidgetRecord>& records, std::string_view name, bool pressable) {
    const WidgetRecord* by_label = nullptr;
    for (const WidgetRecord& record : records) {
        if (pressable && !record.pressable) continue;
        if (record.id == name) return &record;
        if (by_label == nullptr && record.label == name) by_label = &record;
    }
    return by_label;
}

}  // namespace

std::string_view name_of(Role role) {
    switch (role) {
        case Role::page:
            return "page";
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::money:
            return "money";
        case Role::status:
            return "status";
        case Role::button:
            return "button";
        case Role::field:
            return "field";
        case Role::row:
            return "row";
        case Role::image:
            return "image";
        case Role::progress:
            return "progress";
        case Role::message:
            return "message";
    }
    return "text";
}

WidgetRecord& Registry::add(WidgetRecord record) {
    return records_.emplace_back(std::move(record));
}

const WidgetRecord* Registry::find(std::string_view id_or_label) const {
    return found(records_, id_or_label, false);
}

const WidgetRecord* Registry::find_pressable(std::string_view id_or_label) const {
    return found(records_, id_or_label, true);
}

}  // namespace kiosk
