#include "core/formats/micr_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/formats/fixed_columns.h"
#include "core/formats/routing_number.h"

namespace core {

namespace {

constexpr char unread = '?';

struct Spelling {
    std::string_view written;
    char symbol;
};

constexpr Spelling spellings[] = {
    {"\u2446", 'T'}, {"\u2448", 'O'}, {"\u2447", 'A'}, {"\u2449", '-'},              // the symbols themselves
    {"T", 'T'},      {"O", 'O'},      {"U", 'O'},      {"A", 'A'},      {"D", '-'},  // letters
    {"-", '-'},      {"d", 'T'},      {"c", 'O'},      {"b", 'A'},                   // micrtools
    {":", 'T'},      {";", 'A'},      {"<", 'O'},      {"=", '-'},                   // ISO 2033
    {" ", ' '},      {"\r", ' '},     {"\n", ' '},     {"\t", ' '},
};

// The line in one alphabet: digits, T, O, A, '-', spaces, and '?' for each character that was not read.
std::string in_one_alphabet(std::string_view raw) {
    std::string line;
    while (!raw.empty()) {
        const auto* found = std::find_if(std::begin(spellings), std::end(spellings),
                                         [&](const Spelling& s) { return raw.starts_with(s.written); });
        const bool known = found != std::end(spellings);
        const bool digit = raw.front() >= '0' && raw.front() <= '9';
        line += known ? found->symbol : digit ? raw.front() : unread;
        raw.remove_prefix(known ? found->written.size() : 1);
    }
    return line;
}

std::string without(std::string_view text, std::string_view dropped) {
    std::string rest;
    for (const char c : text) {
        if (dropped.find(c) == std::string_view::npos) rest += c;
    }
    return rest;
}

tl::unexpected<Problem> unreadable(std::string_view what) {
    return problem(ProblemCode::micr_unreadable, fmt::format("on the check's line {}", what));
}

struct Parts {
    std::string_view left, routing, right;  // of and between the two transit symbols
};

std::optional<Parts> split_at_transit(std::string_view line) {
    const std::size_t first = line.find('T');
    const std::size_t second = first == std::string_view::npos ? first : line.find('T', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return Parts{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
}

// Left of the routing number: the number of a business check, between two on-us symbols, and perhaps the
// external processing code; empty on a personal check.
Result<std::string> number_at_left(std::string_view left) {
    const std::string text = without(left, " -");
    const auto is_code = [](std::string_view rest) {
        return rest.empty() || (rest.size() == 1 && is_digits(rest));
    };
    if (is_code(text)) return std::string();
    const std::size_t close = text.find('O', 1);
    if (text.front() != 'O' || close == std::string::npos || !is_code(text.substr(close + 1)))
        return unreadable("the part left of the routing number is damaged");
    const std::string number = text.substr(1, close - 1);
    if (!is_digits(number) || number.size() < 4 || number.size() > 10)
        return unreadable("the check number is not 4 to 10 digits");
    return number;
}

Result<std::optional<Money>> amount_at_right(std::string_view field) {
    if (field.empty()) return std::nullopt;
    const std::size_t close = field.find('A', 1);
    if (close == std::string_view::npos) return unreadable("the amount is cut off");
    if (!trimmed(field.substr(close + 1)).empty()) return unreadable("something stands behind the amount");
    const std::string_view digits = field.substr(1, close - 1);
    if (digits.size() != 10 || !is_digits(digits)) return unreadable("the amount is not ten digits");
    return Money::from_cents(*number_in(digits));
}

// The on-us field: the account, its symbol, and on a personal check the number.
Result<std::pair<std::string, std::string>> account_and_number(std::string_view field) {
    constexpr std::size_t on_us_max = 19;  // characters with symbols
    const std::string text = without(field, " ");
    const std::size_t symbol = text.find('O');
    if (symbol == std::string::npos) return unreadable("the account's end is not marked");
    if (text.size() > on_us_max) return unreadable("the account field is too long");
    std::string account = without(text.substr(0, symbol), "-");
    std::string number = without(text.substr(symbol + 1), "-");
    if (!is_digits(account)) return unreadable("the account is damaged");
    if (!number.empty() && !is_digits(number)) return unreadable("the part right of the account is damaged");
    return std::pair{std::move(account), std::move(number)};
}

}  // namespace

Result<MicrLine> parse_micr_line(std::string_view raw) {
    const std::string line = in_one_alphabet(raw);
    if (line.find(unread) != std::string::npos) return unreadable("a character was not read");
    const auto parts = split_at_transit(line);
    if (!parts) return unreadable("the routing number is not between two transit symbols");
    if (parts->right.find('T') != std::string_view::npos) return unreadable("a transit symbol is too many");
    if (parts->routing.size() != 9 || !is_digits(parts->routing))
        return unreadable("the routing number is not nine digits");
    if (!is_routing_number(parts->routing)) {
        return problem(ProblemCode::routing_number_wrong,
                       fmt::format("the routing number {} is wrong", parts->routing));
    }
    const std::size_t amount_at = std::min(parts->right.find('A'), parts->right.size());
    const auto aux = number_at_left(parts->left);
    if (!aux) return tl::unexpected(aux.error());
    const auto on_us = account_and_number(parts->right.substr(0, amount_at));
    if (!on_us) return tl::unexpected(on_us.error());
    const auto amount = amount_at_right(parts->right.substr(amount_at));
    if (!amount) return tl::unexpected(amount.error());
    return MicrLine{.routing = std::string(parts->routing),
                    .account = on_us->first,
                    .number = aux->empty() ? on_us->second : *aux,
                    .amount = *amount};
}

bool looks_like_micr_line(std::string_view raw) {
    constexpr std::size_t length_max = 200;
    if (raw.size() > length_max) return false;
    const std::string line = in_one_alphabet(raw);
    const auto parts = split_at_transit(line);
    if (!parts) return false;
    constexpr std::size_t routing_length = 9;
    const std::size_t apart = parts->routing.size();
    const std::size_t unread_count = static_cast<std::size_t>(std::count(line.begin(), line.end(), unread));
    return apart + 2 >= routing_length && apart <= routing_length + 2 && 4 * unread_count <= line.size() &&
           parts->routing.find_first_not_of("0123456789?") == std::string_view::npos;
}

std::optional<std::string> routing_in_micr_line(std::string_view raw) {
    const std::string line = in_one_alphabet(raw);
    const auto parts = split_at_transit(line);
    if (!parts || !is_routing_number(parts->routing)) return std::nullopt;
    return std::string(parts->routing);
}

}  // namespace core
