#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/facts/cash_count.h"
#include "core/policy/vocabulary.h"

namespace core {

using MoneyByTender = std::map<TenderType, Money>;

Money amount_of(const MoneyByTender& amounts, TenderType type);  // none: zero
nlohmann::json money_by_tender_json(const MoneyByTender& amounts);
MoneyByTender money_by_tender_from(const nlohmann::json& json);

// Journal body "drawer_opened": a drawer or cassette session begins with its counted float.
struct DrawerOpened {
    std::string session;  // "W2-S0001"
    Money float_total;
    CashCount count;  // empty when only the total was counted
    // The closed session whose retained float this should be, and by how much it is not: a difference belongs
    // to that session. Empty: there is none.
    std::string continues = {};
    Money difference = {};
    std::string reason = {};
    std::string approved_by = {};
};

// Journal body "drawer_counted": one blind count, kept beside any later one.
struct DrawerCounted {
    std::string session;
    int attempt = 1;
    MoneyByTender counted;
    CashCount cash;  // empty when only the total was typed
};

// A bag of cash in the safe, for which its session still answers.
struct SafeDrop {
    std::string bag;
    Money amount;
};

// Journal body "drawer_closed": the session's closing record. `z` holds its figures as they stood, never
// recomputed.
struct DrawerClosed {
    std::string session;
    Money float_total;  // with which it was opened
    MoneyByTender expected;
    MoneyByTender counted;
    std::vector<SafeDrop> drops;  // opened, and turned in with the rest
    CashCount float_retained;     // empty where only the total is known
    CashCount turned_in;          // the cash of the drawer, without drops; empty likewise
    std::string reason;
    std::string approved_by;
    std::string forced_by;        // who closed it although no count agreed; else empty
    std::int64_t supersedes = 0;  // the closing record that a re-opening set aside; 0: none
    nlohmann::json z;

    // What goes back to the vault: the whole float where there is enough of it. Out of the drawer first.
    Money float_from_drawer() const;
    Money float_from_safe() const;
};

// Journal body "note_stacked": a note in the acceptor's cassette is money at once, held for the customer.
struct NoteStacked {
    std::string attempt;
    std::string account;  // for whom it was put in
    std::string session;
    Money denomination;
    std::string note = {};  // which note it is, so that it is counted once; empty in entries of old
};

nlohmann::json to_body(const DrawerOpened& fact);
nlohmann::json to_body(const DrawerCounted& fact);
nlohmann::json to_body(const DrawerClosed& fact);
nlohmann::json to_body(const NoteStacked& fact);
DrawerOpened drawer_opened_from(const nlohmann::json& body);
DrawerCounted drawer_counted_from(const nlohmann::json& body);
DrawerClosed drawer_closed_from(const nlohmann::json& body);
NoteStacked note_stacked_from(const nlohmann::json& body);

}  // namespace core
