#include "core/counter/flags.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/facts/service_facts.h"
#include "core/store/station/service_reader.h"

namespace core {

namespace {

// "plan" of "plan=PL-1": what a flag is called.
std::string_view word_of(std::string_view flag) {
    return flag.substr(0, flag.find('='));
}

std::vector<std::string> split(std::string_view flags) {
    std::vector<std::string> words;
    while (!flags.empty()) {
        const auto end = std::min(flags.find(';'), flags.size());
        if (end > 0) words.emplace_back(flags.substr(0, end));
        flags.remove_prefix(std::min(end + 1, flags.size()));
    }
    return words;
}

const LocalFlag* standing(const std::vector<LocalFlag>& local, std::string_view flag, Date on) {
    const auto found = std::find_if(local.begin(), local.end(), [&](const LocalFlag& known) {
        return known.flag == flag && known.holds(on);
    });
    return found == local.end() ? nullptr : &*found;
}

std::vector<AccountFlag> merged(const Account& account, const std::vector<LocalFlag>& local, Date on) {
    std::vector<AccountFlag> flags;
    for (std::string& word : split(account.flags)) {
        if (standing(local, word_of(word), on) == nullptr) flags.push_back({.flag = std::move(word)});
    }
    for (const LocalFlag& known : local) {
        if (!known.is_set || !known.holds(on)) continue;
        flags.push_back({.flag = known.flag,
                         .local = true,
                         .until = known.until,
                         .reason = known.reason,
                         .person = known.person});
    }
    return flags;
}

}  // namespace

Result<std::string> effective_flags(StationReader reader, const Account& account, Date on) {
    const auto local = local_flags(reader, account.number.text());
    if (!local) return tl::unexpected(local.error());
    if (local->empty()) return account.flags;
    std::string text;
    for (const AccountFlag& flag : merged(account, *local, on)) text += (text.empty() ? "" : ";") + flag.flag;
    return text;
}

Result<std::vector<AccountFlag>> flags_of(StationReader reader, const Policy& policy, const Account& account,
                                          Date on) {
    const auto local = local_flags(reader, account.number.text());
    if (!local) return tl::unexpected(local.error());
    std::vector<AccountFlag> flags = merged(account, *local, on);
    for (AccountFlag& flag : flags) {
        const FlagRule* rule = policy.flag(word_of(flag.flag));
        if (rule != nullptr && rule->source.in_force(on)) flag.rule = rule;
    }
    return flags;
}

Result<std::vector<AccountFlag>> flags_of(const Counter& counter, AccountNumber number, Date on) {
    const auto account = counter.accounts.account(number);
    if (!account) return tl::unexpected(account.error());
    if (!*account)
        return problem(ProblemCode::unknown_account,
                       fmt::format("no account has the number {}", number.text()));
    return flags_of(counter.store.reader(), counter.policy, **account, on);
}

Result<Date> date_of_today(const Counter& counter) {
    const auto day = counter.store.reader().open_day();
    if (!day) return tl::unexpected(day.error());
    if (*day) return (*day)->business_date;
    return Date::parse(counter.clock.wall_time().text().substr(0, 10));
}

Result<Entry> change_flag(const Counter& counter, const FlagChange& change, const Act& act_given) {
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    const auto flags = flags_of(counter, change.account, *today);
    if (!flags) return tl::unexpected(flags.error());
    if (counter.policy.flag(change.flag) == nullptr) {
        return problem(ProblemCode::flag_unknown,
                       fmt::format("the policy knows no flag \"{}\"", printable(change.flag)));
    }
    if (change.until && *change.until < *today) {
        return problem(ProblemCode::date_not_allowed,
                       fmt::format("the last day {} is before {}", change.until->text(), today->text()));
    }
    const auto act = authorize(counter, act_given, {.right = Right::decide_service, .reason = true});
    if (!act) return tl::unexpected(act.error());
    const std::string until = change.until ? change.until->text() : std::string{};
    const auto stands = std::find_if(flags->begin(), flags->end(), [&](const AccountFlag& flag) {
        return word_of(flag.flag) == change.flag;
    });
    const bool same = change.set ? stands != flags->end() && stands->until == until : stands == flags->end();
    if (same) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} is {} on {}", change.flag, change.set ? "already set" : "not set",
                                   change.account.text()));
    }
    return append_now(counter, act->person, EntryKind::account_flagged,
                      to_body(AccountFlagged{.account = change.account.text(),
                                             .flag = change.flag,
                                             .set = change.set,
                                             .until = until,
                                             .reason = act->reason}));
}

}  // namespace core
