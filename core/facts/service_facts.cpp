#include "core/facts/service_facts.h"

#include "core/facts/json_fields.h"

namespace core {

using nlohmann::json;

namespace {

Date get_date(const json& object, const char* key) {
    return Date::parse(object.at(key).get<std::string>()).value_or(Date{});
}

}  // namespace

json to_body(const AccountFlagged& fact) {
    json body{{"account", fact.account}, {"flag", fact.flag}, {"set", fact.set}, {"reason", fact.reason}};
    put_text(body, "until", fact.until);
    return body;
}

AccountFlagged account_flagged_from(const json& body) {
    return {.account = body.at("account").get<std::string>(),
            .flag = body.at("flag").get<std::string>(),
            .set = body.at("set").get<bool>(),
            .until = get_text(body, "until"),
            .reason = get_text(body, "reason")};
}

json to_body(const DepositApplied& fact) {
    json body{{"account", fact.account},
              {"deposit", fact.deposit.cents()},
              {"interest", fact.interest.cents()},
              {"applied", fact.applied.cents()},
              {"still_due", fact.still_due.cents()},
              {"refund_due", fact.refund_due.cents()},
              {"overridden", fact.overridden},
              {"reason", fact.reason}};
    put_text(body, "interest_from", fact.interest_from);
    put_text(body, "approved_by", fact.approved_by);
    put_moves(body, fact.moves);
    return body;
}

DepositApplied deposit_applied_from(const json& body) {
    return {.account = body.at("account").get<std::string>(),
            .deposit = get_money(body, "deposit"),
            .interest = get_money(body, "interest"),
            .applied = get_money(body, "applied"),
            .refund_due = get_money(body, "refund_due"),
            .still_due = get_money(body, "still_due"),
            .interest_from = get_text(body, "interest_from"),
            .overridden = body.at("overridden").get<bool>(),
            .moves = moves_of(body),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const OrderAdded& fact) {
    return {{"order", fact.order}, {"account", fact.account}, {"kind", fact.kind},
            {"state", fact.state}, {"on", fact.on},           {"reason", fact.reason}};
}

OrderAdded order_added_from(const json& body) {
    return {.order = body.at("order").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .kind = body.at("kind").get<std::string>(),
            .state = body.at("state").get<std::string>(),
            .on = body.at("on").get<std::string>(),
            .reason = get_text(body, "reason")};
}

json to_body(const OrderChanged& fact) {
    json body{{"order", fact.order}, {"state", fact.state}};
    put_text(body, "reference", fact.reference);
    put_text(body, "reason", fact.reason);
    return body;
}

OrderChanged order_changed_from(const json& body) {
    return {.order = body.at("order").get<std::string>(),
            .state = body.at("state").get<std::string>(),
            .reference = get_text(body, "reference"),
            .reason = get_text(body, "reason")};
}

json to_body(const LicenceAdded& fact) {
    return {{"licence", fact.licence},
            {"account", fact.account},
            {"fee", fact.fee.cents()},
            {"expires", fact.expires.text()},
            {"reason", fact.reason}};
}

LicenceAdded licence_added_from(const json& body) {
    return {.licence = body.at("licence").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .fee = get_money(body, "fee"),
            .expires = get_date(body, "expires"),
            .reason = get_text(body, "reason")};
}

json to_body(const LicenceRenewed& fact) {
    json body{{"licence", fact.licence},
              {"account", fact.account},
              {"on", fact.on.text()},
              {"expires", fact.expires.text()}};
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    put_receivables(body, fact.receivables);
    put_moves(body, fact.moves);
    return body;
}

LicenceRenewed licence_renewed_from(const json& body) {
    return {.licence = body.at("licence").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .on = get_date(body, "on"),
            .expires = get_date(body, "expires"),
            .receivables = receivables_of(body),
            .moves = moves_of(body),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const ContactNoted& fact) {
    json body{{"contact", fact.contact},
              {"account", fact.account},
              {"kind", contact_kinds.name_of(fact.kind)},
              {"text", fact.text}};
    if (!fact.amount.is_zero()) body["amount"] = fact.amount.cents();
    put_text(body, "by", fact.by);
    put_text(body, "what", fact.what);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

ContactNoted contact_noted_from(const json& body) {
    return {.contact = body.at("contact").get<std::string>(),
            .account = body.at("account").get<std::string>(),
            .kind = contact_kinds(body.at("kind").get<std::string>()).value_or(ContactKind::note),
            .text = body.at("text").get<std::string>(),
            .amount = body.contains("amount") ? get_money(body, "amount") : Money{},
            .by = get_text(body, "by"),
            .what = get_text(body, "what"),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const ContactSettled& fact) {
    json body{{"contact", fact.contact}};
    put_text(body, "text", fact.text);
    return body;
}

ContactSettled contact_settled_from(const json& body) {
    return {.contact = body.at("contact").get<std::string>(), .text = get_text(body, "text")};
}

}  // namespace core
