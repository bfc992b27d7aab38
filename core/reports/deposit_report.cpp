#include "core/reports/deposit_report.h"

#include <fmt/format.h>

namespace core {

namespace {

using nlohmann::json;

json amounts_json(const MoneyByTender& amounts) {
    auto object = json::object();
    for (const auto& [type, amount] : amounts) object[std::string(name_of(type))] = amount.text();
    return object;
}

// Notes; the rest of a count is coin.
Money currency_in(const CashCount& pieces) {
    Money sum;
    for (const auto& [denomination, number] : pieces.numbers()) {
        if (denomination >= Money::from_cents(100)) sum += denomination * number;
    }
    return sum;
}

json sessions_json(const std::vector<SessionTakings>& sessions) {
    json list = json::array();
    for (const SessionTakings& takings : sessions) list.push_back(takings.session);
    return list;
}

Result<Entry> entry_at(StationReader reader, std::int64_t seq) {
    auto entry = reader.entry(seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "an entry of a deposit is missing");
    return std::move(**entry);
}

}  // namespace

json slip_json(const DepositPrepared& fact) {
    const bool by_piece = !fact.pieces.empty() || fact.cash.is_zero();
    const Money currency = currency_in(fact.pieces);
    json slip{{"deposit", fact.deposit},
              {"date", fact.date.text()},
              {"bag", fact.bag},
              {"sessions", sessions_json(fact.sessions)},
              {"currency", by_piece ? json(currency.text()) : json()},
              {"coin", by_piece ? json((fact.cash - currency).text()) : json()},
              {"cash", fact.cash.text()},
              {"cash_by_denomination", fact.pieces.text()},
              {"checks", json::array()},
              {"checks_total", fact.items_total().text()},
              {"items", fact.items.size()},
              {"total", fact.total().text()}};
    for (const DepositItem& item : fact.items) {
        slip["checks"].push_back(
            {{"kind", name_of(item.type)}, {"number", item.number}, {"amount", item.amount.text()}});
    }
    return slip;
}

Result<DepositReport> deposit_report(StationReader reader, const std::string& deposit) {
    const auto row = CustodyReader(reader).deposit_named(deposit);
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
        return problem(ProblemCode::unknown_deposit,
                       fmt::format("there is no deposit {}", printable(deposit)));
    }
    DepositReport report;
    report.row = **row;
    auto prepared = entry_at(reader, report.row.seq);
    if (!prepared) return tl::unexpected(prepared.error());
    report.prepared = std::move(*prepared);
    report.fact = deposit_prepared_from(report.prepared.body);
    if (report.row.confirmed_seq != 0) {
        const auto entry = entry_at(reader, report.row.confirmed_seq);
        if (!entry) return tl::unexpected(entry.error());
        report.confirmed = deposit_confirmed_from(entry->body);
    }
    if (report.row.corrected_seq != 0) {
        const auto entry = entry_at(reader, report.row.corrected_seq);
        if (!entry) return tl::unexpected(entry.error());
        report.corrected = deposit_corrected_from(entry->body);
    }
    return report;
}

json to_json(const DepositReport& report) {
    json object = slip_json(report.fact);
    object["state"] = report.row.state();
    object["seq"] = report.row.seq;
    object["prepared"] = {
        {"by", report.prepared.person}, {"second", report.fact.second}, {"at", report.prepared.at.text()}};
    if (report.fact.from_vault.is_positive()) object["from_vault"] = report.fact.from_vault.text();
    object["turned_in"] = json::object();
    for (const SessionTakings& takings : report.fact.sessions)
        object["turned_in"][takings.session] = amounts_json(takings.amounts);
    if (report.confirmed) {
        object["bank"] = {{"credited", report.confirmed->credited.text()},
                          {"difference", (report.confirmed->credited - report.confirmed->prepared).text()},
                          {"reason", report.confirmed->reason}};
    }
    if (report.corrected) {
        object["correction"] = {{"session", report.corrected->session},
                                {"amount", report.corrected->amount.text()},
                                {"reason", report.corrected->reason}};
    }
    return object;
}

}  // namespace core
