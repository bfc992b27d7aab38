#pragma once

#include <map>
#include <string>

#include "core/facts/counted_amount.h"
#include "core/facts/drawer_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// What a session took, read from its payments. Voided payments are in gross and voided, never in the nets.
struct SessionFigures {
    std::int64_t first_payment = 0;  // 0: none
    std::int64_t last_payment = 0;
    CountedAmount gross;
    CountedAmount voided;
    Money cash_taken;   // handed over, gross
    Money cash_change;  // handed back as change, negative
    Money cash_voided;  // handed back by voids, negative
    MoneyByTender net_by_tender;
    std::map<TenderType, std::int64_t> items_by_tender;
    std::map<PaymentKind, Money> net_by_kind;
    std::map<std::string, Money> net_by_ledger;
    std::int64_t copies = 0;  // receipts printed again
};

// Costs time in proportion to the session's own payments, not to the station's history.
Result<SessionFigures> session_figures(Database& database, const SessionRow& session);

}  // namespace core
