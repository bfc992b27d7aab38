#include "core/reports/correction_report.h"

#include "core/reports/session_report.h"

namespace core {

using nlohmann::json;

json corrections_json(const CorrectionFigures& figures) {
    auto object = json::object();
    if (figures.empty()) return object;
    for (const auto& [name, sort] : figures.sorts) {
        object[name] = {{"count", sort.count}, {"amount", sort.amount.text()}};
        if (!sort.moved.is_zero()) object[name]["moved"] = sort.moved.text();
    }
    for (const PaymentKind kind : all_payment_kinds) {
        const auto found = figures.by_kind.find(kind);
        object["by_kind"][std::string(name_of(kind))] =
            (found == figures.by_kind.end() ? Money{} : found->second).text();
    }
    object["net"] = figures.net().text();
    return object;
}

json not_takings_json(const CorrectionFigures& figures) {
    auto object = json::object();
    if (figures.fees_charged.count > 0) object["returned_item_fees_charged"] = to_json(figures.fees_charged);
    if (figures.fees_waived.count > 0) object["returned_item_fees_waived"] = to_json(figures.fees_waived);
    return object;
}

}  // namespace core
