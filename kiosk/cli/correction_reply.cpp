#include "kiosk/cli/correction_reply.h"

#include <fmt/format.h>

#include "core/store/station/numbering.h"

namespace kiosk {

using core::AccountMove;
using core::Corrected;
using core::Correction;
using nlohmann::json;

namespace {

json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

json moves_json(const std::vector<AccountMove>& moves) {
    auto list = json::array();
    for (const AccountMove& move : moves) {
        list.push_back({{"account", text_or_null(move.account)},
                        {"receivable", text_or_null(move.receivable)},
                        {"to", move.to},
                        {"kind", core::name_of(move.kind)},
                        {"amount", move.amount.text()}});
    }
    return list;
}

std::string moves_text(const std::vector<AccountMove>& moves) {
    std::string text;
    for (const AccountMove& move : moves) {
        text += fmt::format("  {:<12} {:<10} {:<12} {:>12}\n", move.account, move.receivable,
                            core::name_of(move.kind), move.amount.text());
    }
    return text;
}

template <class Fact>
json common_json(const Corrected<Fact>& result, const Correction& correction) {
    return {{"payment", correction.payment},
            {"seq", result.entry.seq},
            {"state", core::name_of(result.state)},
            {"standing", result.standing.text()},
            {"reason", correction.reason},
            {"approved_by", text_or_null(correction.approved_by)},
            {"allocations", moves_json(correction.moves)}};
}

template <class Fact>
std::string common_text(const Corrected<Fact>& result, const Correction& correction) {
    return fmt::format("{} is {}, {} stands.\n{}", correction.payment, core::name_of(result.state),
                       result.standing.text(), moves_text(correction.moves));
}

json charges_json(const std::vector<core::Charge>& charges) {
    auto list = json::array();
    for (const core::Charge& charge : charges) {
        list.push_back({{"account", charge.owed.account},
                        {"receivable", charge.owed.id},
                        {"to", "receivable:" + charge.owed.service},
                        {"against", charge.against},
                        {"amount", charge.owed.amount.text()},
                        {"due_date", charge.owed.due_date.text()}});
    }
    return list;
}

}  // namespace

Reply correction_reply(const Corrected<core::TenderReturned>& result) {
    const core::TenderReturned& fact = result.fact;
    json answer = common_json(result, fact.correction);
    answer["tender"] = core::tender_name(fact.correction.payment, fact.tender);
    answer["returned"] = true;
    answer["amount"] = fact.amount.text();
    answer["code"] = fact.code;
    answer["meaning"] = fact.meaning;
    answer["advice_date"] = fact.advice_date;
    answer["payor_account"] = text_or_null(fact.payor_account);
    answer["charges"] = charges_json(fact.charges);
    answer["fee_waived"] = fact.fee_waived;
    answer["letter"] = fact.letter;
    answer["returned_items_in_window"] = fact.count;
    answer["notice_due"] = fact.notice_due;
    answer["cash_only"] = fact.cash_only.has_value();
    answer["restore_shutoff"] = fact.restore_shutoff;
    std::string text = common_text(result, fact.correction);
    for (const core::Charge& charge : fact.charges)
        text += fmt::format("Charged {} to {}.\n", charge.owed.amount.text(), charge.owed.account);
    if (fact.letter) text += "The payor has no account here: send a letter.\n";
    text += fmt::format("To be made good by {}.\n", fact.notice_due);
    if (fact.cash_only) {
        answer["cash_only_until"] = text_or_null(fact.cash_only->until);
        text += fmt::format("No more checks from this payor{}.\n",
                            fact.cash_only->until.empty() ? "" : " until " + fact.cash_only->until);
    }
    for (const std::string& account : fact.restore_shutoff)
        text += fmt::format("Shut-off of {} is to be restored.\n", account);
    return {.json = std::move(answer), .text = std::move(text)};
}

Reply correction_reply(const Corrected<core::TenderRedeposited>& result) {
    json answer = common_json(result, result.fact.correction);
    answer["tender"] = core::tender_name(result.fact.correction.payment, result.fact.tender);
    answer["redeposited"] = true;
    answer["amount"] = result.fact.amount.text();
    return {.json = std::move(answer), .text = common_text(result, result.fact.correction)};
}

Reply correction_reply(const Corrected<core::ReturnWaived>& result) {
    json answer = common_json(result, result.fact.correction);
    answer["tender"] = core::tender_name(result.fact.correction.payment, result.fact.tender);
    answer["fee_waived"] = true;
    answer["bank_error"] = result.fact.bank_error;
    answer["waived"] = core::total_of(result.fact.correction.moves).text();
    return {.json = std::move(answer), .text = common_text(result, result.fact.correction)};
}

Reply correction_reply(const Corrected<core::PaymentReversed>& result) {
    const core::PaymentReversed& fact = result.fact;
    json answer = common_json(result, fact.correction);
    answer["reversed"] = true;
    answer["to"] = core::name_of(fact.to);
    answer["amount"] = fact.amount.text();
    if (!fact.account.empty()) answer["account"] = fact.account;
    if (!fact.suspense.empty()) answer["suspense"] = fact.suspense;
    std::string text = common_text(result, fact.correction);
    if (!fact.refund.empty()) {
        answer["refund"] = {{"request", fact.refund}, {"payee", fact.payee}, {"amount", fact.amount.text()}};
        text += fmt::format("{}: {} by city check to {}.\n", fact.refund, fact.amount.text(), fact.payee);
    }
    return {.json = std::move(answer), .text = std::move(text)};
}

Reply correction_reply(const Corrected<core::PaymentMoved>& result) {
    json answer = common_json(result, result.fact.correction);
    answer["moved"] = true;
    answer["from"] = text_or_null(result.fact.from);
    answer["account"] = result.fact.account;
    answer["amount"] = result.fact.amount.text();
    answer["received_on"] = result.fact.received_on;
    return {.json = std::move(answer), .text = common_text(result, result.fact.correction)};
}

Reply correction_reply(const Corrected<core::PaymentRetendered>& result) {
    const core::PaymentRetendered& fact = result.fact;
    const std::string tender = core::tender_name(fact.payment, fact.tender);
    return {.json = {{"payment", fact.payment},
                     {"seq", result.entry.seq},
                     {"tender", tender},
                     {"was", core::name_of(fact.was.type)},
                     {"type", core::name_of(fact.is.type)},
                     {"number", text_or_null(fact.is.number.empty() ? fact.is.reference : fact.is.number)},
                     {"amount", fact.is.amount.text()},
                     {"state", core::name_of(result.state)},
                     {"reason", fact.reason}},
            .text = fmt::format("{}: {} is now keyed as {}, was {}.\n", tender, fact.is.amount.text(),
                                core::name_of(fact.is.type), core::name_of(fact.was.type))};
}

json standing_json(const core::CorrectedPayment& payment) {
    json object{{"state", core::name_of(payment.standing.state())},
                {"standing", payment.standing.amount().text()},
                {"tender_states", json::array()},
                {"corrections", json::array()}};
    for (const core::Standing::Tender& tender : payment.standing.tenders) {
        object["tender_states"].push_back(
            {{"tender", core::tender_name(payment.posted.payment, tender.number)},
             {"type", core::name_of(tender.line.type)},
             {"amount", tender.line.amount.text()},
             {"state", core::name_of(tender.state)}});
    }
    for (const core::Entry& entry : payment.corrections) {
        object["corrections"].push_back(
            {{"seq", entry.seq},
             {"what", core::name_of(entry.kind)},
             {"at", entry.at.text()},
             {"business_date", entry.business_date ? json(entry.business_date->text()) : json()},
             {"person", entry.person},
             {"reason", entry.body.value("reason", std::string())},
             {"approved_by", text_or_null(entry.body.value("approved_by", std::string()))}});
    }
    return object;
}

}  // namespace kiosk
