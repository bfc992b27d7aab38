#include "core/facts/correction_facts.h"

#include <array>

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> destinations{"account", "credit", "suspense", "refund", "card"};

ReversalTo reversal_to(std::string_view name) {
    for (std::size_t i = 0; i < destinations.size(); ++i) {
        if (destinations[i] == name) return static_cast<ReversalTo>(i);
    }
    return ReversalTo::credit;
}

void put_list(json& body, const char* key, const std::vector<std::string>& list) {
    if (!list.empty()) body[key] = list;
}

std::vector<std::string> get_list(const json& body, const char* key) {
    return body.value(key, std::vector<std::string>{});
}

json correction_json(const Correction& correction) {
    json body{{"payment", correction.payment}, {"reason", correction.reason}};
    put_text(body, "approved_by", correction.approved_by);
    put_moves(body, correction.moves);
    put_list(body, "restore_shutoff", correction.restore_shutoff);
    return body;
}

Correction correction_from(const json& body) {
    return {.payment = body.at("payment").get<std::string>(),
            .moves = moves_of(body),
            .reason = body.at("reason").get<std::string>(),
            .approved_by = get_text(body, "approved_by"),
            .restore_shutoff = get_list(body, "restore_shutoff")};
}

void put_charges(json& body, const std::vector<Charge>& charges) {
    std::vector<LocalReceivable> owed;
    for (const Charge& charge : charges) {
        owed.push_back(charge.owed);
        body["against"].push_back(charge.against);
    }
    put_receivables(body, owed);
}

std::vector<Charge> charges_from(const json& body) {
    std::vector<Charge> charges;
    for (const LocalReceivable& owed : receivables_of(body)) {
        charges.push_back({owed, body.at("against").at(charges.size()).get<std::string>()});
    }
    return charges;
}

json cash_only_json(const CashOnly& rule) {
    auto object = json::object();
    put_text(object, "account", rule.account);
    put_text(object, "bank_key", rule.bank_key);
    put_text(object, "until", rule.until);
    return object;
}

}  // namespace

std::string_view name_of(ReversalTo to) {
    return destinations[static_cast<std::size_t>(to)];
}

json to_body(const TenderReturned& fact) {
    json body = correction_json(fact.correction);
    body["tender"] = fact.tender;
    body["amount"] = fact.amount.cents();
    body["code"] = fact.code;
    body["meaning"] = fact.meaning;
    body["advice_date"] = fact.advice_date;
    body["count"] = fact.count;
    body["notice_due"] = fact.notice_due;
    put_text(body, "payor", fact.payor);
    put_text(body, "payor_account", fact.payor_account);
    put_text(body, "bank_key", fact.bank_key);
    put_charges(body, fact.charges);
    if (fact.fee_waived) body["fee_waived"] = true;
    if (fact.letter) body["letter"] = true;
    if (fact.cash_only) body["cash_only"] = cash_only_json(*fact.cash_only);
    return body;
}

TenderReturned tender_returned_from(const json& body) {
    TenderReturned fact{.correction = correction_from(body),
                        .tender = body.at("tender").get<int>(),
                        .amount = get_money(body, "amount"),
                        .code = body.at("code").get<std::string>(),
                        .meaning = body.at("meaning").get<std::string>(),
                        .advice_date = body.at("advice_date").get<std::string>(),
                        .payor = get_text(body, "payor"),
                        .payor_account = get_text(body, "payor_account"),
                        .bank_key = get_text(body, "bank_key"),
                        .count = body.at("count").get<int>(),
                        .charges = charges_from(body),
                        .fee_waived = body.value("fee_waived", false),
                        .letter = body.value("letter", false),
                        .notice_due = body.at("notice_due").get<std::string>(),
                        .cash_only = {}};
    if (body.contains("cash_only")) {
        const json& rule = body.at("cash_only");
        fact.cash_only = CashOnly{.account = get_text(rule, "account"),
                                  .bank_key = get_text(rule, "bank_key"),
                                  .until = get_text(rule, "until")};
    }
    return fact;
}

json to_body(const TenderRedeposited& fact) {
    json body = correction_json(fact.correction);
    body["tender"] = fact.tender;
    body["amount"] = fact.amount.cents();
    return body;
}

