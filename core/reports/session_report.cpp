#include "core/reports/session_report.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/ledger/transfers.h"
#include "core/reports/drawer_evidence.h"
#include "core/reports/grand_totals.h"
#include "core/store/station/numbering.h"
#include "core/variance/explain.h"

namespace core {

namespace {

using nlohmann::json;

// The Z in closing record `seq`.
Result<json> closing_figures(StationReader reader, std::int64_t seq) {
    const auto entry = reader.entry(seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a session's closing record is missing");
    json z = (*entry)->body.value("z", json());
    if (z.contains("payments") && z.contains("grand_totals")) return z;
    return problem(ProblemCode::storage_corrupt, "a session's closing record has no totals");
}

Done read_count(SessionReport& report, StationReader reader) {
    const auto pieces = reader.known_cash(report.row.id);
    if (!pieces) return tl::unexpected(pieces.error());
    if (!pieces->has_negative() && pieces->total() == amount_of(report.expected, TenderType::cash))
        report.expected_pieces = *pieces;
    if (!report.is_counted()) return {};
    ensure(!report.history.counts.empty(), "a counted session has no count");
    const DrawerCounted& count = report.history.counts.back().fact;
    report.counted = count.counted;
    if (count.cash.total() == amount_of(report.counted, TenderType::cash)) report.counted_pieces = count.cash;
    return {};
}

Done read_custody(SessionReport& report, StationReader reader) {
    auto drops = DrawerReader(reader).bags_in_safe(report.row.id);
    if (!drops) return tl::unexpected(drops.error());
    report.drops = std::move(*drops);
    const auto held = reader.held_funds();
    if (!held) return tl::unexpected(held.error());
    for (const HeldFunds& funds : *held) {
        if (funds.session == report.row.id) report.funds_held.push_back(funds);
    }
    auto unexplained = NoteReader(reader).unexplained(report.row.id);
    if (!unexplained) return tl::unexpected(unexplained.error());
    report.unexplained = std::move(*unexplained);
    return {};
}

// The totals go from closing record to closing record; what a re-opening set aside is in them already.
Done read_totals(SessionReport& report, StationReader reader) {
    TakenSince since{.gross = report.figures.gross, .voided = report.figures.voided};
    const auto earlier = DrawerReader(reader).last_close_of(report.row.id, report.row.closed_seq);
    if (!earlier) return tl::unexpected(earlier.error());
    report.supersedes = *earlier;
    if (*earlier != 0) {
        const auto z = closing_figures(reader, *earlier);
        if (!z) return tl::unexpected(z.error());
        const json& payments = z->at("payments");
        since.gross = since.gross - counted_amount_from(payments.at("gross"));
        since.voided = since.voided - counted_amount_from(payments.at("voided"));
    }
    auto grand = grand_totals(reader, report.row.closed_seq, since);
    if (!grand) return tl::unexpected(grand.error());
    report.grand = *grand;
    return {};
}

}  // namespace

Money SessionReport::variance(TenderType type) const {
    return amount_of(counted, type) - amount_of(expected, type);
}

bool SessionReport::has_variance() const {
    return largest_variance().is_positive();
}

Money SessionReport::largest_variance() const {
    Money largest;
    for (const TenderType type : all_tender_types) {
        const Money difference = variance(type);
        largest = std::max(largest, difference.is_negative() ? -difference : difference);
    }
    return largest;
}

CountedAmount SessionReport::net() const {
    return figures.gross - figures.voided;
}

Money SessionReport::to_deposit(TenderType type) const {
    const Money handed_in = amount_of(counted, type) - history.handed_in(type);
    if (type != TenderType::cash) return handed_in;
    const DrawerClosed close{.float_total = row.float_total, .counted = counted, .drops = drops};
    return handed_in - close.float_from_drawer() - close.float_from_safe();
}

Result<MoneyByTender> expected_contents(StationReader reader, const std::string& session) {
    MoneyByTender expected;
    for (const TenderType type : all_tender_types) {
        const auto balance = DrawerReader(reader).ledger_balance(ledger_account::drawer(session, type));
        if (!balance) return tl::unexpected(balance.error());
        expected[type] = *balance;
    }
    return expected;
}

Result<SessionReport> session_report(StationReader reader, std::int64_t session) {
    const auto row = reader.session(session);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return problem(ProblemCode::unknown_session);
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    auto figures = session_figures(reader.database(), **row);
    if (!figures) return tl::unexpected(figures.error());
    auto history = session_history(reader, session);
    if (!history) return tl::unexpected(history.error());
    const auto head = reader.head();
    if (!head) return tl::unexpected(head.error());

    SessionReport report;
    report.session = session_name(identity->name, session);
    report.row = **row;
    report.station = identity->name;
    report.figures = std::move(*figures);
    report.history = std::move(*history);
    report.head = *head;
    auto expected = expected_contents(reader, report.session);
    if (!expected) return tl::unexpected(expected.error());
    report.expected = std::move(*expected);
    for (const auto read : {read_count, read_custody, read_totals}) {
        if (const Done done = read(report, reader); !done) return tl::unexpected(done.error());
    }
    return report;
}

Done explain(SessionReport& report, StationReader reader, const Policy& policy) {
    if (!report.is_counted() || report.row.closed_seq != 0 || !report.has_variance()) return {};
    const auto evidence = drawer_evidence(reader, policy, report);
    if (!evidence) return tl::unexpected(evidence.error());
    report.explanations = explain_variance(*evidence);
    return {};
}

}  // namespace core
