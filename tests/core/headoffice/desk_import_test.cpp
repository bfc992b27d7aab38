#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "core/headoffice/desk_import.h"
#include "tests/support/head_office/posting_office.h"

namespace {

using core::ProblemCode;

std::filesystem::path write(const test::TemporaryFolder& folder, const std::string& name,
                            const std::string& text) {
    std::ofstream(folder.path() / name) << text;
    return folder.path() / name;
}

std::string content(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

constexpr const char* accounts_header = "account,name,address,phone,class,status,flags\n";
constexpr const char* receivables_header = "receivable,account,kind,service,amount,due_date\n";

}  // namespace

TEST_CASE("accounts are added and changed, and only what changed is new to stations") {
    test::PostingOffice office("import_accounts");
    const test::TemporaryFolder folder;
    const auto file = write(folder, "accounts.csv",
                            std::string(accounts_header) + "10-00041-00,Gonzalez,,,,,\n" +
                                "10-00042-09,\"Lee, \\ Ann\",5 Elm,,residential,active,cash_only budget\n");
    const auto report = core::import_accounts(office.office, {.file = file}).value();
    CHECK(report.imported == 2);
    CHECK(report.added == 1);
    CHECK(report.changed == 0);
    CHECK(office.one("SELECT name || '|' || flags FROM paydesk.accounts WHERE number = '10-00042-09'") ==
          "Lee, \\ Ann|cash_only;budget");
    const std::string before = office.one("SELECT count(*) FROM paydesk.changes");
    CHECK(core::import_accounts(office.office, {.file = file}).value().added == 0);
    CHECK(office.one("SELECT count(*) FROM paydesk.changes") == before);
}

TEST_CASE("rows that cannot be used stand in the rejects file with line and reason") {
    test::PostingOffice office("import_rejects");
    const test::TemporaryFolder folder;
    const auto file = write(folder, "owed.csv",
                            std::string("memo,") + receivables_header +
                                "a,R-1,10-00041-00,charge,water,10.00,2026-12-01\n"
                                "b,R-1,10-00041-00,charge,water,11.00,2026-12-01\n"
                                "c,R-2,10-00042-09,charge,water,12.05,2026-12-01\n"
                                "d,R-3,10-00041-00,charge,water,nothing,2026-12-01\n");
    const auto report = core::import_receivables(office.office, {.file = file}).value();
    CHECK(report.imported == 1);
    CHECK(report.rejected == 3);
    CHECK(
        content(report.rejects_file) ==
        "memo,receivable,account,kind,service,amount,due_date,line,reason\r\n"
        "d,R-3,10-00041-00,charge,water,nothing,2026-12-01,5,\"\"\"nothing\"\" is not an amount in dollars "
        "and cents\"\r\n"
        ",R-1,10-00041-00,charge,water,11.00,2026-12-01,3,the receivable is in the file twice; the first row "
        "counts\r\n"
        ",R-2,10-00042-09,charge,water,12.05,2026-12-01,4,no account has this number\r\n");
    CHECK(office.one("SELECT amount FROM paydesk.receivables WHERE id = 'R-1'") == "1000");
}

TEST_CASE("a file of which no row can be used changes nothing") {
    test::PostingOffice office("import_nothing");
    const test::TemporaryFolder folder;
    const auto file =
        write(folder, "owed.csv", std::string(receivables_header) + "R-1,x,charge,water,1.00,2026-12-01\n");
    CHECK(core::import_receivables(office.office, {.file = file}).error().code == ProblemCode::csv_malformed);
    CHECK(office.one("SELECT sum(amount) FROM paydesk.receivables") == "12345");
    CHECK(office.one("SELECT count(*) FROM paydesk.snapshots") == "0");
}

TEST_CASE(
    "a snapshot that holds no daily file leaves what was paid, and what it does not list is no longer owed") {
    test::PostingOffice office("import_snapshot");
    REQUIRE(office.station.pay_cash("10-00041-00", "70.00", "70.00"));
    office.send_all();
    const test::TemporaryFolder folder;
    const auto file = write(folder, "owed.csv",
                            std::string(receivables_header) +
                                "R-5512,10-00041-00,charge,water,62.10,2026-10-22\n"
                                "R-6000,10-00041-00,penalty,water,5.00,2026-12-22\n");
    const auto report = core::import_receivables(office.office, {.file = file}).value();
    CHECK(report.added == 1);
    CHECK(report.replaced == 1);
    CHECK(office.one("SELECT string_agg(id || ' ' || amount || ' ' || paid, ', ' ORDER BY id) "
                     "FROM paydesk.receivables") == "R-5512 6210 6210, R-5601 790 790, R-6000 500 0");
}

TEST_CASE(
    "payments that the billing system was told are not taken off twice, and a surplus stays the customer's") {
    test::PostingOffice office("import_included");
    REQUIRE(office.station.pay_cash("10-00041-00", "70.00", "70.00"));
    office.send_all();
    office.run("UPDATE paydesk.receivables SET amount = 5000 WHERE id = 'R-5512'");  // paid over by 12.10
    office.run(
        "INSERT INTO paydesk.daily_files VALUES (1, '2026-11-23', 2, 7000, 'pat', now());"
        "UPDATE paydesk.account_lines SET file_no = 1");
    const test::TemporaryFolder folder;
    const auto file =
        write(folder, "owed.csv",
              std::string(receivables_header) + "R-5601,10-00041-00,charge,electric,53.45,2026-12-07\n");
    CHECK(core::import_receivables(office.office, {.file = file, .includes_file = 2}).error().code ==
          ProblemCode::includes_file_wrong);
    REQUIRE(core::import_receivables(office.office, {.file = file, .includes_file = 1}));
    CHECK(office.one("SELECT string_agg(id || ' ' || amount || ' ' || paid, ', ' ORDER BY id) "
                     "FROM paydesk.receivables") == "R-5512 0 0, R-5601 5345 0");
    CHECK(office.one("SELECT credit FROM paydesk.accounts") == "1210");
    REQUIRE(core::import_receivables(office.office, {.file = file, .includes_file = 1}));
    CHECK(office.one("SELECT credit FROM paydesk.accounts") == "1210");
    CHECK(core::import_receivables(office.office, {.file = file, .includes_file = 0}).error().code ==
          ProblemCode::includes_file_wrong);
}

TEST_CASE("what was paid over moves with its receivable, and both accounts are new to stations") {
    test::PostingOffice office("import_moved");
    REQUIRE(office.station.pay_cash("10-00041-00", "70.00", "70.00"));
    office.send_all();
    office.run(
        "INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
        "VALUES ('10-00042-09', 'Lee', '', '', '', '', '');"
        "UPDATE paydesk.receivables SET amount = 5000 WHERE id = 'R-5512';"  // paid over by 12.10
        "DELETE FROM paydesk.changes WHERE kind <> ''");
    const test::TemporaryFolder folder;
    const auto file = write(folder, "owed.csv",
                            std::string(receivables_header) +
                                "R-5512,10-00042-09,charge,water,50.00,2026-10-22\n"
                                "R-5601,10-00041-00,charge,electric,61.35,2026-12-07\n");
    REQUIRE(core::import_receivables(office.office, {.file = file}));
    CHECK(office.one("SELECT account || ' ' || amount || ' ' || paid FROM paydesk.receivables "
                     "WHERE id = 'R-5512'") == "10-00042-09 5000 6210");
    CHECK(office.one("SELECT string_agg(DISTINCT k, ' ' ORDER BY k) FROM paydesk.changes c, unnest(c.keys) k "
                     "WHERE c.kind = 'accounts'") == "10-00041-00 10-00042-09");
    CHECK(office.one("SELECT sum(credit) FROM paydesk.accounts") == "0");
}

TEST_CASE("an import without a head office says so") {
    auto link = test::head_office_server().office("postgres");
    CHECK(core::open_desk(test::head_office_server().office_url("postgres")).error().code ==
          ProblemCode::no_head_office);
    CHECK(core::open_desk("postgresql://nobody@/none?host=/nowhere").error().code ==
          ProblemCode::head_office_unreachable);
}
