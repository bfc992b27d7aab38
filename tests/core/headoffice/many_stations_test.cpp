#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "core/headoffice/desk_check.h"
#include "core/headoffice/desk_daily.h"
#include "core/headoffice/desk_ledger.h"
#include "tests/core/headoffice/made_up_station.h"

namespace {

int number_from_environment(const char* name, int otherwise) {
    const char* given = std::getenv(name);
    return given != nullptr ? std::atoi(given) : otherwise;
}

// Valid numbers: two, five and two digits, the last a Luhn digit.
std::string account_text(int n) {
    for (int check = 0; check <= 9; ++check) {
        const std::string text = fmt::format("10-{:05}-0{}", 1000 + n, check);
        if (core::AccountNumber::parse(text)) return text;
    }
    return {};
}

std::map<std::string, std::int64_t> sums(test::PostingOffice& office, const std::string& question) {
    std::map<std::string, std::int64_t> found;
    const auto rows = office.office.ask(question).value();
    for (int row = 0; row < rows.rows(); ++row) found[std::string(rows.text(row, 0))] = rows.number(row, 1);
    return found;
}

void drop_zeros(std::map<std::string, std::int64_t>& sums) {
    std::erase_if(sums, [](const auto& entry) { return entry.second == 0; });
}

}  // namespace

// PAYDESK_OFFICE_STATIONS, PAYDESK_OFFICE_DAYS and PAYDESK_OFFICE_PAYMENTS (a day at each station) make it
// longer.
TEST_CASE("many stations over a bad network: every cent stands once at head office", "[many]") {
    const int stations = number_from_environment("PAYDESK_OFFICE_STATIONS", 3);
    const int days = number_from_environment("PAYDESK_OFFICE_DAYS", 2);
    const int payments = number_from_environment("PAYDESK_OFFICE_PAYMENTS", 12);
    test::PostingOffice office("many_stations");
    test::FakeAccountBook accounts;
    std::vector<std::string> numbers;
    const int customers = 6 + stations * 2;
    for (int n = 1; n <= customers; ++n) {
        const std::string number = account_text(n);
        numbers.push_back(number);
        accounts.add(number, "Customer");
        accounts.owe(number, fmt::format("R-{}", n), core::ReceivableKind::charge, "water", "45.00",
                     "2026-12-20");
        if (n % 6 == 0) continue;  // head office knows nothing of these
        office.run(fmt::format(
            "INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
            "VALUES ('{0}', '', '', '', '', '', ''); INSERT INTO paydesk.receivables (id, account, "
            "kind, service, amount, due_date, origin) VALUES ('R-{1}', '{0}', 'charge', 'water', "
            "4500, '2026-12-20', 'billing')",
            number, n));
    }
    test::TakenModel model;
    const core::Date first = core::Date::parse("2026-11-23").value();
    for (int s = 1; s <= stations; ++s) {
        test::MadeUpStation station(office, fmt::format("S{}", s), accounts, numbers,
                                    static_cast<unsigned>(s));
        for (int d = 0; d < days; ++d) {
            station.play_day(core::Date(first.days() + date::days{d}).text(), payments, model);
            station.post();
        }
    }

    REQUIRE(model.payments > stations * days);
    CHECK(office.one("SELECT count(*) FROM paydesk.payments") == std::to_string(model.payments));
    CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == std::to_string(model.amount));
    CHECK(office.one("SELECT sum(amount) FROM paydesk.tenders") == std::to_string(model.amount));
    std::int64_t suspense = 0;
    for (int n = 6; n <= customers; n += 6) {
        suspense += model.by_account[numbers[static_cast<std::size_t>(n - 1)]];
        model.paid.erase(fmt::format("R-{}", n));
        model.credit.erase(numbers[static_cast<std::size_t>(n - 1)]);
    }
    drop_zeros(model.paid);
    drop_zeros(model.credit);
    CHECK(sums(office, "SELECT id, paid FROM paydesk.receivables WHERE paid <> 0") == model.paid);
    CHECK(sums(office, "SELECT number, credit FROM paydesk.accounts WHERE credit <> 0") == model.credit);
    std::int64_t paid_over = 0;
    for (const auto& [receivable, paid] : model.paid) paid_over += std::max<std::int64_t>(0, paid - 4500);
    const auto moved =
        sums(office,
             "SELECT reason, sum(CASE WHEN credit IN ('suspense', 'customer_credit') THEN amount "
             "ELSE -amount END) FROM paydesk.office_transfers GROUP BY reason");
    CHECK((moved.contains("suspense") ? moved.at("suspense") : 0) == suspense);
    CHECK((moved.contains("paid_over") ? moved.at("paid_over") : 0) == paid_over);
    REQUIRE(paid_over > 0);
    REQUIRE(suspense > 0);

    const auto report = core::check_office(office.office, {}).value();
    for (const auto& finding : report.findings)
        UNSCOPED_INFO(finding.where << " " << finding.seq << " " << finding.what);
    CHECK(report.findings.empty());
    const core::Date last(first.days() + date::days{days});
    const auto file = office.station.folder.path() / "ledger.journal";
    std::ofstream(file) << core::ledger_journal(office.office, {first, last}).value();
    test::run_program("hledger -f " + file.string() + " check --strict");
    REQUIRE(core::make_daily_file(office.office, last, "pat").value() == 1);
    std::int64_t known = 0;
    for (const auto& [name, cents] : model.paid) known += cents;
    for (const auto& [name, cents] : model.credit) known += cents;
    CHECK(office.one("SELECT amount FROM paydesk.daily_files") == std::to_string(known));
}
