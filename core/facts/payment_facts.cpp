#include "core/facts/payment_facts.h"

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

void put_effects(json& body, const std::vector<EffectKind>& effects) {
    for (const EffectKind effect : effects) body["effects"].push_back(name_of(effect));
}

std::vector<EffectKind> get_effects(const json& body) {
    std::vector<EffectKind> effects;
    if (!body.contains("effects")) return effects;
    for (const json& name : body.at("effects")) {
        if (const auto effect = effect_kind(name.get<std::string>())) effects.push_back(*effect);
    }
    return effects;
}

void put_flag(json& object, const char* key, bool value) {
    if (value) object[key] = true;
}

void put_words(json& body, const char* key, const std::vector<std::string>& words) {
    if (!words.empty()) body[key] = words;
}

std::vector<std::string> get_words(const json& body, const char* key) {
    return body.contains(key) ? body.at(key).get<std::vector<std::string>>() : std::vector<std::string>{};
}

std::optional<Date> get_date(const json& object, const char* key) {
    const auto date = Date::parse(get_text(object, key));
    return date ? std::optional(*date) : std::nullopt;
}

json tender_json(const TenderLine& tender) {
    json object{{"amount", tender.amount.cents()}, {"type", name_of(tender.type)}};
    put_text(object, "number", tender.number);
    put_text(object, "routing", tender.routing);
    put_text(object, "account_last4", tender.account_last4);
    put_text(object, "reference", tender.reference);
    put_pieces(object, tender.pieces);
    put_text(object, "bank_key", tender.bank_key);
    if (tender.check_date) object["date"] = tender.check_date->text();
    put_text(object, "payable_to", tender.payable_to);
    put_flag(object, "foreign", tender.foreign);
    put_flag(object, "paid_in_full", tender.paid_in_full);
    return object;
}

TenderLine tender_from(const json& object) {
    return {.type = tender_type(object.at("type").get<std::string>()).value_or(TenderType::cash),
            .amount = get_money(object, "amount"),
            .number = get_text(object, "number"),
            .routing = get_text(object, "routing"),
            .account_last4 = get_text(object, "account_last4"),
            .reference = get_text(object, "reference"),
            .pieces = get_pieces(object),
            .bank_key = get_text(object, "bank_key"),
            .check_date = get_date(object, "date"),
            .payable_to = get_text(object, "payable_to"),
            .foreign = object.value("foreign", false),
            .paid_in_full = object.value("paid_in_full", false)};
}

json allocation_json(const AllocationLine& line) {
    json object{{"account", line.account},
                {"amount", line.amount.cents()},
                {"kind", name_of(line.kind)},
                {"to", line.to}};
    put_text(object, "receivable", line.receivable);
    put_text(object, "due", line.due_date);
    put_flag(object, "directed", line.directed);
    put_text(object, "suspense", line.suspense);
    put_text(object, "reason", line.reason);
    return object;
}

AllocationLine allocation_from(const json& object) {
    return {.account = object.at("account").get<std::string>(),
            .receivable = get_text(object, "receivable"),
            .kind = payment_kind(object.at("kind").get<std::string>()).value_or(PaymentKind::suspense),
            .to = object.at("to").get<std::string>(),
            .amount = get_money(object, "amount"),
            .due_date = get_text(object, "due"),
            .directed = object.value("directed", false),
            .suspense = get_text(object, "suspense"),
            .reason = get_text(object, "reason")};
}

}  // namespace

Money PaymentPosted::amount() const {
    Money sum;
    for (const AllocationLine& line : allocations) sum += line.amount;
    return sum;
}

Money PaymentPosted::change() const {
    Money sum;
    for (const TenderLine& tender : tenders) {
        if (tender.is_change()) sum -= tender.amount;
    }
    return sum;
}

json to_body(const PaymentPosted& fact) {
    json body{{"payment", fact.payment},
              {"attempt", fact.attempt},
              {"content", fact.content},
              {"session", fact.session}};
    put_text(body, "payor", fact.payor);
    put_text(body, "received_on", fact.received_on);
    for (const TenderLine& tender : fact.tenders) body["tenders"].push_back(tender_json(tender));
    for (const AllocationLine& line : fact.allocations) body["allocations"].push_back(allocation_json(line));
    put_effects(body, fact.effects);
    put_text(body, "payor_account", fact.payor_account);
    if (!fact.rounding.is_zero()) body["rounding"] = fact.rounding.cents();
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    put_words(body, "overrides", fact.overrides);
    put_words(body, "warnings", fact.warnings);
    put_requests(body, fact.requests);
    put_text(body, "batch", fact.batch);
    if (fact.batch_items > 0) body["batch_items"] = fact.batch_items;
    put_text(body, "manual_receipt", fact.manual_receipt);
    return body;
}

PaymentPosted payment_posted_from(const json& body) {
    PaymentPosted fact{.payment = body.at("payment").get<std::string>(),
                       .attempt = body.at("attempt").get<std::string>(),
                       .content = body.at("content").get<std::string>(),
                       .session = body.at("session").get<std::string>(),
                       .payor = get_text(body, "payor"),
                       .received_on = get_text(body, "received_on"),
                       .tenders = {},
                       .allocations = {},
                       .effects = get_effects(body),
                       .payor_account = get_text(body, "payor_account"),
                       .rounding = Money::from_cents(body.value("rounding", std::int64_t{0})),
                       .reason = get_text(body, "reason"),
                       .approved_by = get_text(body, "approved_by"),
                       .overrides = get_words(body, "overrides"),
                       .warnings = get_words(body, "warnings"),
                       .requests = requests_of(body),
                       .batch = get_text(body, "batch"),
                       .batch_items = body.value("batch_items", std::int64_t{0}),
                       .manual_receipt = get_text(body, "manual_receipt")};
    for (const json& tender : body.at("tenders")) fact.tenders.push_back(tender_from(tender));
    for (const json& line : body.at("allocations")) fact.allocations.push_back(allocation_from(line));
    return fact;
}

json to_body(const PaymentVoided& fact) {
    json body{{"payment", fact.payment},
              {"session", fact.session},
              {"reason", fact.reason},
              {"cash_back", fact.cash_back.cents()}};
    put_text(body, "approved_by", fact.approved_by);
    put_pieces(body, fact.pieces);
    put_effects(body, fact.effects);
    put_words(body, "withdrawn", fact.withdrawn);
    return body;
}

PaymentVoided payment_voided_from(const json& body) {
    return {.payment = body.at("payment").get<std::string>(),
            .session = body.at("session").get<std::string>(),
            .reason = body.at("reason").get<std::string>(),
            .approved_by = get_text(body, "approved_by"),
            .cash_back = get_money(body, "cash_back"),
            .pieces = get_pieces(body),
            .effects = get_effects(body),
            .withdrawn = get_words(body, "withdrawn")};
}

json to_json(const TenderLine& tender) {
    return tender_json(tender);
}

TenderLine tender_line_from(const json& object) {
    return tender_from(object);
}

}  // namespace core
