#include "core/facts/drawer_facts.h"

#include <algorithm>

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

json count_json(const CashCount& count) {
    return count.empty() ? json(nullptr) : count.to_json();
}

CashCount count_from(const json& value) {
    return value.is_null() ? CashCount{} : CashCount::from_json(value);
}

}  // namespace

Money amount_of(const MoneyByTender& amounts, TenderType type) {
    const auto found = amounts.find(type);
    return found == amounts.end() ? Money{} : found->second;
}

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
    json body{
        {"session", fact.session}, {"float", fact.float_total.cents()}, {"count", count_json(fact.count)}};
    put_text(body, "continues", fact.continues);
    if (!fact.difference.is_zero()) body["difference"] = fact.difference.cents();
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

DrawerOpened drawer_opened_from(const json& body) {
    return {.session = text_at(body, "session"),
            .float_total = get_money(body, "float"),
            .count = count_from(body.at("count")),
            .continues = get_text(body, "continues"),
            .difference = Money::from_cents(body.value("difference", std::int64_t{0})),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
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

Money DrawerClosed::float_from_drawer() const {
    const auto cash = counted.find(TenderType::cash);
    return std::min(float_total, cash == counted.end() ? Money{} : cash->second);
}

Money DrawerClosed::float_from_safe() const {
    Money dropped;
    for (const SafeDrop& drop : drops) dropped += drop.amount;
    return std::min(float_total - float_from_drawer(), dropped);
}

json to_body(const DrawerClosed& fact) {
    json body{{"session", fact.session},
              {"float", fact.float_total.cents()},
              {"expected", money_by_tender_json(fact.expected)},
              {"counted", money_by_tender_json(fact.counted)},
              {"reason", fact.reason},
              {"approved_by", fact.approved_by},
              {"z", fact.z}};
    for (const SafeDrop& drop : fact.drops) {
        body["drops"].push_back({{"bag", drop.bag}, {"amount", drop.amount.cents()}});
    }
    if (!fact.float_retained.empty()) body["float_retained"] = fact.float_retained.to_json();
    if (!fact.turned_in.empty()) body["turned_in"] = fact.turned_in.to_json();
    put_text(body, "forced_by", fact.forced_by);
    if (fact.supersedes != 0) body["supersedes"] = fact.supersedes;
    return body;
}

DrawerClosed drawer_closed_from(const json& body) {
    DrawerClosed fact{.session = text_at(body, "session"),
                      .float_total = get_money(body, "float"),
                      .expected = money_by_tender_from(body.at("expected")),
                      .counted = money_by_tender_from(body.at("counted")),
                      .drops = {},
                      .float_retained = count_from(body.value("float_retained", json())),
                      .turned_in = count_from(body.value("turned_in", json())),
                      .reason = text_at(body, "reason"),
                      .approved_by = text_at(body, "approved_by"),
                      .forced_by = get_text(body, "forced_by"),
                      .supersedes = body.value("supersedes", std::int64_t{0}),
                      .z = body.at("z")};
    for (const json& drop : body.value("drops", json::array())) {
        fact.drops.push_back({text_at(drop, "bag"), get_money(drop, "amount")});
    }
    return fact;
}

json to_body(const NoteStacked& fact) {
    json body{{"attempt", fact.attempt},
              {"account", fact.account},
              {"session", fact.session},
              {"denomination", fact.denomination.cents()}};
    put_text(body, "note", fact.note);
    return body;
}

NoteStacked note_stacked_from(const json& body) {
    return {.attempt = text_at(body, "attempt"),
            .account = text_at(body, "account"),
            .session = text_at(body, "session"),
            .denomination = get_money(body, "denomination"),
            .note = get_text(body, "note")};
}

}  // namespace core
