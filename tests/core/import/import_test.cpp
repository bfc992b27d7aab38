#include "core/import/import.h"

#include <catch2/catch.hpp>

#include "core/import/csv_reader.h"
#include "tests/core/import/import_desk.h"

using core::ProblemCode;
using test::account_number;
using test::accounts_header;
using test::ImportDesk;
using test::receivables_header;

namespace {

const std::string two_accounts =
    accounts_header +
    "10-00041-00,Maria Gonzalez,\"118 Elm St, Apt 2\",555-0100,residential,active,\n"
    "100010206,Baker,41 Oak Ave,,commercial,active,cash_only plan\n";

// The reasons of a rejects file, one after another.
std::string reasons(const std::string& rejects) {
    std::string found;
    for (std::size_t start = rejects.find("\r\n") + 2; start < rejects.size();
         start = rejects.find("\r\n", start) + 2) {
        const std::string line = rejects.substr(start, rejects.find("\r\n", start) - start);
        found += line + "\n";
    }
    return found;
}

}  // namespace

TEST_CASE("good accounts go in, columns in any order and unknown ones passed over") {
    const ImportDesk desk;
    const auto report = desk.accounts(two_accounts);
    REQUIRE(report.has_value());
    CHECK(report->imported == 2);
    CHECK(report->added == 2);
    CHECK(report->rejected == 0);
    CHECK(report->rejects_file.empty());
    core::MirrorReader mirror = desk.reader();
    CHECK(mirror.account(account_number("10-00041-00")).value()->address == "118 Elm St, Apt 2");
    CHECK(mirror.account(account_number("10-00102-06")).value()->flags == "cash_only;plan");
    CHECK(mirror.accounts_snapshot().value()->loaded_at.utc_ms == 1);

    const auto other_order = desk.accounts(
        "flags,status,route,class,phone,address,name,account\r\n"
        "plan,closing,7,residential,,\"9 Pine Rd\r\nRear\",Maria G.,100004100\r\n");
    REQUIRE(other_order.has_value());
    CHECK(other_order->imported == 1);
    CHECK(other_order->changed == 1);
    CHECK(other_order->added == 0);
    const auto maria = mirror.account(account_number("10-00041-00")).value();
    CHECK(maria->name == "Maria G.");
    CHECK(maria->address == "9 Pine Rd Rear");
    CHECK(maria->status == "closing");
    CHECK(mirror.account(account_number("10-00102-06")).value()->name == "Baker");
}

TEST_CASE("bad accounts go to the rejects file with line and reason") {
    const ImportDesk desk;
    const auto report = desk.accounts(accounts_header +
                                      "10-00041-00,Maria Gonzalez,118 Elm St,,residential,active,\n"
                                      "10-00041-01,Wrong Digit,x,,,,\n"
                                      "1041,Too Short,x,,,,\n"
                                      "100004100,Maria Twice,x,,,,\n"
                                      "10-00102-06,Too,Few,Fields\n"
                                      "10-00102-06,Too,Many,,,,,,\n"
                                      "10-00102-06,M\xe9xico,x,,,,\n"
                                      "10-00102-06,Bell\x07,x,,,,\n"
                                      "10-00102-06," +
                                      std::string(501, 'n') +
                                      ",x,,,,\n"
                                      "10-00102-06,5\" pipe,x,,,,\n"
                                      "10-00203-04,\"Ann \"\"A\"\" Lee\",x,,,,\n");
    REQUIRE(report.has_value());
    CHECK(report->imported == 2);
    CHECK(report->rejected == 9);
    REQUIRE(report->rejects_file.filename() == "accounts.rejects.csv");
    const std::string rejects = desk.content_of("accounts.rejects.csv");
    CHECK(rejects.starts_with("account,name,address,phone,class,status,flags,line,reason\r\n"));
    CHECK(reasons(rejects) ==
          "10-00041-01,Wrong Digit,x,,,,,3,the check digit of account number 10-00041-01 is wrong\n"
          "1041,Too Short,x,,,,,4,\"\"\"1041\"\" is not an account number\"\n"
          "100004100,Maria Twice,x,,,,,5,the account is in the file twice; the first row counts\n"
          "\"10-00102-06,Too,Few,Fields\",,,,,,,6,4 fields where the header has 7\n"
          "\"10-00102-06,Too,Many,,,,,,\",,,,,,,7,9 fields where the header has 7\n"
          "10-00102-06,M?xico,x,,,,,8,the field name is not UTF-8\n"
          "10-00102-06,Bell\x07,x,,,,,9,the field name holds control characters\n"
          "10-00102-06," +
              std::string(501, 'n') +
              ",x,,,,,10,the field name is longer than 500 bytes\n"
              "\"10-00102-06,5\"\" pipe,x,,,,\",,,,,,,11,a quote inside a field that does not begin with "
              "one\n");
    CHECK(desk.reader().account(account_number("10-00203-04")).value()->name == "Ann \"A\" Lee");
    CHECK_FALSE(desk.reader().account(account_number("10-00102-06")).value().has_value());
}

