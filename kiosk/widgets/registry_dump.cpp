#include <nlohmann/json.hpp>

#include "kiosk/widgets/registry.h"

namespace kiosk {

std::string json_lines(const Registry& registry) {
    std::string lines;
    for (const WidgetRecord& record : registry.records()) {
        const Rect seen = overlap(record.rect, record.clip);
        const nlohmann::ordered_json line{{"id", record.id},
                                          {"role", name_of(record.role)},
                                          {"label", record.label},
                                          {"value", record.value},
                                          {"x", seen.x},
                                          {"y", seen.y},
                                          {"width", seen.width},
                                          {"height", seen.height},
                                          {"enabled", record.enabled},
                                          {"focused", record.focused},
                                          {"pressable", record.pressable}};
        // Text from outside may hold broken UTF-8; a test tool must still get its line.
        lines += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return lines;
}

}  // namespace kiosk
