#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/kiosk/cli/program.h"

namespace {

// What a program beside ours answers.
std::string output_of(const test::Program& program, const std::string& command) {
    const auto file = program.folder() / "answer";
    const auto whole = command + " >" + file.string() + " 2>&1";
    const int status = std::system(whole.c_str());
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    INFO(command << "\n" << text.str());
    REQUIRE(status == 0);
    return text.str();
}

// "account","balance" lines: "drawer:W2-S0001:cash","123.45 USD"; an account of nothing is "0".
std::map<std::string, std::string> balances_of_hledger(const std::string& csv) {
    std::map<std::string, std::string> balances;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        const auto middle = line.find("\",\"");
        REQUIRE(middle != std::string::npos);
        const std::string account = line.substr(1, middle - 1);
        const std::string amount = line.substr(middle + 3, line.find_last_of('"') - middle - 3);
        if (account == "account" || account == "total") continue;
        const auto unit = amount.find(" USD");
        balances[account] = amount == "0" ? "0.00" : amount.substr(0, unit);
    }
    return balances;
}

// The station's own balances, as its file keeps them.
std::map<std::string, std::string> balances_of_station(const test::Program& program) {
    const std::string rows =
        output_of(program, "sqlite3 -readonly " + (program.data() / "station.db").string() +
                               " \"SELECT name || ',' || printf('%s%d.%02d', iif(balance < 0, '-', ''), "
                               "abs(balance) / 100, abs(balance) % 100) FROM ledger_accounts\"");
    std::map<std::string, std::string> balances;
    std::istringstream lines(rows);
    for (std::string line; std::getline(lines, line);) {
        const auto comma = line.find_last_of(',');
        balances[line.substr(0, comma)] = line.substr(comma + 1);
    }
    return balances;
}

void play_a_day(const test::Program& program) {
    program.make_ready_station();
    const auto check = R"({"attempt":"a3","items":[{"account":"10-00041-00","amount":"40.00"}],"tenders":[)"
                       R"({"type":"check","amount":"40.00","number":"1001","routing":"111000025",)"
                       R"("account":"12345678"}]})";
    CHECK(program.run("pay -", program.payment("a1", "62.10", "70.00")).status == 0);
    CHECK(program.run("pay -", program.payment("a2", "5.00", "5.00")).status == 0);
    CHECK(program.run("pay -", check).status == 0);
    for (const std::string words :
         {"void W2-000002 --reason 'wrong customer' --approve sam", "drawer in --amount 5.00 --reason stamps",
          "drawer drop --cash 20x1 --bag DROP-1 --received-by sam",
          "drawer count --cash 246.10 --check 40.00 --money-order 0 --card 0",
          "drawer close --reason short --approve sam"}) {
        const auto run = program.run(words);
        INFO(words << run.errors);
        CHECK(run.status == 0);
    }
}

}  // namespace

TEST_CASE("hledger accepts the general-ledger export and finds every balance of the station") {
    const test::Program program;
    play_a_day(program);
    const auto exported = program.run("report journal --format hledger");
    REQUIRE(exported.status == 0);
    const std::string file = program.write("ledger.journal", exported.output).string();
    output_of(program, "hledger -f " + file + " check --strict");
    const auto theirs =
        balances_of_hledger(output_of(program, "hledger -f " + file + " balance --flat --empty -O csv"));
    const auto ours = balances_of_station(program);
    REQUIRE(ours.size() >= 8);
    CHECK(theirs.at("over_short:cash") == "1.00");  // short by a dollar
    for (const auto& [account, balance] : ours) {
        INFO(account);
        // An account through which amounts only passed is declared, and has no posting of its own.
        CHECK((theirs.contains(account) ? theirs.at(account) : "0.00") == balance);
    }
    for (const auto& [account, balance] : theirs) CHECK(ours.contains(account));
}

TEST_CASE("hledger refuses an export of which one amount was changed") {
    const test::Program program;
    play_a_day(program);
    std::string text = program.run("report journal --format hledger").output;
    const auto place = text.rfind("62.10 USD");
    REQUIRE(place != std::string::npos);
    text.replace(place, 5, "62.11");
    const std::string file = program.write("ledger.journal", text).string();
    CHECK(std::system(("hledger -f " + file + " check >/dev/null 2>&1").c_str()) != 0);
}

TEST_CASE("the export between entries or dates holds exactly those") {
    const test::Program program;
    play_a_day(program);
    const auto answer = [&](const std::string& words) {
        return program.run("report journal --format hledger " + words).output;
    };
    CHECK(answer("--from 2026-11-23") == answer("--date 2026-11-23"));
    CHECK(answer("--date 2026-11-23").find("payment_posted W2-000001") != std::string::npos);
    CHECK(answer("--to 2026-11-22").find("payment_posted") == std::string::npos);
    CHECK(answer("--from 2026-11-24").find("payment_posted") == std::string::npos);
    CHECK(program.run_json("report journal --from tomorrow").code() == "date_malformed");
}

TEST_CASE("a report in a format that it has not is refused with the formats that it has") {
    const test::Program program;
    const auto run = program.run_json("report journal --format bai2");
    CHECK(run.code() == "format_not_offered");
    CHECK(run.output.find("text, json, csv, hledger") != std::string::npos);
    CHECK(program.run_json("report x --format hledger").code() == "format_not_offered");
    CHECK(program.run_json("report x --format ' '").code() == "format_not_offered");
}
