#include "core/facts/batch_facts.h"

#include "core/facts/json_fields.h"

namespace core {

using nlohmann::json;

json to_body(const BatchOpened& fact) {
    return {{"batch", fact.batch},         {"kind", batch_kinds.name_of(fact.kind)}, {"items", fact.items},
            {"total", fact.total.cents()}, {"received_on", fact.received_on},        {"opener", fact.opener},
            {"second", fact.second}};
}

json to_body(const BatchClosed& fact) {
    json body{{"batch", fact.batch}, {"items", fact.items}, {"total", fact.total.cents()}};
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

BatchOpened batch_opened_from(const json& body) {
    return {.batch = body.at("batch").get<std::string>(),
            .kind = batch_kinds(body.at("kind").get<std::string>()).value_or(BatchKind::mail),
            .items = body.at("items").get<std::int64_t>(),
            .total = get_money(body, "total"),
            .received_on = body.at("received_on").get<std::string>(),
            .opener = body.at("opener").get<std::string>(),
            .second = body.at("second").get<std::string>()};
}

BatchClosed batch_closed_from(const json& body) {
    return {.batch = body.at("batch").get<std::string>(),
            .items = body.at("items").get<std::int64_t>(),
            .total = get_money(body, "total"),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

}  // namespace core
