#include "core/facts/drawer_facts.h"

namespace core {

namespace {

using nlohmann::json;

Money money_at(const json& body, const char* key) {
    return Money::from_cents(body.at(key).get<std::int64_t>());
}

std::string text_at(const json& body, const char* key) {
    return body.at(key).get<std::string>();
}

json count_json(const CashCount& count) {
    return count.empty() ? json(nullptr) : count.to_json();
}

CashCount count_from(const json& value) {
    return value.is_null() ? CashCount{} : CashCount::from_json(value);
}

}  // namespace

json money_by_tender_json(const MoneyByTender& amounts) {
    auto result = json::object();
    for (const auto& [type, amount] : amounts) result[std::string(name_of(type))] = amount.cents();
    return result;
}

MoneyByTender money_by_tender_from(const json& value) {
    MoneyByTender amounts;
    for (const auto& [name, cents] : value.items()) {
        if (const auto type = tender_type(name))
            amounts[*type] = Money::from_cents(cents.get<std::int64_t>());
    }
    return amounts;
}

json to_body(const DrawerOpened& fact) {
    return {
        {"session", fact.session}, {"float", fact.float_total.cents()}, {"count", count_json(fact.count)}};
}

DrawerOpened drawer_opened_from(const json& body) {
    return {.session = text_at(body, "session"),
            .float_total = money_at(body, "float"),
            .count = count_from(body.at("count"))};
}

json to_body(const DrawerCounted& fact) {
    return {{"session", fact.session},
            {"attempt", fact.attempt},
            {"counted", money_by_tender_json(fact.counted)},
            {"cash", count_json(fact.cash)}};
}

DrawerCounted drawer_counted_from(const json& body) {
    return {.session = text_at(body, "session"),
            .attempt = body.at("attempt").get<int>(),
            .counted = money_by_tender_from(body.at("counted")),
            .cash = count_from(body.at("cash"))};
}

json to_body(const DrawerClosed& fact) {
    return {{"session", fact.session},
            {"float", fact.float_total.cents()},
            {"expected", money_by_tender_json(fact.expected)},
            {"counted", money_by_tender_json(fact.counted)},
            {"reason", fact.reason},
            {"approved_by", fact.approved_by},
            {"z", fact.z}};
}

DrawerClosed drawer_closed_from(const json& body) {
    return {.session = text_at(body, "session"),
            .float_total = money_at(body, "float"),
            .expected = money_by_tender_from(body.at("expected")),
            .counted = money_by_tender_from(body.at("counted")),
            .reason = text_at(body, "reason"),
            .approved_by = text_at(body, "approved_by"),
            .z = body.at("z")};
}

json to_body(const NoteStacked& fact) {
    return {{"attempt", fact.attempt},
            {"account", fact.account},
            {"session", fact.session},
            {"denomination", fact.denomination.cents()}};
}

NoteStacked note_stacked_from(const json& body) {
    return {.attempt = text_at(body, "attempt"),
            .account = text_at(body, "account"),
            .session = text_at(body, "session"),
            .denomination = money_at(body, "denomination")};
}

}  // namespace core
