#include "core/counter/payment_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "core/base/utf8_text.h"
#include "core/journal/entry.h"

namespace core {

namespace {

using nlohmann::json;

constexpr std::size_t text_length_max = 120;
constexpr std::size_t list_length_max = 50;

tl::unexpected<Problem> malformed(std::string_view what) {
    return problem(ProblemCode::payment_malformed, fmt::format("the payment request is wrong: {}", what));
}

Done check_fields(const json& object, std::string_view where, std::initializer_list<std::string_view> known) {
    if (!object.is_object()) return malformed(fmt::format("{} must be an object", where));
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            return malformed(fmt::format("{} has an unknown field \"{}\"", where, printable(key)));
        }
    }
    return {};
}

Result<std::string> text_field(const json& object, const char* key) {
    if (!object.contains(key) || object.at(key).is_null()) return std::string{};
    if (!object.at(key).is_string()) return malformed(fmt::format("\"{}\" must be a text", key));
    const auto text = object.at(key).get<std::string>();
    const bool control =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (text.size() > text_length_max || control || !is_valid_utf8(text)) {
        return malformed(fmt::format("\"{}\" is too long or holds control characters", key));
    }
    return text;
}

Result<Money> amount_field(const json& object) {
    if (!object.contains("amount") || !object.at("amount").is_string()) {
        return malformed("\"amount\" must be a text like \"123.45\"");
    }
    return Money::parse(object.at("amount").get<std::string>());
}

Result<PaymentItem> item_from(const json& object) {
    if (const Done known = check_fields(object, "an item", {"account", "amount"}); !known)
        return tl::unexpected(known.error());
    const auto account = text_field(object, "account");
    if (!account) return tl::unexpected(account.error());
    if (account->empty()) return malformed("an item has no account");
    const auto amount = amount_field(object);
    if (!amount) return tl::unexpected(amount.error());
    const auto number = AccountNumber::parse(*account);
    if (!number) return tl::unexpected(number.error());
    return PaymentItem{*number, *amount};
}

Result<CashCount> pieces_field(const json& object) {
    const auto text = text_field(object, "denominations");
    if (!text) return tl::unexpected(text.error());
    return CashCount::parse(*text);
}

Result<TenderLine> tender_from(const json& object) {
    const Done known = check_fields(
        object, "a tender",
        {"type", "amount", "number", "routing", "account_last4", "account", "reference", "denominations"});
    if (!known) return tl::unexpected(known.error());
    TenderLine tender;
    const auto type = text_field(object, "type");
    if (!type) return tl::unexpected(type.error());
    const auto known_type = tender_type(*type);
    if (!known_type) {
        return problem(ProblemCode::tender_type_unknown,
                       fmt::format("\"{}\" is not a tender type", printable(*type)));
    }
    tender.type = *known_type;
    const auto amount = amount_field(object);
    if (!amount) return tl::unexpected(amount.error());
    tender.amount = *amount;
    for (const auto& [key, target] :
         {std::pair{"number", &tender.number}, std::pair{"routing", &tender.routing},
          std::pair{"account_last4", &tender.account_last4}, std::pair{"reference", &tender.reference}}) {
        auto text = text_field(object, key);
        if (!text) return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    // Of a bank account only the last four digits are kept.
    const auto bank_account = text_field(object, "account");
    if (!bank_account) return tl::unexpected(bank_account.error());
    if (!bank_account->empty()) tender.account_last4 = *bank_account;
    if (tender.account_last4.size() > 4) tender.account_last4.erase(0, tender.account_last4.size() - 4);
    auto pieces = pieces_field(object);
    if (!pieces) return tl::unexpected(pieces.error());
    tender.pieces = std::move(*pieces);
    return tender;
}

template <class Item>
Result<std::vector<Item>> list_field(const json& object, const char* key, Result<Item> (*read)(const json&)) {
    if (!object.contains(key) || !object.at(key).is_array() || object.at(key).empty() ||
        object.at(key).size() > list_length_max) {
        return malformed(fmt::format("\"{}\" must be a list of 1 to {}", key, list_length_max));
    }
    std::vector<Item> list;
    for (const json& element : object.at(key)) {
        auto item = read(element);
        if (!item) return tl::unexpected(item.error());
        list.push_back(std::move(*item));
    }
    return list;
}

// "payor" is a name, or an object with a name (and the account the payor holds).
Result<std::string> payor_field(const json& object) {
    if (!object.contains("payor") || !object.at("payor").is_object()) return text_field(object, "payor");
    const json& payor = object.at("payor");
    if (const Done known = check_fields(payor, "the payor", {"name", "account"}); !known)
        return tl::unexpected(known.error());
    return text_field(payor, "name");
}

Result<PaymentRequest> request_from(const json& object) {
    const Done known = check_fields(object, "the payment",
                                    {"attempt", "person", "payor", "items", "tenders", "received_on"});
    if (!known) return tl::unexpected(known.error());
    PaymentRequest request;
    for (const auto& [key, target] :
         {std::pair{"attempt", &request.attempt}, std::pair{"person", &request.person}}) {
        auto text = text_field(object, key);
        if (!text) return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    auto payor = payor_field(object);
    if (!payor) return tl::unexpected(payor.error());
    request.payor = std::move(*payor);
    auto items = list_field(object, "items", item_from);
    if (!items) return tl::unexpected(items.error());
    request.items = std::move(*items);
    auto tenders = list_field(object, "tenders", tender_from);
    if (!tenders) return tl::unexpected(tenders.error());
    request.tenders = std::move(*tenders);
    const auto received_on = text_field(object, "received_on");
    if (!received_on) return tl::unexpected(received_on.error());
    if (!received_on->empty()) {
        const auto date = Date::parse(*received_on);
        if (!date) return tl::unexpected(date.error());
        request.received_on = *date;
    }
    return request;
}

}  // namespace

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

Result<PaymentRequest> parse_payment_request(std::string_view text) {
    const json object = json::parse(text, nullptr, false);
    if (object.is_discarded()) return malformed("it is not JSON");
    return request_from(object);
}

std::string fingerprint(const PaymentRequest& request) {
    json content{{"payor", request.payor},
                 {"received_on", request.received_on ? request.received_on->text() : ""}};
    for (const PaymentItem& item : request.items)
        content["items"].push_back({item.account.text(), item.amount.cents()});
    for (const TenderLine& tender : request.tenders) {
        content["tenders"].push_back({name_of(tender.type), tender.amount.cents(), tender.number,
                                      tender.routing, tender.account_last4, tender.reference,
                                      tender.pieces.text()});
    }
    return chain_hash("", content.dump(-1, ' ', false, json::error_handler_t::replace)).substr(0, 32);
}

}  // namespace core
