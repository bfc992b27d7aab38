#pragma once

#include "core/counter/act.h"
#include "core/facts/service_facts.h"
#include "core/store/station/service_reader.h"

namespace core {

struct LicenceRequest {
    AccountNumber account;
    Money fee;     // for a year
    Date expires;  // renewed on this day at the latest, without a penalty
};

// Makes a licence known; nothing is owed before it is renewed. Refusals, in order: money_not_positive,
// unknown_account, those of authorize.
Result<LicenceAdded> add_licence(const Counter& counter, const LicenceRequest& request, const Act& act);

// One part of what a renewal costs, in a sentence.
struct RenewalLine {
    std::string what;
    std::string against;  // the ledger account that earns it
    std::string service;
    Money amount;
};

// What renewing on a day costs, line by line: the fee, the penalty and interest of being late, and the
// state's fee that the city only passes on.
std::vector<RenewalLine> renewal_lines(const LicenceRules& rules, const LicenceRow& licence, Date on);

// Renews a licence for twelve months from its expiry; what it costs is owed from that day. Refusals, in
// order: unknown_licence, date_not_allowed (a day to come, or renewed already for the year), those of
// authorize.
Result<LicenceRenewed> renew_licence(const Counter& counter, const std::string& name, std::optional<Date> on,
                                     const Act& act);

}  // namespace core
