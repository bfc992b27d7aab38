#include "core/facts/refund_facts.h"

#include "core/facts/json_fields.h"

namespace core {

using nlohmann::json;

json to_body(const RefundRequested& fact) {
    json body{{"refund", fact.refund},
              {"account", fact.account},
              {"payee", fact.payee},
              {"amount", fact.amount.cents()},
              {"reason", fact.reason}};
    put_text(body, "approved_by", fact.approved_by);
    put_moves(body, fact.moves);
    return body;
}

json to_body(const RefundPaid& fact) {
    return {{"refund", fact.refund}, {"check", fact.check}, {"amount", fact.amount.cents()}};
}

RefundRequested refund_requested_from(const json& body) {
    return {.refund = body.at("refund").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .payee = body.at("payee").get<std::string>(),
            .amount = get_money(body, "amount"),
            .moves = moves_of(body),
            .reason = body.at("reason").get<std::string>(),
            .approved_by = get_text(body, "approved_by")};
}

RefundPaid refund_paid_from(const json& body) {
    return {.refund = body.at("refund").get<std::string>(),
            .check = body.at("check").get<std::string>(),
            .amount = get_money(body, "amount")};
}

}  // namespace core
