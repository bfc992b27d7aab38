#include "core/counter/payment_request_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8_text.h"
#include "core/formats/micr_line.h"

namespace core {

using nlohmann::json;

namespace {

constexpr std::size_t text_length_max = 120;
constexpr std::size_t last_digits = 4;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string letters_and_digits(const std::string& text) {
    std::string kept;
    for (const char c : text) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (letter || (c >= '0' && c <= '9')) kept.push_back(c);
    }
    return kept;
}

std::string last_four(const std::string& account) {
    return account.size() > last_digits ? account.substr(account.size() - last_digits) : account;
}

Result<DirectedAmount> directed_from(const json& object) {
    if (const Done known = check_fields(object, "a directed amount", {"receivable", "amount"}); !known)
        return tl::unexpected(known.error());
    auto receivable = text_field(object, "receivable");
    if (!receivable) return tl::unexpected(receivable.error());
    if (receivable->empty()) return malformed_payment("a directed amount names no receivable");
    const auto amount = amount_field(object);
    if (!amount) return tl::unexpected(amount.error());
    return DirectedAmount{std::move(*receivable), *amount};
}

Result<PaymentItem> suspense_from(const json& object, Money amount) {
    if (object.contains("account") && !object.at("account").is_null())
        return malformed_payment("an item in suspense has no account");
    if (object.contains("directed")) return malformed_payment("an item in suspense cannot be directed");
    auto reason = text_field(object, "reason");
    if (!reason) return tl::unexpected(reason.error());
    return PaymentItem{
        .account = {}, .amount = amount, .directed = {}, .suspense = true, .reason = std::move(*reason)};
}

// The number a line at the check's foot holds fills the field, or is what the field says.
Done agree(const char* key, std::string& field, const std::string& read) {
    if (field.empty()) field = read;
    if (read.empty() || field == read) return {};
    return malformed_payment(fmt::format("\"{}\" is not what the check's magnetic line says", key));
}

Done read_micr(const json& object, TenderLine& tender) {
    const auto raw = text_field(object, "micr");
    if (!raw) return tl::unexpected(raw.error());
    if (raw->empty()) return {};
    const auto line = parse_micr_line(*raw);
    if (!line) return tl::unexpected(line.error());
    for (const Done& done :
         {agree("routing", tender.routing, line->routing), agree("number", tender.number, line->number),
          agree("account", tender.bank_account, line->account)}) {
        if (!done) return done;
    }
    return {};
}

Done read_check(const json& object, TenderLine& tender) {
    const auto date = date_field(object, "date");
    if (!date) return tl::unexpected(date.error());
    tender.check_date = *date;
    for (const auto& [key, target] :
         {std::pair{"foreign", &tender.foreign}, std::pair{"paid_in_full", &tender.paid_in_full}}) {
        const auto flag = flag_field(object, key);
        if (!flag) return tl::unexpected(flag.error());
        *target = *flag;
    }
    if (const Done read = read_micr(object, tender); !read) return read;
    tender.bank_account = letters_and_digits(tender.bank_account);
    if (!tender.bank_account.empty()) tender.account_last4 = tender.bank_account;
    tender.account_last4 = last_four(tender.account_last4);
    return {};
}

}  // namespace

tl::unexpected<Problem> malformed_payment(std::string_view what) {
    return problem(ProblemCode::payment_malformed, fmt::format("the payment request is wrong: {}", what));
}

Done check_fields(const json& object, std::string_view where, std::initializer_list<std::string_view> known) {
    if (!object.is_object()) return malformed_payment(fmt::format("{} must be an object", where));
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            return malformed_payment(fmt::format("{} has an unknown field \"{}\"", where, printable(key)));
        }
    }
    return {};
}

Result<std::string> text_field(const json& object, const char* key) {
    if (!object.contains(key) || object.at(key).is_null()) return std::string{};
    if (!object.at(key).is_string()) return malformed_payment(fmt::format("\"{}\" must be a text", key));
    auto text = object.at(key).get<std::string>();
    const bool control = std::any_of(text.begin(), text.end(), is_control);
    if (text.size() > text_length_max || control || !is_valid_utf8(text)) {
        return malformed_payment(fmt::format("\"{}\" is too long or holds control characters", key));
    }
    return text;
}

Result<bool> flag_field(const json& object, const char* key) {
    if (!object.contains(key)) return false;
    if (!object.at(key).is_boolean())
        return malformed_payment(fmt::format("\"{}\" must be true or false", key));
    return object.at(key).get<bool>();
}

Result<Money> amount_field(const json& object) {
    if (!object.contains("amount") || !object.at("amount").is_string()) {
        return malformed_payment("\"amount\" must be a text like \"123.45\"");
    }
    return Money::parse(object.at("amount").get<std::string>());
}

Result<std::optional<Date>> date_field(const json& object, const char* key) {
    const auto text = text_field(object, key);
    if (!text) return tl::unexpected(text.error());
    if (text->empty()) return std::nullopt;
    const auto date = Date::parse(*text);
    if (!date) return tl::unexpected(date.error());
    return std::optional(*date);
}

Result<PaymentItem> payment_item_from(const json& object) {
    const Done known =
        check_fields(object, "an item", {"account", "amount", "directed", "suspense", "reason"});
    if (!known) return tl::unexpected(known.error());
    const auto amount = amount_field(object);
    if (!amount) return tl::unexpected(amount.error());
    const auto suspense = flag_field(object, "suspense");
    if (!suspense) return tl::unexpected(suspense.error());
    if (*suspense) return suspense_from(object, *amount);
    if (object.contains("reason")) return malformed_payment("only an item in suspense has a reason");
    const auto account = text_field(object, "account");
    if (!account) return tl::unexpected(account.error());
    if (account->empty()) return malformed_payment("an item has no account");
    const auto number = AccountNumber::parse(*account);
    if (!number) return tl::unexpected(number.error());
    PaymentItem item{.account = *number, .amount = *amount};
    if (!object.contains("directed")) return item;
    auto directed = list_field(object, "directed", directed_from);
    if (!directed) return tl::unexpected(directed.error());
    item.directed = std::move(*directed);
    return item;
}

Result<TenderLine> payment_tender_from(const json& object) {
    const Done known =
        check_fields(object, "a tender",
                     {"type", "amount", "number", "routing", "account_last4", "account", "reference",
                      "denominations", "date", "micr", "payable_to", "foreign", "paid_in_full"});
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
          std::pair{"account_last4", &tender.account_last4}, std::pair{"reference", &tender.reference},
          std::pair{"account", &tender.bank_account}, std::pair{"payable_to", &tender.payable_to}}) {
        auto text = text_field(object, key);
        if (!text) return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    if (const Done read = read_check(object, tender); !read) return tl::unexpected(read.error());
    const auto pieces = text_field(object, "denominations");
    if (!pieces) return tl::unexpected(pieces.error());
    auto count = CashCount::parse(*pieces);
    if (!count) return tl::unexpected(count.error());
    tender.pieces = std::move(*count);
    return tender;
}

}  // namespace core
