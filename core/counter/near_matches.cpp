#include <algorithm>

#include "core/counter/due.h"
#include "core/counter/work_list.h"

namespace core {

namespace {

constexpr int same_name_max = 10;
constexpr std::size_t matches_max = 20;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Runs of digits and dashes that are as long as an account number.
std::vector<std::string> numbers_in(const std::string& text) {
    std::vector<std::string> found;
    std::string digits;
    for (const char c : text + " ") {
        if (is_digit(c)) digits += c;
        if (is_digit(c) || c == '-') continue;
        if (digits.size() == account_format.digits()) found.push_back(digits);
        digits.clear();
    }
    return found;
}

// Collects accounts once each, with the first reason found for each.
class Matches {
  public:
    explicit Matches(AccountBook& accounts) : accounts_(accounts) {}

    Done try_number(const std::string& digits, const char* why) {
        const auto number = AccountNumber::parse(digits);
        if (!number) return {};
        const auto account = accounts_.account(*number);
        if (!account) return tl::unexpected(account.error());
        if (*account) add(**account, why);
        return {};
    }

    Done try_name(const std::string& text) {
        const auto hits = accounts_.search(text, same_name_max);
        if (!hits) return tl::unexpected(hits.error());
        for (const Account& account : *hits) add(account, "same name");
        return {};
    }

    std::vector<NearMatch> found;

  private:
    void add(const Account& account, const char* why) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const NearMatch& match) {
            return match.account.number == account.number;
        });
        if (!known) found.push_back({.account = account, .why = why, .receivable = {}});
    }

    AccountBook& accounts_;
};

Done try_slips(Matches& matches, const std::string& digits) {
    if (const Done tried = matches.try_number(digits, "named"); !tried) return tried;
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        std::string swapped = digits;
        std::swap(swapped[i], swapped[i + 1]);
        if (const Done tried = matches.try_number(swapped, "digits swapped"); !tried) return tried;
    }
    for (std::size_t i = 0; i < digits.size(); ++i) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string other = digits;
            other[i] = c;
            if (const Done tried = matches.try_number(other, "one digit differs"); !tried) return tried;
        }
    }
    return {};
}

bool has_letters(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

Done mark_amounts(AccountBook& accounts, StationReader reader, Money amount, Date as_of,
                  std::vector<NearMatch>& matches) {
    for (NearMatch& match : matches) {
        const auto due = account_due(accounts, reader, match.account.number, as_of);
        if (!due) return tl::unexpected(due.error());
        const auto same = std::find_if(due->items.begin(), due->items.end(),
                                       [&](const DueItem& item) { return item.open == amount; });
        if (same != due->items.end()) match.receivable = same->receivable.id;
    }
    return {};
}

}  // namespace

Result<std::vector<NearMatch>> near_matches(AccountBook& accounts, StationReader reader, const WorkItem& item,
                                            Date as_of) {
    Matches matches(accounts);
    for (const std::string& clue : item.clues) {
        for (const std::string& digits : numbers_in(clue)) {
            if (const Done tried = try_slips(matches, digits); !tried) return tl::unexpected(tried.error());
        }
    }
    // What is written about money in suspense is a sentence; only the payor is a name.
    const bool names = !item.clues.empty() && has_letters(item.clues.back());
    if (names) {
        if (const Done tried = matches.try_name(item.clues.back()); !tried)
            return tl::unexpected(tried.error());
    }
    if (item.amount) {
        if (const Done marked = mark_amounts(accounts, reader, *item.amount, as_of, matches.found); !marked)
            return tl::unexpected(marked.error());
    }
    std::stable_partition(matches.found.begin(), matches.found.end(),
                          [](const NearMatch& match) { return !match.receivable.empty(); });
    if (matches.found.size() > matches_max) matches.found.resize(matches_max);
    return std::move(matches.found);
}

}  // namespace core