TEST_CASE("a corrected rejects file can be imported as it is, and rejects of an earlier import go away") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(accounts_header + "10-00041-01,Maria,x,,,,\n")->rejected == 1);
    std::string corrected = desk.content_of("accounts.rejects.csv");
    corrected.replace(corrected.find("10-00041-01"), 11, "10-00041-00");
    const auto again = desk.accounts(corrected);
    REQUIRE(again.has_value());
    CHECK(again->imported == 1);
    CHECK(desk.reader().account(account_number("10-00041-00")).value()->name == "Maria");
    CHECK_FALSE(std::filesystem::exists(desk.folder.path() / "accounts.rejects.csv"));
}

TEST_CASE("receivables are a snapshot: they replace all before them, together with included_seq") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(two_accounts).has_value());
    REQUIRE(desk.receivables(receivables_header + "R-1,10-00041-00,charge,water,62.10,2026-10-20\n"
                                                  "R-2,100010206,deposit,deposit,150,2026-11-23\n",
                             4)
                ->imported == 2);
    const auto second = desk.receivables(
        "\xef\xbb\xbf"
        "due_date,amount,service,kind,account,receivable\r\n"
        "2026-12-05,61.35,electric,charge,10-00041-00,R-9\r\n",
        8);
    REQUIRE(second.has_value());
    CHECK(second->imported == 1);
    CHECK(second->replaced == 2);
    const auto standing = desk.reader().standing(account_number("10-00041-00")).value();
    REQUIRE(standing->receivables.size() == 1);
    CHECK(standing->receivables[0] == core::Receivable{.id = "R-9",
                                                       .account = account_number("10-00041-00"),
                                                       .kind = core::ReceivableKind::charge,
                                                       .service = "electric",
                                                       .amount = test::money("61.35"),
                                                       .due_date = core::Date::parse("2026-12-05").value()});
    CHECK(standing->included_seq == 8);
    CHECK(desk.reader().receivables(account_number("10-00102-06")).value().empty());
}

TEST_CASE("every rule of a receivable has its reason") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(two_accounts).has_value());
    struct Case {
        const char* row;
        const char* reason;
    };
    const Case cases[] = {
        {"R-1,10-00041-00,charge,water,1.00,2026-10-20", ""},
        {"R-1,10-00041-00,charge,water,1.00,2026-10-20",
         "the receivable is in the file twice; the first row counts"},
        {"R-2,10-00041-01,charge,water,1.00,2026-10-20",
         "the check digit of account number 10-00041-01 is wrong"},
        {"R-2,41,charge,water,1.00,2026-10-20", "\"41\" is not an account number"},
        {"R-2,10-00203-04,charge,water,1.00,2026-10-20", "no account has this number"},
        {"R-2,10-00041-00,bill,water,1.00,2026-10-20", "\"bill\" is not a kind of receivable"},
        {"R-2,10-00041-00,,water,1.00,2026-10-20", "\"\" is not a kind of receivable"},
        {"R-2,10-00041-00,charge,Water,1.00,2026-10-20", "\"Water\" is not a service: a lower-case word"},
        {"R-2,10-00041-00,charge,,1.00,2026-10-20", "\"\" is not a service: a lower-case word"},
        {"R-2,10-00041-00,charge,water,1.005,2026-10-20", "\"1.005\" is not an amount in dollars and cents"},
        {"R-2,10-00041-00,charge,water,-1.00,2026-10-20", "the amount -1.00 is not more than zero"},
        {"R-2,10-00041-00,charge,water,0.00,2026-10-20", "the amount 0.00 is not more than zero"},
        {"R-2,10-00041-00,charge,water,10000000.00,2026-10-20", "10000000.00 is more than an amount may be"},
        {"R-2,10-00041-00,charge,water,,2026-10-20", "\"\" is not an amount in dollars and cents"},
        {"R-2,10-00041-00,charge,water,1.00,2026-02-30", "\"2026-02-30\" is not a date"},
        {"R-2,10-00041-00,charge,water,1.00,10/20/2026", "\"10/20/2026\" is not a date"},
        {",10-00041-00,charge,water,1.00,2026-10-20", "\"\" is not a receivable's id"},
        {"R 2,10-00041-00,charge,water,1.00,2026-10-20", "\"R 2\" is not a receivable's id"},
        {"R-3,10-00041-00,written_off,water,9999999.99,2026-10-20", ""},
    };
    std::string content = receivables_header;
    std::int64_t rejected = 0;
    for (const Case& c : cases) {
        content += std::string(c.row) + "\n";
        rejected += std::string_view(c.reason).empty() ? 0 : 1;
    }
    const auto report = desk.receivables(content);
    REQUIRE(report.has_value());
    CHECK(report->rejected == rejected);
    CHECK(report->imported == 2);

    core::CsvReader rejects(std::move(core::InputFile::open(report->rejects_file).value()));
    REQUIRE(rejects.next().value() == core::CsvReader::Next::record);
    std::size_t line = 1;
    for (const Case& c : cases) {
        ++line;
        if (std::string_view(c.reason).empty()) continue;
        INFO(c.row);
        REQUIRE(rejects.next().value() == core::CsvReader::Next::record);
        CHECK(rejects.fields()[6] == std::to_string(line));
        CHECK(rejects.fields()[7] == c.reason);
    }
}

