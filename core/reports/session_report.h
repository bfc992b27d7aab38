#pragma once

#include <nlohmann/json.hpp>

#include "core/store/station/session_figures.h"

namespace core {

// The figures of one session: as X while it is open, as Z in its closing record.
struct SessionReport {
    std::string session;  // "W2-S0001"
    SessionRow row;
    std::string station;
    SessionFigures figures;
    MoneyByTender expected;  // contents by the books, every tender type
    MoneyByTender counted;   // empty until a count is saved
    GrandTotals grand;       // up to and with this session
    JournalHead head;        // of the journal before the closing record

    Money variance(TenderType type) const;
    bool is_counted() const { return row.counted_seq != 0; }
    bool has_variance() const;
    CountedAmount net() const;
};

Result<SessionReport> session_report(StationReader reader, std::int64_t session);

// What a session's drawer should hold by the books, every tender type; zero once it is closed. Not for the
// eyes of whoever counts it.
Result<MoneyByTender> expected_contents(StationReader reader, const std::string& session);

// The form of a Z: amounts as decimal texts, the names of the worked day.
nlohmann::json to_json(const SessionReport& report);
nlohmann::json to_json(const CountedAmount& value);
nlohmann::json to_json(const GrandTotals& totals);

}  // namespace core
