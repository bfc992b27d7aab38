#include "core/store/station/session_figures.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

// The payments of a session lie between its first number and the first number of the next session that was
// opened after it was closed; sessions that were open at the same time are told apart by their id.
class SessionPayments {
  public:
    SessionPayments(SQLite::Database& connection, const SessionRow& session)
        : connection_(connection), session_(session) {}

    SQLite::Statement query(const std::string& columns, const std::string& joins,
                            const std::string& rest) const {
        SQLite::Statement statement(connection_,
                                    fmt::format("SELECT {} FROM payments p {} WHERE p.number >= ?1 AND "
                                                "p.number < coalesce((SELECT min(first_payment) FROM "
                                                "sessions WHERE id > ?2 AND ?3 > 0 AND opened_seq > ?3), "
                                                "9223372036854775807) AND p.session = ?2 {}",
                                                columns, joins, rest));
        statement.bind(1, session_.first_payment);
        statement.bind(2, session_.id);
        statement.bind(3, session_.closed_seq);
        return statement;
    }

  private:
    SQLite::Database& connection_;
    const SessionRow& session_;
};

void read_payments(const SessionPayments& payments, SessionFigures& figures) {
    auto query = payments.query(
        "count(*), coalesce(sum(p.amount), 0), count(p.voided_seq), "
        "coalesce(sum(p.amount) FILTER (WHERE p.voided_seq IS NOT NULL), 0), "
        "coalesce(min(p.number), 0), coalesce(max(p.number), 0)",
        "", "");
    if (!query.executeStep()) return;
    figures.gross = {query.getColumn(0).getInt64(), money_in(query, 1)};
    figures.voided = {query.getColumn(2).getInt64(), money_in(query, 3)};
    figures.first_payment = query.getColumn(4).getInt64();
    figures.last_payment = query.getColumn(5).getInt64();
}

void read_tenders(const SessionPayments& payments, SessionFigures& figures) {
    auto query = payments.query(
        "t.type, p.voided_seq IS NOT NULL, coalesce(sum(t.amount) FILTER (WHERE t.amount > 0), 0), "
        "coalesce(sum(t.amount) FILTER (WHERE t.amount < 0), 0), count(*) FILTER (WHERE t.amount > 0)",
        "JOIN tenders t ON t.payment = p.number", "GROUP BY 1, 2");
    while (query.executeStep()) {
        const auto type = tender_type(query.getColumn(0).getString()).value_or(TenderType::cash);
        const bool voided = query.getColumn(1).getInt() == 1;
        const Money given = money_in(query, 2);
        const Money back = money_in(query, 3);
        if (type == TenderType::cash) {
            figures.cash_taken += given;
            figures.cash_change += back;
            if (voided) figures.cash_voided -= given + back;
        }
        if (voided) continue;
        figures.net_by_tender[type] += given + back;
        figures.items_by_tender[type] += query.getColumn(4).getInt64();
    }
}

void read_allocations(const SessionPayments& payments, SessionFigures& figures) {
    auto query = payments.query("t.kind, l.name, sum(t.amount)",
                                "JOIN transfers t ON t.seq = p.seq JOIN ledger_accounts l ON l.id = t.credit",
                                "AND p.voided_seq IS NULL AND t.kind > 0 GROUP BY 1, 2");
    while (query.executeStep()) {
        const Money amount = money_in(query, 2);
        figures.net_by_kind[static_cast<PaymentKind>(query.getColumn(0).getInt() - 1)] += amount;
        figures.net_by_ledger[query.getColumn(1).getString()] += amount;
    }
}

void read_copies(const SessionPayments& payments, SessionFigures& figures) {
    auto query = payments.query("coalesce(sum(max(e.starts - 1, 0)), 0)",
                                "JOIN effects e ON e.seq = p.seq AND e.kind = 'receipt'", "");
    if (query.executeStep()) figures.copies = query.getColumn(0).getInt64();
}

}  // namespace

Result<SessionFigures> session_figures(Database& database, const SessionRow& session) {
    return storage_call([&] {
        SessionFigures figures;
        const SessionPayments payments(database.raw(), session);
        read_payments(payments, figures);
        read_tenders(payments, figures);
        read_allocations(payments, figures);
        read_copies(payments, figures);
        return figures;
    });
}

}  // namespace core