TEST_CASE("a file that is no such table is refused, names what is missing and changes nothing") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(two_accounts).has_value());
    struct Case {
        std::string content;
        const char* in_the_message;
    };
    const Case cases[] = {
        {"", "the first line must name the columns"},
        {"account,name,address,class,status,flags\n", "there is no column \"phone\""},
        {"account,name,address,phone,phone,class,status,flags\n", "the column \"phone\" is there twice"},
        {"account;name;address;phone;class;status;flags\n", "there is no column \"account\""},
        {"10-00041-00,Maria Gonzalez,118 Elm St,,residential,active,\n", "there is no column \"account\""},
        {"\"account,name\n", "the first line must name the columns"},
        {std::string("\x00\x01\x02", 3), "there is no column \"account\""},
    };
    for (const Case& c : cases) {
        INFO(c.content);
        const auto report = desk.accounts(c.content);
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error().code == ProblemCode::csv_malformed);
        CHECK(report.error().message().find(c.in_the_message) != std::string::npos);
    }
    CHECK(desk.reader().accounts_snapshot().value()->load == 1);
}

TEST_CASE("receivables of which not one row can be used do not wipe out those before") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(two_accounts).has_value());
    const std::string bad = receivables_header + "R-1,10-00041-01,charge,water,62.10,2026-10-20\n";
    CHECK(desk.receivables(bad)->rejected == 1);
    REQUIRE(desk.receivables(receivables_header + "R-1,10-00041-00,charge,water,62.10,2026-10-20\n", 3)
                .has_value());
    const auto report = desk.receivables(bad, 9);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == ProblemCode::csv_malformed);
    CHECK(desk.reader().receivables(account_number("10-00041-00")).value().size() == 1);
    CHECK(desk.reader().included_seq().value() == 3);
    CHECK(std::filesystem::exists(desk.folder.path() / "receivables.rejects.csv"));
    CHECK(desk.receivables(receivables_header, 9)->replaced == 1);
    CHECK(desk.reader().included_seq().value() == 9);
    CHECK(desk.receivables(receivables_header, -1).error().code == ProblemCode::usage);
}

TEST_CASE("an import whose rejects cannot be written changes nothing") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(two_accounts).has_value());
    std::filesystem::create_directory(desk.folder.path() / "accounts.rejects.csv.part");
    const auto report = desk.accounts(accounts_header + "10-00041-00,Changed,x,,,,\n10-00041-01,Bad,x,,,,\n");
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == ProblemCode::file_unwritable);
    CHECK(desk.reader().account(account_number("10-00041-00")).value()->name == "Maria Gonzalez");
}

TEST_CASE("progress is told on the way and ends at the size of the file") {
    const ImportDesk desk;
    std::string content = accounts_header;
    for (int i = 1; i <= 10'000; ++i)
        content += core::AccountNumber::with_check_digit(i).text() + ",N,A,,,,\n";
    std::vector<core::ImportProgress> told;
    auto mirror = core::MirrorWriter::open(desk.folder.path(), "a test");
    REQUIRE(mirror.has_value());
    const auto report =
        core::import_accounts(*mirror, {.file = desk.write("accounts.csv", content),
                                        .at = {},
                                        .progress = [&](const auto& progress) { told.push_back(progress); }});
    REQUIRE(report.has_value());
    REQUIRE(told.size() == 3);
    CHECK(told[0].rows == 4096);
    CHECK(told[0].bytes_done < told[1].bytes_done);
    CHECK_FALSE(told[1].is_storing);
    CHECK(told[2].rows == 10'000);
    CHECK(told[2].bytes_done == static_cast<std::int64_t>(content.size()));
    CHECK(told[2].bytes_total == told[2].bytes_done);
    CHECK(told[2].is_storing);
}
