#include "core/reports/session_report.h"

#include <algorithm>

#include "core/ledger/transfers.h"
#include "core/reports/grand_totals.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

using nlohmann::json;

Money amount_of(const MoneyByTender& amounts, TenderType type) {
    const auto found = amounts.find(type);
    return found == amounts.end() ? Money{} : found->second;
}

json tender_amounts(const MoneyByTender& amounts) {
    auto object = json::object();
    for (const TenderType type : all_tender_types)
        object[std::string(name_of(type))] = amount_of(amounts, type).text();
    return object;
}

json cash_json(const SessionReport& report) {
    const SessionFigures& figures = report.figures;
    json cash{{"float", report.row.float_total.text()},
              {"taken", figures.cash_taken.text()},
              {"change", figures.cash_change.text()},
              {"voided", figures.cash_voided.text()},
              {"pay_in", Money{}.text()},
              {"pay_out", Money{}.text()},
              {"drops", Money{}.text()},
              {"expected_in_drawer", amount_of(report.expected, TenderType::cash).text()}};
    if (report.is_counted()) {
        cash["counted"] = amount_of(report.counted, TenderType::cash).text();
        cash["variance"] = report.variance(TenderType::cash).text();
    }
    return cash;
}

json tender_json(const SessionReport& report, TenderType type) {
    const auto items = report.figures.items_by_tender.find(type);
    json object{{"items", items == report.figures.items_by_tender.end() ? 0 : items->second},
                {"expected", amount_of(report.expected, type).text()}};
    if (report.is_counted()) {
        object["counted"] = amount_of(report.counted, type).text();
        object["variance"] = report.variance(type).text();
    }
    return object;
}

json to_deposit_json(const SessionReport& report) {
    auto object = json::object();
    for (const auto& [type, counted] : report.counted) {
        if (type == TenderType::card) continue;
        const Money returned = type == TenderType::cash ? std::min(report.row.float_total, counted) : Money{};
        object[std::string(name_of(type))] = (counted - returned).text();
    }
    return object;
}

}  // namespace

Money SessionReport::variance(TenderType type) const {
    return amount_of(counted, type) - amount_of(expected, type);
}

bool SessionReport::has_variance() const {
    return std::any_of(all_tender_types.begin(), all_tender_types.end(),
                       [&](TenderType type) { return !variance(type).is_zero(); });
}

CountedAmount SessionReport::net() const {
    return figures.gross - figures.voided;
}

Result<MoneyByTender> expected_contents(StationReader reader, const std::string& session) {
    const auto balances = reader.ledger_balances();
    if (!balances) return tl::unexpected(balances.error());
    MoneyByTender expected;
    for (const TenderType type : all_tender_types) {
        const auto found = balances->find(ledger_account::drawer(session, type));
        expected[type] = found == balances->end() ? Money{} : found->second;
    }
    return expected;
}

Result<SessionReport> session_report(StationReader reader, std::int64_t session) {
    const auto row = reader.session(session);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return problem(ProblemCode::drawer_not_open, "there is no such session");
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    auto figures = session_figures(reader.database(), **row);
    if (!figures) return tl::unexpected(figures.error());
    const auto head = reader.head();
    if (!head) return tl::unexpected(head.error());
    const auto grand = grand_totals(reader, (*row)->closed_seq, {figures->gross, figures->voided});
    if (!grand) return tl::unexpected(grand.error());

    SessionReport report{.session = session_name(identity->name, session),
                         .row = **row,
                         .station = identity->name,
                         .figures = std::move(*figures),
                         .expected = {},
                         .counted = {},
                         .grand = *grand,
                         .head = *head};
    auto expected = expected_contents(reader, report.session);
    if (!expected) return tl::unexpected(expected.error());
    report.expected = std::move(*expected);
    if (report.is_counted()) {
        const auto count = reader.entry((*row)->counted_seq);
        if (!count) return tl::unexpected(count.error());
        if (!*count) return problem(ProblemCode::storage_corrupt, "a session's count is missing");
        report.counted = drawer_counted_from((*count)->body).counted;
    }
    return report;
}

json to_json(const CountedAmount& value) {
    return {{"count", value.count}, {"amount", value.amount.text()}};
}

json to_json(const GrandTotals& totals) {
    json object{{"payments_gross", to_json(totals.payments_gross)},
                {"voided", to_json(totals.voided)},
                {"returned", to_json(totals.returned)},
                {"reversed", to_json(totals.reversed)},
                {"moved", to_json(totals.moved)},
                {"standing", to_json(totals.standing)}};
    if (totals.redeposited.count > 0) object["redeposited"] = to_json(totals.redeposited);
    return object;
}

json to_json(const SessionReport& report) {
    const SessionFigures& figures = report.figures;
    const auto receipt = [&](std::int64_t number) {
        return number == 0 ? json(nullptr) : json(payment_name(report.station, number));
    };
    json object{{"session", report.session},
                {"person", report.row.person},
                {"business_date", report.row.business_date.text()},
                {"receipts",
                 {{"first", receipt(figures.first_payment)},
                  {"last", receipt(figures.last_payment)},
                  {"count", figures.gross.count}}},
                {"cash", cash_json(report)},
                {"payments",
                 {{"gross", to_json(figures.gross)},
                  {"voided", to_json(figures.voided)},
                  {"net", to_json(report.net())}}},
                {"net_by_tender", tender_amounts(figures.net_by_tender)},
                {"copies", figures.copies},
                {"grand_totals", to_json(report.grand)},
                {"chain", {{"count", report.head.count}, {"hash", report.head.hash}}}};
    for (const TenderType type : all_tender_types) {
        if (type != TenderType::cash) object[std::string(name_of(type))] = tender_json(report, type);
    }
    for (const PaymentKind kind : all_payment_kinds) {
        const auto found = figures.net_by_kind.find(kind);
        object["net_by_kind"][std::string(name_of(kind))] =
            (found == figures.net_by_kind.end() ? Money{} : found->second).text();
    }
    object["net_by_ledger"] = json::object();
    for (const auto& [name, amount] : figures.net_by_ledger) object["net_by_ledger"][name] = amount.text();
    if (report.is_counted()) object["to_deposit"] = to_deposit_json(report);
    return object;
}

}  // namespace core
