#include "core/codes/signed_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "core/codes/signing_key.h"

namespace core {

namespace {

constexpr std::string_view version = "PD1";
constexpr std::size_t given_max = 1000;
constexpr std::size_t length_max = 300;
constexpr std::size_t parts_number = 8;

struct TenderLetter {
    TenderType type;
    char letter;
};
constexpr TenderLetter tender_letters[] = {
    {TenderType::cash, 'C'},           {TenderType::check, 'K'}, {TenderType::money_order, 'M'},
    {TenderType::cashiers_check, 'B'}, {TenderType::card, 'T'},  {TenderType::note_acceptor, 'N'},
};

char letter_of(SignedCode::What what) {
    switch (what) {
        case SignedCode::What::receipt:
            return 'R';
        case SignedCode::What::session_z:
            return 'Z';
        case SignedCode::What::day_z:
            return 'D';
    }
    return '?';
}

std::optional<SignedCode::What> what_of(std::string_view text) {
    for (const auto what :
         {SignedCode::What::receipt, SignedCode::What::session_z, SignedCode::What::day_z}) {
        if (text == std::string_view(std::string(1, letter_of(what)))) return what;
    }
    return std::nullopt;
}

std::string compact(Date date) {
    std::string text = date.text();
    std::erase(text, '-');
    return text;
}

std::optional<Date> date_of(std::string_view digits) {
    if (digits.size() != 8) return std::nullopt;
    const auto date =
        Date::parse(fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
    if (!date) return std::nullopt;
    return *date;
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size() && value >= 0;
    if (!whole || value > Money::cents_max) return std::nullopt;
    return value;
}

std::string money_text(const SignedCode& code) {
    if (code.what == SignedCode::What::receipt) return std::to_string(code.amount.cents());
    std::string text;
    for (const auto& [type, letter] : tender_letters) {
        const auto found = code.to_deposit.find(type);
        if (found == code.to_deposit.end() || found->second.is_zero()) continue;
        text += fmt::format("{}{}{}", text.empty() ? "" : "-", letter, found->second.cents());
    }
    return text.empty() ? "0" : text;
}

std::optional<std::map<TenderType, Money>> to_deposit_of(std::string_view text) {
    std::map<TenderType, Money> amounts;
    if (text == "0") return amounts;
    while (!text.empty()) {
        const auto dash = std::min(text.find('-'), text.size());
        const std::string_view part = text.substr(0, dash);
        text.remove_prefix(std::min(dash + 1, text.size()));
        const auto known =
            std::find_if(std::begin(tender_letters), std::end(tender_letters),
                         [&](const TenderLetter& entry) { return part.starts_with(entry.letter); });
        if (known == std::end(tender_letters)) return std::nullopt;
        const auto cents = whole_number(part.substr(1));
        if (!cents || !amounts.emplace(known->type, Money::from_cents(*cents)).second) return std::nullopt;
    }
    return amounts;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto dot = text.find('.');
        parts.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        text.remove_prefix(dot + 1);
    }
}

std::optional<SignedCode> code_of(const std::vector<std::string_view>& parts) {
    const auto what = what_of(parts[1]);
    const auto number = whole_number(parts[3]);
    const auto date = date_of(parts[4]);
    if (!what || !number || !date) return std::nullopt;
    SignedCode code{.what = *what,
                    .station = std::string(parts[2]),
                    .number = *number,
                    .business_date = *date,
                    .amount = {},
                    .to_deposit = {},
                    .hash = std::string(parts[6])};
    if (*what == SignedCode::What::receipt) {
        const auto cents = whole_number(parts[5]);
        if (!cents) return std::nullopt;
        code.amount = Money::from_cents(*cents);
    } else {
        auto amounts = to_deposit_of(parts[5]);
        if (!amounts) return std::nullopt;
        code.to_deposit = std::move(*amounts);
    }
    return code;
}

// Text that was copied from a printed page comes in several lines.
std::string without_spaces(std::string_view given) {
    std::string text(given);
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return text;
}

}  // namespace

std::string_view name_of(SignedCode::What what) {
    switch (what) {
        case SignedCode::What::receipt:
            return "receipt";
        case SignedCode::What::session_z:
            return "session_z";
        case SignedCode::What::day_z:
            return "day_z";
    }
    return {};
}

std::string unsigned_text(const SignedCode& code) {
    return fmt::format("{}.{}.{}.{:06}.{}.{}.{}", version, letter_of(code.what), code.station, code.number,
                       compact(code.business_date), money_text(code), code.hash);
}

Result<std::string> signed_text(const SignedCode& code, const std::filesystem::path& folder,
                                std::string_view public_key) {
    const std::string text = unsigned_text(code);
    const auto signature = sign_text(folder, public_key, text);
    if (!signature) return tl::unexpected(signature.error());
    return fmt::format("{}.{}", text, *signature);
}

bool ScannedCode::is_signed_by(std::string_view public_key) const {
    return is_signature_of(signature, text, public_key);
}

Result<ScannedCode> scan_code(std::string_view given) {
    const std::string text = without_spaces(given.substr(0, given_max));
    const auto parts = given.size() <= given_max && text.size() <= length_max
                           ? split(text)
                           : std::vector<std::string_view>{};
    const auto code = parts.size() == parts_number && parts[0] == version ? code_of(parts) : std::nullopt;
    // Written in one way only, so that two different codes never mean the same.
    if (!code || unsigned_text(*code) != text.substr(0, text.rfind('.'))) {
        return problem(ProblemCode::receipt_code_wrong,
                       fmt::format("\"{}\" is not a code of a receipt or a Z", printable(text)));
    }
    return ScannedCode{.code = *code,
                       .text = std::string(text.substr(0, text.rfind('.'))),
                       .signature = std::string(parts.back())};
}

}  // namespace core
