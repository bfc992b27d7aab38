#include "core/facts/arrangement_facts.h"

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

json terms_json(const ArrangementTerms& terms) {
    return {{"rule", terms.rule},
            {"citation", terms.citation},
            {"current_charges_required", terms.current_charges_required},
            {"unpaid_days_max", terms.unpaid_days_max},
            {"on_default", plan_defaults.name_of(terms.on_default)},
            {"default_notice_days", terms.default_notice_days}};
}

ArrangementTerms terms_from(const json& object) {
    return {.rule = text_at(object, "rule"),
            .citation = text_at(object, "citation"),
            .current_charges_required = object.at("current_charges_required").get<bool>(),
            .unpaid_days_max = object.at("unpaid_days_max").get<int>(),
            .on_default = plan_defaults(text_at(object, "on_default")).value_or(PlanDefault::notice),
            .default_notice_days = object.at("default_notice_days").get<int>()};
}

}  // namespace

json to_body(const ArrangementMade& fact) {
    json body{{"arrangement", fact.arrangement}, {"kind", arrangement_kinds.name_of(fact.kind)},
              {"account", fact.account},         {"made_on", fact.made_on.text()},
              {"until", fact.until.text()},      {"amount", fact.amount.cents()},
              {"down", fact.down.cents()},       {"holder_present", fact.holder_present},
              {"terms", terms_json(fact.terms)}, {"reason", fact.reason}};
    put_text(body, "holder", fact.holder);
    put_text(body, "agency", fact.agency);
    for (const CoveredAmount& part : fact.covers) {
        body["covers"].push_back({{"receivable", part.receivable}, {"amount", part.amount.cents()}});
    }
    for (const Instalment& part : fact.instalments) {
        body["instalments"].push_back({{"due", part.due.text()}, {"amount", part.amount.cents()}});
    }
    return body;
}

ArrangementMade arrangement_made_from(const json& body) {
    ArrangementMade fact{
        .arrangement = text_at(body, "arrangement"),
        .kind = arrangement_kinds(text_at(body, "kind")).value_or(ArrangementKind::extension),
        .account = text_at(body, "account"),
        .holder = get_text(body, "holder"),
        .made_on = date_at(body, "made_on"),
        .until = date_at(body, "until"),
        .amount = get_money(body, "amount"),
        .down = get_money(body, "down"),
        .agency = get_text(body, "agency"),
        .holder_present = body.at("holder_present").get<bool>(),
        .terms = terms_from(body.at("terms")),
        .reason = text_at(body, "reason")};
    for (const json& part : body.value("covers", json::array())) {
        fact.covers.push_back({text_at(part, "receivable"), get_money(part, "amount")});
    }
    for (const json& part : body.value("instalments", json::array())) {
        fact.instalments.push_back({date_at(part, "due"), get_money(part, "amount")});
    }
    return fact;
}

json to_body(const ArrangementChanged& fact) {
    json body{{"arrangement", fact.arrangement},
              {"state", arrangement_states.name_of(fact.state)},
              {"cause", fact.cause}};
    put_text(body, "payment", fact.payment);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

ArrangementChanged arrangement_changed_from(const json& body) {
    return {.arrangement = text_at(body, "arrangement"),
            .state = arrangement_states(text_at(body, "state")).value_or(ArrangementState::cancelled),
            .cause = text_at(body, "cause"),
            .payment = get_text(body, "payment"),
            .approved_by = get_text(body, "approved_by")};
}

}  // namespace core
