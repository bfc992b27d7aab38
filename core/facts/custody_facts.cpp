#include "core/facts/custody_facts.h"

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

json takings_json(const std::vector<SessionTakings>& sessions) {
    json list = json::array();
    for (const SessionTakings& takings : sessions) {
        json object{{"session", takings.session}, {"amounts", money_by_tender_json(takings.amounts)}};
        put_text(object, "code", takings.code);
        list.push_back(std::move(object));
    }
    return list;
}

std::vector<SessionTakings> takings_from(const json& list) {
    std::vector<SessionTakings> sessions;
    for (const json& object : list) {
        sessions.push_back({.session = text_at(object, "session"),
                            .amounts = money_by_tender_from(object.at("amounts")),
                            .code = get_text(object, "code")});
    }
    return sessions;
}

json items_json(const std::vector<DepositItem>& items) {
    json list = json::array();
    for (const DepositItem& item : items) {
        json object{{"type", name_of(item.type)}, {"amount", item.amount.cents()}};
        put_text(object, "number", item.number);
        list.push_back(std::move(object));
    }
    return list;
}

std::vector<DepositItem> items_from(const json& list) {
    std::vector<DepositItem> items;
    for (const json& object : list) {
        items.push_back({.type = tender_type(text_at(object, "type")).value_or(TenderType::check),
                         .number = get_text(object, "number"),
                         .amount = get_money(object, "amount")});
    }
    return items;
}

}  // namespace

Money DepositPrepared::items_total() const {
    Money sum;
    for (const DepositItem& item : items) sum += item.amount;
    return sum;
}

json to_body(const VaultCounted& fact) {
    json body{{"first", fact.first}, {"expected", fact.expected.cents()}, {"counted", fact.counted.cents()}};
    put_pieces(body, fact.pieces);
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

VaultCounted vault_counted_from(const json& body) {
    return {.first = body.at("first").get<bool>(),
            .expected = get_money(body, "expected"),
            .counted = get_money(body, "counted"),
            .pieces = get_pieces(body),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const VaultExchanged& fact) {
    return {{"out", fact.out.to_json()}, {"in", fact.in.to_json()}};
}

VaultExchanged vault_exchanged_from(const json& body) {
    return {.out = CashCount::from_json(body.at("out")), .in = CashCount::from_json(body.at("in"))};
}

json to_body(const DepositPrepared& fact) {
    json body{{"deposit", fact.deposit},
              {"date", fact.date.text()},
              {"bag", fact.bag},
              {"second", fact.second},
              {"sessions", takings_json(fact.sessions)},
              {"from_vault", fact.from_vault.cents()},
              {"cash", fact.cash.cents()},
              {"items", items_json(fact.items)}};
    put_pieces(body, fact.pieces);
    return body;
}

DepositPrepared deposit_prepared_from(const json& body) {
    return {.deposit = text_at(body, "deposit"),
            .date = date_at(body, "date"),
            .bag = text_at(body, "bag"),
            .second = text_at(body, "second"),
            .sessions = takings_from(body.at("sessions")),
            .from_vault = get_money(body, "from_vault"),
            .cash = get_money(body, "cash"),
            .pieces = get_pieces(body),
            .items = items_from(body.at("items"))};
}

json to_body(const TakingsSent& fact) {
    return {{"to", fact.to}, {"second", fact.second}, {"sessions", takings_json(fact.sessions)}};
}

TakingsSent takings_sent_from(const json& body) {
    return {.to = text_at(body, "to"),
            .second = text_at(body, "second"),
            .sessions = takings_from(body.at("sessions"))};
}

json to_body(const DepositConfirmed& fact) {
    json body{{"deposit", fact.deposit},
              {"prepared", fact.prepared.cents()},
              {"credited", fact.credited.cents()},
              {"sessions", fact.sessions}};
    put_text(body, "reason", fact.reason);
    return body;
}

DepositConfirmed deposit_confirmed_from(const json& body) {
    return {.deposit = text_at(body, "deposit"),
            .prepared = get_money(body, "prepared"),
            .credited = get_money(body, "credited"),
            .sessions = body.at("sessions").get<std::vector<std::string>>(),
            .reason = get_text(body, "reason")};
}

json to_body(const DepositCorrected& fact) {
    return {{"deposit", fact.deposit},
            {"session", fact.session},
            {"amount", fact.amount.cents()},
            {"reason", fact.reason}};
}

DepositCorrected deposit_corrected_from(const json& body) {
    return {.deposit = text_at(body, "deposit"),
            .session = text_at(body, "session"),
            .amount = get_money(body, "amount"),
            .reason = text_at(body, "reason")};
}

json to_body(const CardsSettled& fact) {
    return {{"date", fact.date.text()}, {"amount", fact.amount.cents()}, {"fee", fact.fee.cents()}};
}

CardsSettled cards_settled_from(const json& body) {
    return {
        .date = date_at(body, "date"), .amount = get_money(body, "amount"), .fee = get_money(body, "fee")};
}

json to_body(const StationTrusted& fact) {
    return {{"station", fact.station}, {"public_key", fact.public_key}, {"approved_by", fact.approved_by}};
}

StationTrusted station_trusted_from(const json& body) {
    return {.station = text_at(body, "station"),
            .public_key = text_at(body, "public_key"),
            .approved_by = text_at(body, "approved_by")};
}

}  // namespace core
