#pragma once

#include <nlohmann/json.hpp>

#include "core/policy/policy.h"
#include "core/reports/session_history.h"
#include "core/store/station/note_reader.h"
#include "core/store/station/session_figures.h"
#include "core/variance/explanation.h"

namespace core {

// The figures of one session: as X while it is open, as Z in its closing record.
struct SessionReport {
    std::string session;  // "W2-S0001"
    SessionRow row;
    std::string station;
    SessionFigures figures;
    SessionHistory history;
    std::vector<SafeDrop> drops;               // bags in the safe
    std::vector<HeldFunds> funds_held;         // notes of no payment, in this cassette
    std::vector<UnexplainedNote> unexplained;  // notes that may be in this cassette, in no figure here
    MoneyByTender expected;                    // contents by the books, every tender type
    MoneyByTender counted;                     // empty until a count is saved
    std::optional<CashCount> expected_pieces;  // where every note and coin is known
    std::optional<CashCount> counted_pieces;   // where the count was by denomination
    std::vector<Explanation> explanations;     // see `explain`
    std::int64_t supersedes = 0;               // the closing record that a re-opening set aside; 0: none
    GrandTotals grand;                         // up to and with this session
    JournalHead head;                          // of the journal before the closing record

    Money variance(TenderType type) const;
    bool is_counted() const { return row.counted_seq != 0; }
    bool has_variance() const;
    Money largest_variance() const;  // of one tender type, without sign
    CountedAmount net() const;
    // What is, or was already, handed in for deposit: counted + drops - float. Cards are not deposited.
    Money to_deposit(TenderType type) const;
};

Result<SessionReport> session_report(StationReader reader, std::int64_t session);

// Adds what would explain the variance of a counted session, likeliest first; nothing where nothing differs.
Done explain(SessionReport& report, StationReader reader, const Policy& policy);

// What a session's drawer should hold by the books, every tender type; zero once it is closed. Not for the
// eyes of whoever counts it.
Result<MoneyByTender> expected_contents(StationReader reader, const std::string& session);

// The form of a Z: amounts as decimal texts, the names of the worked day.
nlohmann::json to_json(const SessionReport& report);
nlohmann::json to_json(const CountedAmount& value);
nlohmann::json to_json(const GrandTotals& totals);

// What the count of a session showed: pieces expected and counted, and what would explain the difference.
nlohmann::json explanations_json(const SessionReport& report);

}  // namespace core