TenderRedeposited tender_redeposited_from(const json& body) {
    return {.correction = correction_from(body),
            .tender = body.at("tender").get<int>(),
            .amount = get_money(body, "amount")};
}

json to_body(const ReturnWaived& fact) {
    json body = correction_json(fact.correction);
    body["tender"] = fact.tender;
    body["return_seq"] = fact.return_seq;
    body["bank_error"] = fact.bank_error;
    return body;
}

ReturnWaived return_waived_from(const json& body) {
    return {.correction = correction_from(body),
            .tender = body.at("tender").get<int>(),
            .return_seq = body.at("return_seq").get<std::int64_t>(),
            .bank_error = body.at("bank_error").get<bool>()};
}

json to_body(const PaymentReversed& fact) {
    json body = correction_json(fact.correction);
    body["to"] = name_of(fact.to);
    body["amount"] = fact.amount.cents();
    put_text(body, "refund", fact.refund);
    put_text(body, "payee", fact.payee);
    put_text(body, "account", fact.account);
    put_text(body, "suspense", fact.suspense);
    return body;
}

PaymentReversed payment_reversed_from(const json& body) {
    return {.correction = correction_from(body),
            .to = reversal_to(body.at("to").get<std::string>()),
            .amount = get_money(body, "amount"),
            .refund = get_text(body, "refund"),
            .payee = get_text(body, "payee"),
            .account = get_text(body, "account"),
            .suspense = get_text(body, "suspense")};
}

json to_body(const PaymentMoved& fact) {
    json body = correction_json(fact.correction);
    body["from"] = fact.from;
    body["account"] = fact.account;
    body["received_on"] = fact.received_on;
    body["amount"] = fact.amount.cents();
    return body;
}

PaymentMoved payment_moved_from(const json& body) {
    return {.correction = correction_from(body),
            .from = body.at("from").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .received_on = body.at("received_on").get<std::string>(),
            .amount = get_money(body, "amount")};
}

json to_body(const PaymentRetendered& fact) {
    json body{{"payment", fact.payment},  {"session", fact.session}, {"tender", fact.tender},
              {"was", to_json(fact.was)}, {"is", to_json(fact.is)},  {"reason", fact.reason}};
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

PaymentRetendered payment_retendered_from(const json& body) {
    return {.payment = body.at("payment").get<std::string>(),
            .session = body.at("session").get<std::string>(),
            .tender = body.at("tender").get<int>(),
            .was = tender_line_from(body.at("was")),
            .is = tender_line_from(body.at("is")),
            .reason = body.at("reason").get<std::string>(),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const SuspenseResolved& fact) {
    json body = correction_json(fact.correction);
    body["item"] = fact.item;
    body["account"] = fact.account;
    body["amount"] = fact.amount.cents();
    put_text(body, "action", fact.action);
    put_text(body, "refund", fact.refund);
    put_text(body, "payee", fact.payee);
    return body;
}

SuspenseResolved suspense_resolved_from(const json& body) {
    return {.correction = correction_from(body),
            .item = body.at("item").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .amount = get_money(body, "amount"),
            .action = get_text(body, "action"),
            .refund = get_text(body, "refund"),
            .payee = get_text(body, "payee")};
}

CorrectionStep step_of(const TenderReturned& fact) {
    return {.moves = fact.correction.moves,
            .tender = fact.tender,
            .becomes = TenderState::returned,
            .corrected = {}};
}

CorrectionStep step_of(const TenderRedeposited& fact) {
    return {.moves = fact.correction.moves,
            .tender = fact.tender,
            .becomes = TenderState::redeposited,
            .corrected = {}};
}

CorrectionStep step_of(const PaymentReversed& fact) {
    CorrectionStep step{.moves = fact.correction.moves, .tender = 0, .becomes = {}, .corrected = {}};
    if (fact.money_leaves()) step.becomes = TenderState::reversed;
    return step;
}

CorrectionStep step_of(const PaymentMoved& fact) {
    return {.moves = fact.correction.moves, .tender = 0, .becomes = {}, .corrected = {}};
}

CorrectionStep step_of(const PaymentRetendered& fact) {
    return {.moves = {}, .tender = fact.tender, .becomes = {}, .corrected = fact.is};
}

CorrectionStep step_of(const SuspenseResolved& fact) {
    return {.moves = fact.correction.moves, .tender = 0, .becomes = {}, .corrected = {}};
}

}  // namespace core
