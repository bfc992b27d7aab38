#include "core/facts/account_facts.h"

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

}  // namespace

void put_moves(json& body, const std::vector<AccountMove>& moves) {
    for (const AccountMove& move : moves) {
        json object{{"amount", move.amount.cents()},
                    {"to", move.to},
                    {"against", move.against},
                    {"kind", name_of(move.kind)}};
        put_text(object, "account", move.account);
        put_text(object, "receivable", move.receivable);
        put_text(object, "due", move.due_date);
        body["moves"].push_back(std::move(object));
    }
}

std::vector<AccountMove> moves_of(const json& body) {
    std::vector<AccountMove> moves;
    for (const json& object : body.value("moves", json::array())) {
        moves.push_back(
            {.account = get_text(object, "account"),
             .receivable = get_text(object, "receivable"),
             .kind = payment_kind(object.at("kind").get<std::string>()).value_or(PaymentKind::suspense),
             .to = object.at("to").get<std::string>(),
             .against = object.at("against").get<std::string>(),
             .amount = get_money(object, "amount"),
             .due_date = get_text(object, "due")});
    }
    return moves;
}

void put_receivables(json& body, const std::vector<LocalReceivable>& receivables) {
    for (const LocalReceivable& owed : receivables) {
        body["receivables"].push_back({{"id", owed.id},
                                       {"account", owed.account},
                                       {"kind", name_of(owed.kind)},
                                       {"service", owed.service},
                                       {"amount", owed.amount.cents()},
                                       {"due_date", owed.due_date.text()}});
    }
}

std::vector<LocalReceivable> receivables_of(const json& body) {
    std::vector<LocalReceivable> receivables;
    for (const json& object : body.value("receivables", json::array())) {
        receivables.push_back(
            {.id = object.at("id").get<std::string>(),
             .account = object.at("account").get<std::string>(),
             .kind = receivable_kind(object.at("kind").get<std::string>()).value_or(ReceivableKind::fee),
             .service = object.at("service").get<std::string>(),
             .amount = get_money(object, "amount"),
             .due_date = Date::parse(object.at("due_date").get<std::string>()).value_or(Date{})});
    }
    return receivables;
}

}  // namespace core
