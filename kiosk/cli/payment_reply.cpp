#include "kiosk/cli/payment_reply.h"

#include <fmt/format.h>

namespace kiosk {

using nlohmann::json;

namespace {

json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

void put_text(json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

// What the drawer is advised to hand back.
std::string change_pieces(const core::PaymentPosted& fact) {
    for (const core::TenderLine& tender : fact.tenders) {
        if (tender.is_change()) return tender.pieces.text();
    }
    return {};
}

}  // namespace

json allocations_json(const core::PaymentPosted& fact) {
    auto list = json::array();
    for (const core::AllocationLine& line : fact.allocations) {
        list.push_back({{"account", text_or_null(line.account)},
                        {"receivable", text_or_null(line.receivable)},
                        {"to", line.to},
                        {"kind", core::name_of(line.kind)},
                        {"amount", line.amount.text()}});
    }
    return list;
}

json tenders_json(const core::PaymentPosted& fact) {
    auto list = json::array();
    int number = 0;
    for (const core::TenderLine& tender : fact.tenders) {
        json item{{"tender", fmt::format("{}/T{}", fact.payment, ++number)},
                  {"type", core::name_of(tender.type)},
                  {"amount", tender.amount.text()}};
        if (tender.is_change()) item["change"] = true;
        put_text(item, "number", tender.number);
        put_text(item, "routing", tender.routing);
        put_text(item, "account_last4", tender.account_last4);
        put_text(item, "reference", tender.reference);
        put_text(item, "denominations", tender.pieces.text());
        if (tender.check_date) item["date"] = tender.check_date->text();
        list.push_back(std::move(item));
    }
    return list;
}

namespace {

json requests_json(const core::PaymentPosted& fact) {
    auto list = json::array();
    for (const core::ServiceRequest& request : fact.requests) {
        list.push_back({{"request", core::service_asks.name_of(request.ask)},
                        {"reference", request.reference},
                        {"account", request.account},
                        {"state", "requested"}});
    }
    return list;
}

json suspense_json(const core::PaymentPosted& fact) {
    auto list = json::array();
    for (const core::AllocationLine& line : fact.allocations) {
        if (line.suspense.empty()) continue;
        list.push_back({{"item", line.suspense}, {"amount", line.amount.text()}, {"reason", line.reason}});
    }
    return list;
}

// What only some payments have.
void put_rest(json& answer, const core::PaymentPosted& fact) {
    put_text(answer, "change_advice", change_pieces(fact));
    put_text(answer, "received_on", fact.received_on);
    put_text(answer, "approved_by", fact.approved_by);
    put_text(answer, "reason", fact.reason);
    put_text(answer, "batch", fact.batch);
    put_text(answer, "manual_receipt", fact.manual_receipt);
    if (!fact.rounding.is_zero()) answer["rounding"] = fact.rounding.text();
    if (!fact.warnings.empty()) answer["warnings"] = fact.warnings;
    if (!fact.overrides.empty()) answer["overrides"] = fact.overrides;
    if (!fact.requests.empty()) answer["requests"] = requests_json(fact);
    if (const json held = suspense_json(fact); !held.empty()) answer["suspense"] = held;
}

std::string rest_text(const core::PaymentPosted& fact) {
    std::string text;
    if (!fact.rounding.is_zero()) text += fmt::format("Cash rounded by {}.\n", fact.rounding.text());
    for (const std::string& warning : fact.warnings) text += fmt::format("Warning: {}.\n", warning);
    for (const core::ServiceRequest& request : fact.requests) {
        text += fmt::format("Requested, {}: {} for {}.\n", request.reference,
                            core::service_asks.name_of(request.ask), request.account);
    }
    return text;
}

}  // namespace

Reply payment_reply(const core::PostedPayment& posted) {
    const core::PaymentPosted& fact = posted.fact;
    json answer{{"payment", fact.payment},
                {"seq", posted.entry.seq},
                {"posted", true},
                {"attempt", fact.attempt},
                {"session", fact.session},
                {"amount", fact.amount().text()},
                {"change", fact.change().text()},
                {"allocations", allocations_json(fact)},
                {"tenders", tenders_json(fact)}};
    put_rest(answer, fact);
    std::string text =
        fmt::format("Posted {}: {}, change {}", fact.payment, fact.amount().text(), fact.change().text());
    if (const std::string pieces = change_pieces(fact); !pieces.empty()) text += fmt::format(" ({})", pieces);
    text += "\n";
    for (const core::AllocationLine& line : fact.allocations) {
        text += fmt::format("  {:<12} {:<10} {:<12} {:>12}\n", line.account,
                            line.suspense.empty() ? line.receivable : line.suspense, core::name_of(line.kind),
                            line.amount.text());
    }
    text += rest_text(fact);
    return {.json = std::move(answer), .text = std::move(text)};
}

Reply void_reply(const core::VoidedPayment& voided) {
    const core::PaymentVoided& fact = voided.fact;
    json answer{{"payment", fact.payment},
                {"seq", voided.entry.seq},
                {"voided", true},
                {"cash_back", fact.cash_back.text()},
                {"approved_by", text_or_null(fact.approved_by)},
                {"reason", fact.reason}};
    put_text(answer, "cash_back_advice", fact.pieces.text());
    if (!fact.withdrawn.empty()) answer["withdrawn"] = fact.withdrawn;
    std::string withdrawn;
    for (const std::string& order : fact.withdrawn) withdrawn += fmt::format("Withdrawn: {}.\n", order);
    return {.json = std::move(answer),
            .text = fmt::format("Voided {}. Give back {} in cash{}.\n", fact.payment, fact.cash_back.text(),
                                fact.pieces.empty() ? "" : fmt::format(" ({})", fact.pieces.text())) +
                    withdrawn};
}

}  // namespace kiosk
