#include <catch2/catch.hpp>

#include "tests/kiosk/cli/program.h"
#include "tests/support/head_office/posting_office.h"

TEST_CASE("a head office's day at its desk: import, status, daily file, ledger, check") {
    const test::Program program;
    test::PostingOffice office("desk_day");
    REQUIRE(office.station.pay_cash("10-00041-00", "70.00", "70.00"));
    office.send_all();
    const std::string url = " '" + test::head_office_server().office_url("desk_day") + "'";
    const auto accounts = program.write("accounts.csv",
                                        "account,name,address,phone,class,status,flags\n"
                                        "10-00041-00,Gonzalez,1 Elm,,residential,active,\nwrong,,,,,,\n");
    const auto imported = program.run_json("headoffice import accounts " + accounts.string() + url);
    INFO(imported.output);
    REQUIRE(imported.status == 0);
    CHECK(imported.json().at("changed") == 1);
    CHECK(imported.json().at("rejected") == 1);

    const auto status = program.run_json("headoffice status" + url);
    REQUIRE(status.status == 0);
    CHECK(status.json().at("stations").at(0).at("station") == "W2");
    CHECK(program.run("headoffice status" + url).output.find("W2") != std::string::npos);

    const auto daily = program.run("headoffice export daily" + url + " --date 2026-11-23 --person pat");
    REQUIRE(daily.status == 0);
    CHECK(daily.output.find("16,115,6210") != std::string::npos);
    CHECK(program.run("headoffice export daily" + url + " --number 1").output == daily.output);
    CHECK(program.run_json("headoffice export daily" + url + " --number 9").code() == "unknown_daily_file");
    CHECK(program.run_json("headoffice export daily" + url + " --format pdf").code() == "format_not_offered");
    const auto owed = program.write("owed.csv",
                                    "receivable,account,kind,service,amount,due_date\n"
                                    "R-5601,10-00041-00,charge,electric,53.45,2026-12-07\n");
    const std::string receivables =
        "headoffice import receivables " + owed.string() + url + " --includes-file ";
    CHECK(program.run_json(receivables + "2").code() == "includes_file_wrong");
    CHECK(program.run_json(receivables + "1").json().at("replaced") == 0);

    CHECK(program.run("headoffice export ledger" + url + " --date 2026-11-23").output.find("-70.00 USD") ==
          std::string::npos);
    CHECK(program.run("headoffice export ledger" + url + " --date 2026-11-23 --format csv").status == 0);
    CHECK(program.run("headoffice export deposit" + url + " --date 2026-11-23").status == 0);
    CHECK(program.run_json("headoffice check" + url).json().at("ok") == true);
    office.run("UPDATE paydesk.receivables SET paid = paid + 1");
    const auto wrong = program.run_json("headoffice check" + url);
    CHECK(wrong.status == 1);
    CHECK(wrong.json().at("findings").size() > 0);
}

TEST_CASE("people and policy go on their way to stations, and rejects are worked on by name") {
    const test::Program program;
    test::PostingOffice office("desk_rejects");
    office.run("DELETE FROM paydesk.accounts");
    REQUIRE(office.station.pay_cash("10-00041-00", "20.00", "20.00"));
    office.send_all();
    const std::string url = " '" + test::head_office_server().office_url("desk_rejects") + "'";
    const auto list = program.run_json("headoffice rejects list --open" + url);
    REQUIRE(list.json().at("rejects").size() == 1);
    const std::string name = list.json().at("rejects").at(0).at("name");
    CHECK(program.run_json("headoffice rejects show" + url + " " + name).json().at("raw") != "");
    CHECK(program.run_json("headoffice rejects resolve" + url + " " + name + " --action dismiss --person pat")
              .code() == "reason_missing");
    CHECK(program
              .run("headoffice rejects resolve" + url + " " + name +
                   " --action refund --person pat --reason unknown")
              .status == 0);
    CHECK(program.run_json("headoffice deliver person lee --role clerk" + url).code() == "unknown_person");
    const auto person =
        program.run_json("headoffice deliver person lee --role clerk --to W2 --person kim" + url);
    CHECK(person.json().at("delivery") == 1);
    CHECK(office.one("SELECT content FROM paydesk.deliveries") == R"({"name":"lee","role":"clerk"})");
    const auto policy = program.write("city.toml", "name = 'x'\n");
    CHECK(program.run_json("headoffice deliver policy " + policy.string() + " --person kim" + url).code() ==
          "policy_invalid");
    CHECK(program.run_json("headoffice deliver policy assets/policy/default.toml --person kim" + url)
              .json()
              .at("delivery") == 2);
    CHECK(program.run_json("headoffice status 'postgresql://nobody@/none?host=/nowhere'").code() ==
          "head_office_unreachable");
}
