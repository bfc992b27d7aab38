#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/facts/counted_amount.h"
#include "core/receipts/receipt_data.h"

namespace core {

// What an X or Z says: the names are those of the closing entries in the journal. All values are derived
// already.

struct NamedCount {
    std::string name;
    CountedAmount counted;
};

// Signs as they act on the drawer: change, voided, pay_out and drops are negative or zero.
struct CashInDrawer {
    Money opening_float;
    Money taken;
    Money change;
    Money voided;
    Money pay_in;
    Money pay_out;
    Money drops;
    Money expected_in_drawer;
};

struct TenderCount {
    std::string type;
    std::optional<std::int64_t> items;  // none for cash
    Money expected;
    Money counted;
    Money variance;  // counted minus expected; negative: short
};

struct PaymentTotals {
    CountedAmount gross;
    CountedAmount voided;
    CountedAmount net;
};

struct ReceiptRange {
    std::string first;  // empty when there are none
    std::string last;
    std::int64_t count = 0;
};

// What the count showed beside the figures; empty where there is nothing to say.
struct CountFindings {
    std::vector<NamedAmount> counts;  // of cash, when there were several: "1, rosa"
    std::string forced_by;
    std::string expected_pieces;  // "20x8,10x4"
    std::string counted_pieces;
    std::vector<std::string> explanations;  // sentences, likeliest first
    std::vector<NamedAmount> funds_held;    // notes of no payment, by account
};

// A note that may be in the cassette, and is in none of the figures.
struct UnexplainedNoteLine {
    std::string local_time;  // when it was called unknown; empty: it is still on its way
    std::string acceptor;
    std::optional<std::int64_t> count;  // the acceptor's lifetime count with it
    std::int64_t notes = 1;
    Money amount;  // zero: nobody knows
    std::string account, attempt;
    bool is_under_way = false;
};

struct XData {
    PrintedStation station;
    std::string session;
    std::string person;
    Date business_date;
    std::string local_time;
    CashInDrawer cash;
    PaymentTotals payments;
    std::vector<NamedAmount> net_by_tender;
    std::vector<NamedAmount> net_by_kind;
    std::vector<UnexplainedNoteLine> unexplained_notes;
};

struct SessionZData {
    PrintedStation station;
    std::string session;  // "W2-S0001"
    std::string person;
    std::optional<std::string> approved_by;
    Date business_date;
    std::string local_time;
    ReceiptRange receipts;
    CashInDrawer cash;
    std::vector<TenderCount> tenders;  // cash first
    CountFindings findings;
    std::vector<UnexplainedNoteLine> unexplained_notes;
    PaymentTotals payments;
    std::vector<NamedAmount> net_by_tender;
    std::vector<NamedAmount> net_by_kind;
    std::vector<NamedAmount> net_by_ledger;
    std::vector<NamedAmount> to_deposit;
    std::int64_t no_sale = 0;
    std::int64_t copies = 0;
    GrandTotals grand_totals;
    JournalHead journal_head;
    std::string code;  // signed, for the deposit; empty: the key was not at hand
    int copy = 0;
};

struct DayZData {
    PrintedStation station;
    std::int64_t z = 0;
    std::string person;
    Date business_date;
    std::string local_time;
    std::vector<std::string> sessions;
    PaymentTotals payments;
    std::vector<NamedAmount> net_by_tender;
    std::vector<NamedAmount> net_by_kind;
    std::vector<NamedAmount> variance;
    std::vector<NamedCount> not_takings;
    std::vector<NamedCount> corrections_to_earlier_days;
    Money deposit;
    Money card;
    std::string proof;  // "takings net 890.80 = deposit 805.80 + ..."
    std::vector<NamedAmount> undeposited;
    GrandTotals grand_totals;
    JournalHead journal_head;
    std::string code;
    int copy = 0;
};

}  // namespace core
