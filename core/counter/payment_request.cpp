#include "core/counter/payment_request.h"

#include <algorithm>

#include "core/counter/payment_request_fields.h"
#include "core/journal/entry.h"

namespace core {

namespace {

using nlohmann::json;

// "payor" is a name, or an object with a name and the account the payor holds.
Done read_payor(const json& object, PaymentRequest& request) {
    const bool with_account = object.contains("payor") && object.at("payor").is_object();
    const json& payor = with_account ? object.at("payor") : object;
    if (with_account) {
        if (const Done known = check_fields(payor, "the payor", {"name", "account"}); !known) return known;
    }
    auto name = text_field(payor, with_account ? "name" : "payor");
    if (!name) return tl::unexpected(name.error());
    request.payor = std::move(*name);
    if (!with_account) return {};
    const auto account = text_field(payor, "account");
    if (!account) return tl::unexpected(account.error());
    if (account->empty()) return {};
    const auto number = AccountNumber::parse(*account);
    if (!number) return tl::unexpected(number.error());
    request.payor_account = *number;
    return {};
}

// "approval": {"person": "sam"}; PINs never stand in a file.
Done read_approval(const json& object, PaymentRequest& request) {
    if (!object.contains("approval")) return {};
    const json& approval = object.at("approval");
    if (const Done known = check_fields(approval, "the approval", {"person"}); !known) return known;
    auto person = text_field(approval, "person");
    if (!person) return tl::unexpected(person.error());
    request.approved_by = std::move(*person);
    return {};
}

Done read_overrides(const json& object, Overrides& overrides) {
    const auto all = flag_field(object, "override");
    if (!all) return tl::unexpected(all.error());
    overrides.all = *all;
    if (!object.contains("overrides")) return {};
    auto codes = list_field<std::string>(object, "overrides", [](const json& code) -> Result<std::string> {
        if (!code.is_string()) return malformed_payment("\"overrides\" must be a list of codes");
        return code.get<std::string>();
    });
    if (!codes) return tl::unexpected(codes.error());
    overrides.codes = std::move(*codes);
    return {};
}

Result<PaymentRequest> request_from(const json& object) {
    const Done known = check_fields(object, "the payment",
                                    {"attempt", "person", "payor", "items", "tenders", "received_on",
                                     "reason", "approval", "override", "overrides"});
    if (!known) return tl::unexpected(known.error());
    PaymentRequest request;
    for (const auto& [key, target] :
         {std::pair{"attempt", &request.attempt}, std::pair{"person", &request.person},
          std::pair{"reason", &request.reason}}) {
        auto text = text_field(object, key);
        if (!text) return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    auto items = list_field(object, "items", payment_item_from);
    if (!items) return tl::unexpected(items.error());
    request.items = std::move(*items);
    auto tenders = list_field(object, "tenders", payment_tender_from);
    if (!tenders) return tl::unexpected(tenders.error());
    request.tenders = std::move(*tenders);
    const auto received_on = date_field(object, "received_on");
    if (!received_on) return tl::unexpected(received_on.error());
    request.received_on = *received_on;
    for (const Done& done : {read_payor(object, request), read_approval(object, request),
                             read_overrides(object, request.overrides)}) {
        if (!done) return tl::unexpected(done.error());
    }
    return request;
}

json item_content(const PaymentItem& item) {
    json content{item.account.text(), item.amount.cents()};
    for (const DirectedAmount& part : item.directed)
        content.push_back({part.receivable, part.amount.cents()});
    if (item.suspense) content.push_back({"suspense", item.reason});
    return content;
}

json tender_content(const TenderLine& tender) {
    json content{name_of(tender.type), tender.amount.cents(), tender.number,        tender.routing,
                 tender.account_last4, tender.reference,      tender.pieces.text(), tender.bank_key,
                 tender.payable_to,    tender.foreign,        tender.paid_in_full};
    if (tender.check_date) content.push_back(tender.check_date->text());
    return content;
}

}  // namespace

bool Overrides::holds(std::string_view code) const {
    return all || std::find(codes.begin(), codes.end(), code) != codes.end();
}

Money PaymentRequest::amount() const {
    Money sum;
    for (const PaymentItem& item : items) sum += item.amount;
    return sum;
}

Money PaymentRequest::tendered() const {
    Money sum;
    for (const TenderLine& tender : tenders) sum += tender.amount;
    return sum;
}

bool PaymentRequest::takes_notes() const {
    return std::any_of(tenders.begin(), tenders.end(),
                       [](const TenderLine& tender) { return tender.type == TenderType::note_acceptor; });
}

Result<PaymentRequest> parse_payment_request(std::string_view text) {
    const json object = json::parse(text, nullptr, false);
    if (object.is_discarded()) return malformed_payment("it is not JSON");
    return request_from(object);
}

std::string fingerprint(const PaymentRequest& request) {
    json content{{"payor", request.payor},
                 {"received_on", request.received_on ? request.received_on->text() : ""}};
    if (request.payor_account) content["payor_account"] = request.payor_account->text();
    if (!request.batch.empty()) content["batch"] = request.batch;
    if (!request.manual_receipt.empty()) content["manual_receipt"] = request.manual_receipt;
    for (const PaymentItem& item : request.items) content["items"].push_back(item_content(item));
    for (const TenderLine& tender : request.tenders) content["tenders"].push_back(tender_content(tender));
    return chain_hash("", content.dump(-1, ' ', false, json::error_handler_t::replace)).substr(0, 32);
}

}  // namespace core
