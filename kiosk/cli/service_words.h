#pragma once

#include <optional>

#include "kiosk/cli/commands.h"

namespace kiosk {

// What was typed for a date or an amount that may be left out.
core::Result<std::optional<core::Date>> optional_date(const std::string& text);
core::Result<std::optional<core::Money>> optional_money(const std::string& text);

// Opens the station for writing and does one act on the account that was named; `use` gets the counter, who
// acts and the account, and answers with a Result<Reply>.
template <class Use>
core::Result<Reply> on_account(const CommandContext& context, const CommandWords& words, const Use& use) {
    const auto account = core::AccountNumber::parse(words.account);
    if (!account) return tl::unexpected(account.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    return use(station->counter(), *act, *account);
}

// The same where no account is named.
template <class Use>
core::Result<Reply> at_counter(const CommandContext& context, const Use& use) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    return use(station->counter(), *act);
}

}  // namespace kiosk
