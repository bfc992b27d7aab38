#include <algorithm>

#include "core/facts/drawer_facts.h"
#include "core/receipts/slip_page.h"
#include "core/reports/session_report.h"
#include "core/slips/entry_codes.h"
#include "core/slips/slip_station.h"

namespace core {

namespace {

using nlohmann::json;

Money money_at(const json& object, const char* key) {
    return Money::from_text(object.value(key, "0.00")).value_or(Money{});
}

CountedAmount counted_at(const json& object, const char* key) {
    if (!object.contains(key)) return {};
    return {object.at(key).value("count", std::int64_t{0}), money_at(object.at(key), "amount")};
}

CashInDrawer cash_from(const json& cash) {
    return {.opening_float = money_at(cash, "float"),
            .taken = money_at(cash, "taken"),
            .change = money_at(cash, "change"),
            .voided = money_at(cash, "voided"),
            .pay_in = money_at(cash, "pay_in"),
            .pay_out = money_at(cash, "pay_out"),
            .drops = money_at(cash, "drops"),
            .expected_in_drawer = money_at(cash, "expected_in_drawer")};
}

PaymentTotals payments_from(const json& payments) {
    return {.gross = counted_at(payments, "gross"),
            .voided = counted_at(payments, "voided"),
            .net = counted_at(payments, "net")};
}

GrandTotals grand_from(const json& grand) {
    return {.payments_gross = counted_at(grand, "payments_gross"),
            .voided = counted_at(grand, "voided"),
            .returned = counted_at(grand, "returned"),
            .redeposited = counted_at(grand, "redeposited"),
            .reversed = counted_at(grand, "reversed"),
            .moved = counted_at(grand, "moved"),
            .standing = counted_at(grand, "standing")};
}

JournalHead head_from(const json& chain) {
    return {chain.at("count").get<std::int64_t>(), chain.at("hash").get<std::string>()};
}

// Amounts in the order of the vocabulary, as a person expects them, not of the alphabet; zeros are left out.
template <class Names>
std::vector<NamedAmount> amounts_in_order(const json& object, const Names& names) {
    std::vector<NamedAmount> list;
    for (const auto name : names) {
        const std::string key(name_of(name));
        if (const Money amount = money_at(object, key.c_str()); !amount.is_zero())
            list.push_back({key, amount});
    }
    return list;
}

std::vector<NamedAmount> all_amounts(const json& object) {
    std::vector<NamedAmount> list;
    for (const auto& [name, amount] : object.items()) list.push_back({name, money_at(object, name.c_str())});
    return list;
}

// Those that are counted; sums beside them ("net", "by_kind") are left out.
std::vector<NamedCount> counts_in(const json& object) {
    std::vector<NamedCount> list;
    for (const auto& [name, value] : object.items()) {
        if (value.is_object() && value.contains("count"))
            list.push_back({name, counted_at(object, name.c_str())});
    }
    return list;
}

std::vector<TenderCount> tenders_from(const json& z) {
    std::vector<TenderCount> list;
    for (const TenderType type : all_tender_types) {
        const std::string name(name_of(type));
        if (!z.contains(name)) continue;
        const json& part = z.at(name);
        const bool is_cash = type == TenderType::cash;
        TenderCount row{.type = name,
                        .items = is_cash ? std::nullopt : std::optional(part.value("items", std::int64_t{0})),
                        .expected = money_at(part, is_cash ? "expected_in_drawer" : "expected"),
                        .counted = money_at(part, "counted"),
                        .variance = money_at(part, "variance")};
        if (is_cash || !row.expected.is_zero() || !row.counted.is_zero()) list.push_back(std::move(row));
    }
    return list;
}

constexpr std::size_t explanations_printed_max = 3;

CountFindings findings_from(const json& z) {
    CountFindings findings{.forced_by = z.value("forced_by", ""),
                           .expected_pieces = z.value("expected_by_denomination", ""),
                           .counted_pieces = z.value("counted_by_denomination", "")};
    const json counts = z.value("counts", json::array());
    for (const json& count : counts) {
        if (counts.size() < 2) break;
        findings.counts.push_back({count.at("attempt").dump() + ", " + count.at("person").get<std::string>(),
                                   money_at(count.at("counted"), "cash")});
    }
    for (const json& cause : z.value(json::json_pointer("/explanations/causes"), json::array())) {
        if (findings.explanations.size() == explanations_printed_max) break;
        findings.explanations.push_back(cause.at("says").get<std::string>());
    }
    for (const json& held : z.value("funds_held", json::array()))
        findings.funds_held.push_back({held.at("account").get<std::string>(), money_at(held, "amount")});
    return findings;
}

std::vector<UnexplainedNoteLine> unexplained_from(const SlipContext& context, const json& figures) {
    std::vector<UnexplainedNoteLine> lines;
    for (const json& note : figures.value("notes_unexplained", json::array())) {
        UnexplainedNoteLine line{.local_time = {},
                                 .acceptor = note.at("acceptor").get<std::string>(),
                                 .count = std::nullopt,
                                 .notes = note.value("notes", std::int64_t{1}),
                                 .amount = money_at(note, "amount"),
                                 .account = note.value("account", ""),
                                 .attempt = note.value("attempt", ""),
                                 .is_under_way = note.at("state") == "under_way"};
        if (note.contains("stacked")) line.count = note.at("stacked").get<std::int64_t>();
        if (const auto at = Moment::parse(note.value("at", ""))) line.local_time = office_time(context, *at);
        lines.push_back(std::move(line));
    }
    return lines;
}

ReceiptRange receipts_from(const json& receipts) {
    const auto text = [&](const char* key) {
        return receipts.at(key).is_null() ? std::string{} : receipts.at(key).get<std::string>();
    };
    return {.first = text("first"), .last = text("last"), .count = receipts.at("count").get<std::int64_t>()};
}

}  // namespace

Result<PrintedDocument> session_z_of(SlipContext context, const Entry& entry) {
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const DrawerClosed fact = drawer_closed_from(entry.body);
    const json& z = fact.z;
    const SessionZData data{
        .station = *station,
        .session = fact.session,
        .person = z.at("person").get<std::string>(),
        .approved_by = fact.approved_by.empty() ? std::nullopt : std::optional(fact.approved_by),
        .business_date = Date::parse(z.at("business_date").get<std::string>()).value_or(Date{}),
        .local_time = office_time(context, entry.at),
        .receipts = receipts_from(z.at("receipts")),
        .cash = cash_from(z.at("cash")),
        .tenders = tenders_from(z),
        .findings = findings_from(z),
        .unexplained_notes = unexplained_from(context, z),
        .payments = payments_from(z.at("payments")),
        .net_by_tender = amounts_in_order(z.at("net_by_tender"), all_tender_types),
        .net_by_kind = amounts_in_order(z.at("net_by_kind"), all_payment_kinds),
        .net_by_ledger = all_amounts(z.at("net_by_ledger")),
        .to_deposit = amounts_in_order(z.value("to_deposit", json::object()), all_tender_types),
        .no_sale = z.value("no_sale", std::int64_t{0}),
        .copies = z.at("copies").get<std::int64_t>(),
        .grand_totals = grand_from(z.at("grand_totals")),
        .journal_head = head_from(z.at("chain")),
        .code = code_text(context.reader, entry)};
    return session_z_page(data, context.texts);
}

Result<PrintedDocument> day_z_of(SlipContext context, const Entry& entry) {
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const json& z = entry.body.at("z");
    DayZData data{
        .station = *station,
        .z = z.at("z").get<std::int64_t>(),
        .person = entry.person,
        .business_date = Date::parse(z.at("business_date").get<std::string>()).value_or(Date{}),
        .local_time = office_time(context, entry.at),
        .payments = payments_from(z.value("payments", json::object())),
        .net_by_tender = amounts_in_order(z.value("net_by_tender", json::object()), all_tender_types),
        .net_by_kind = amounts_in_order(z.value("net_by_kind", json::object()), all_payment_kinds),
        .variance = amounts_in_order(z.value("variance", json::object()), all_tender_types),
        .not_takings = counts_in(z.value("not_takings", json::object())),
        .corrections_to_earlier_days = counts_in(z.value("corrections_to_earlier_days", json::object())),
        .deposit = money_at(z, "deposit"),
        .card = money_at(z, "card"),
        .proof = z.value("proof", ""),
        .undeposited = amounts_in_order(z.value("undeposited", json::object()), all_tender_types),
        .grand_totals = grand_from(z.at("grand_totals")),
        .journal_head = head_from(z.at("chain")),
        .code = code_text(context.reader, entry)};
    for (const json& session : z.at("sessions")) data.sessions.push_back(session.get<std::string>());
    return day_z_page(data, context.texts);
}

Result<PrintedDocument> x_slip(SlipContext context, const SessionRow& session, Moment now) {
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const auto report = session_report(context.reader, session.id);
    if (!report) return tl::unexpected(report.error());
    const json x = to_json(*report);
    const XData data{.station = *station,
                     .session = report->session,
                     .person = session.person,
                     .business_date = session.business_date,
                     .local_time = office_time(context, now),
                     .cash = cash_from(x.at("cash")),
                     .payments = payments_from(x.at("payments")),
                     .net_by_tender = amounts_in_order(x.at("net_by_tender"), all_tender_types),
                     .net_by_kind = amounts_in_order(x.at("net_by_kind"), all_payment_kinds),
                     .unexplained_notes = unexplained_from(context, x)};
    return x_page(data, context.texts);
}

}  // namespace core
