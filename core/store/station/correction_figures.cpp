#include "core/store/station/correction_figures.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/row_fields.h"

namespace core {

namespace {

// The word of the Z for a kind of correction; nothing: it is not in the Z.
std::string sort_of(const std::string& kind) {
    if (kind == "return") return "returned_items";
    if (kind == "redeposit") return "redeposits";
    if (kind == "reversal" || kind == "redirection") return "reversals";
    if (kind == "move") return "moves";
    if (kind == "suspense") return "suspense_resolved";
    return {};
}

void read_sorts(SQLite::Database& connection, const std::string& date, CorrectionFigures& figures) {
    SQLite::Statement query(connection,
                            "SELECT kind, count(*), sum(amount), sum(moved), "
                            "count(*) FILTER (WHERE fee > 0), coalesce(sum(fee) FILTER (WHERE fee > 0), 0), "
                            "count(*) FILTER (WHERE fee < 0), coalesce(sum(fee) FILTER (WHERE fee < 0), 0) "
                            "FROM corrections WHERE business_date = ? GROUP BY kind");
    query.bind(1, date);
    while (query.executeStep()) {
        figures.fees_charged += {query.getColumn(4).getInt64(), money_in(query, 5)};
        figures.fees_waived += {query.getColumn(6).getInt64(), money_in(query, 7)};
        const std::string sort = sort_of(query.getColumn(0).getString());
        if (sort.empty()) continue;
        CorrectionFigures::Sort& sum = figures.sorts[sort];
        sum.count += query.getColumn(1).getInt64();
        sum.amount -= money_in(query, 2);
        sum.moved += money_in(query, 3);
    }
}

void read_kinds(SQLite::Database& connection, const std::string& date, CorrectionFigures& figures) {
    SQLite::Statement query(connection,
                            "SELECT k.kind, sum(k.amount) FROM corrections c JOIN correction_kinds k "
                            "ON k.seq = c.seq WHERE c.business_date = ? GROUP BY k.kind");
    query.bind(1, date);
    while (query.executeStep()) {
        const auto kind = payment_kind(query.getColumn(0).getString()).value_or(PaymentKind::suspense);
        figures.by_kind[kind] += money_in(query, 1);
    }
}

}  // namespace

Money CorrectionFigures::net() const {
    Money sum;
    for (const auto& [name, sort] : sorts) sum += sort.amount;
    return sum;
}

Result<CorrectionFigures> correction_figures(Database& database, Date business_date) {
    return storage_call([&] {
        CorrectionFigures figures;
        read_sorts(database.raw(), business_date.text(), figures);
        read_kinds(database.raw(), business_date.text(), figures);
        return figures;
    });
}

CountedAmount CorrectionTotals::standing(CountedAmount gross, CountedAmount voided) const {
    return {gross.count - voided.count - fallen,
            gross.amount - voided.amount - returned.amount + redeposited.amount - reversed.amount};
}

Result<CorrectionTotals> correction_totals(Database& database) {
    return storage_call([&] {
        CorrectionTotals totals;
        SQLite::Statement query(database.raw(), "SELECT kind, number, amount, moved FROM correction_totals");
        while (query.executeStep()) {
            const std::string kind = query.getColumn(0).getString();
            const std::int64_t number = query.getColumn(1).getInt64();
            const CountedAmount gone{number, money_in(query, 2)};
            if (kind == "return") totals.returned = gone;
            if (kind == "redeposit") totals.redeposited = {number, -money_in(query, 2)};
            if (kind == "reversal") totals.reversed = gone;
            if (kind == "move" || kind == "redirection") totals.moved += {number, money_in(query, 3)};
        }
        SQLite::Statement fallen(database.raw(),
                                 "SELECT count(*) FROM corrected_payments WHERE standing = 0");
        if (fallen.executeStep()) totals.fallen = fallen.getColumn(0).getInt64();
        return totals;
    });
}

}  // namespace core
