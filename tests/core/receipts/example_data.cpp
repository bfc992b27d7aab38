#include "tests/core/receipts/example_data.h"

#include "core/receipts/text_renderer.h"

using core::Date;
using core::Texts;

namespace {

core::CashInDrawer worked_day_cash() {
    return {.opening_float = money("200.00"),
            .taken = money("480.00"),
            .change = money("-21.35"),
            .voided = money("-75.20"),
            .drops = money("-200.00"),
            .expected_in_drawer = money("383.45")};
}

core::PaymentTotals worked_day_payments() {
    return {.gross = {9, money("966.00")}, .voided = {1, money("75.20")}, .net = {8, money("890.80")}};
}

std::vector<core::NamedAmount> worked_day_tenders() {
    return {{"cash", money("383.45")},
            {"check", money("370.00")},
            {"money_order", money("62.35")},
            {"card", money("75.00")}};
}

std::vector<core::NamedAmount> worked_day_kinds() {
    return {{"opening", money("175.00")}, {"delinquent", money("172.10")}, {"current", money("438.65")},
            {"closing", money("62.35")},  {"licence_misc", money("0.00")}, {"advance", money("2.70")},
            {"suspense", money("40.00")}};
}

core::GrandTotals worked_day_totals() {
    return {.payments_gross = {9, money("966.00")},
            .voided = {1, money("75.20")},
            .standing = {8, money("890.80")}};
}

}  // namespace

core::Money money(const char* amount) {
    return *core::Money::parse(amount);
}

Texts english() {
    return *Texts::load("en");
}

Texts spanish() {
    return *Texts::load("es");
}

std::string rendered(const core::PrintedDocument& page) {
    return *core::render_text(page);
}

bool has_line(const std::string& page, const std::string& line) {
    return ("\n" + page).find("\n" + line + "\n") != std::string::npos;
}

core::PrintedStation window_station() {
    return {.office = "Riverton Water & Power", .station = "W2"};
}

core::ReceiptData example_receipt() {
    return {.station = window_station(),
            .payment = "W2-000017",
            .business_date = *Date::parse("2026-11-23"),
            .local_time = "2026-11-23 08:02",
            .person = "rosa",
            .payor = "Señora M. Núñez",
            .accounts = {{.account = "10-00041-00",
                          .allocations = {{"water", "charge", "R-5512", "delinquent", money("62.10")},
                                          {"electric", "charge", "R-5601", "current", money("61.35")}}}},
            .by_kind = {{"delinquent", money("62.10")}, {"current", money("61.35")}},
            .tenders = {{"cash", money("40.00"), ""}, {"check", money("100.00"), "001043"}},
            .change = money("16.55"),
            .amount = money("123.45"),
            .entry_hash = example_hash,
            .code = "PD1.R.W2.000017.20261123.12345.9f86d081884c7d65." + std::string(86, 'x')};
}

core::VoidData example_void() {
    return {.station = window_station(),
            .payment = "W2-000005",
            .business_date = *Date::parse("2026-11-23"),
            .local_time = "2026-11-23 09:09",
            .person = "rosa",
            .approved_by = "sam",
            .reason = "customer chose to pay by bank instead; original receipt taken back",
            .accounts = {{.account = "10-00555-08",
                          .allocations = {{"electric", "charge", "R-5609", "current", money("75.20")}}}},
            .given_back = {{"cash", money("75.20")}},
            .amount = money("75.20"),
            .entry_hash = example_hash};
}

core::XData example_x() {
    return {.station = window_station(),
            .session = "W2-S0001",
            .person = "rosa",
            .business_date = *Date::parse("2026-11-23"),
            .local_time = "2026-11-23 15:20",
            .cash = worked_day_cash(),
            .payments = worked_day_payments(),
            .net_by_tender = worked_day_tenders(),
            .net_by_kind = worked_day_kinds()};
}

core::SessionZData example_session_z() {
    return {.station = window_station(),
            .session = "W2-S0001",
            .person = "rosa",
            .approved_by = "sam",
            .business_date = *Date::parse("2026-11-23"),
            .local_time = "2026-11-23 15:36",
            .receipts = {"W2-000001", "W2-000009", 9},
            .cash = worked_day_cash(),
            .tenders = {{"cash", std::nullopt, money("383.45"), money("373.45"), money("-10.00")},
                        {"check", 3, money("370.00"), money("370.00"), money("0.00")},
                        {"money_order", 1, money("62.35"), money("62.35"), money("0.00")},
                        {"card", 1, money("75.00"), money("75.00"), money("0.00")}},
            .payments = worked_day_payments(),
            .net_by_tender = worked_day_tenders(),
            .net_by_kind = worked_day_kinds(),
            .net_by_ledger = {{"customer_credit", money("2.70")}, {"receivable:water", money("196.05")}},
            .to_deposit = {{"cash", money("373.45")},
                           {"check", money("370.00")},
                           {"money_order", money("62.35")}},
            .no_sale = 1,
            .grand_totals = worked_day_totals(),
            .journal_head = {42, example_hash}};
}

core::DayZData example_day_z() {
    return {.station = window_station(),
            .z = 1,
            .person = "sam",
            .business_date = *Date::parse("2026-11-23"),
            .local_time = "2026-11-23 16:00",
            .sessions = {"W2-S0001"},
            .payments = worked_day_payments(),
            .net_by_tender = worked_day_tenders(),
            .net_by_kind = worked_day_kinds(),
            .variance = {{"cash", money("-10.00")}, {"check", money("0.00")}},
            .not_takings = {{"deposit_applied", {1, money("150.00")}}},
            .deposit = money("805.80"),
            .card = money("75.00"),
            .grand_totals = worked_day_totals(),
            .journal_head = {45, example_hash}};
}
