#include <catch2/catch.hpp>

#include <sstream>

#include "tests/kiosk/cli/program.h"

namespace {

// A day with one payment and a drawer that is a dollar short, closed.
void play_short_day(const test::Program& program) {
    program.make_ready_station();
    REQUIRE(program.run("pay -", program.payment("a1", "62.10", "70.00")).status == 0);
    for (const std::string words :
         {"drawer no-sale --reason coins", "drawer count --cash 261.10 --check 0 --money-order 0 --card 0",
          "drawer close --reason short --approve sam", "day close --person sam"}) {
        const auto run = program.run(words);
        INFO(words << run.errors);
        REQUIRE(run.status == 0);
    }
}

int pages_of(const std::string& pdf) {
    const auto place = pdf.find("/Count ");
    return place == std::string::npos ? 0 : std::stoi(pdf.substr(place + 7));
}

}  // namespace

TEST_CASE("every report answers in every format that it offers, and refuses the others by name") {
    const test::Program program;
    play_short_day(program);
    struct Case {
        std::string report;
        std::string offered;
        std::string refused;
    };
    const std::string tables = "text json csv pdf";
    for (const auto& [report, offered, refused] :
         {Case{"z", "text json csv pdf png", "hledger bai2"},
          Case{"day", "text json csv pdf png bai2", "hledger"},
          Case{"journal", "text json csv hledger", "pdf png bai2"},
          Case{"tenders", tables, "png bai2 hledger"}, Case{"voids", tables, "png"},
          Case{"overrides", tables, "png"}, Case{"no-sales", tables, "png"},
          Case{"exceptions", tables, "png"}, Case{"over-short", tables, "bai2"},
          Case{"deposit", tables, "hledger"}}) {
        const auto status_of_each = [&](const std::string& formats, int status, const std::string& code) {
            std::istringstream words(formats);
            for (std::string format; words >> format;) {
                const auto run = program.run_json("report " + report + " --format " + format);
                INFO(report << " as " << format << ": " << run.output.substr(0, 200) << run.errors);
                CHECK(run.status == status);
                CHECK_FALSE(run.output.empty());
                CHECK((status == 0 || run.code() == code));
            }
        };
        status_of_each(offered, 0, {});
        status_of_each(refused, 1, "format_not_offered");
    }
}

TEST_CASE("the variance of a closed drawer is in over-short, in exceptions and in the charts") {
    const test::Program program;
    play_short_day(program);
    CHECK(program.run("report over-short --format csv").output ==
          "person,date,session,cash,other,variance,sum\r\n"
          "rosa,2026-11-23,W2-S0001,-1.00,0.00,-1.00,-1.00\r\n");
    const auto exceptions = program.run_json("report exceptions --date 2026-11-23").json();
    REQUIRE(exceptions.at("rows").size() == 2);
    CHECK(exceptions.at("rows").at(0).at("what") == "no_sale");
    CHECK(exceptions.at("rows").at(1).at("what") == "variance");
    CHECK(exceptions.at("rows").at(1).at("approved_by") == "sam");
    CHECK(pages_of(program.run("report over-short --format pdf").output) == 2);
    CHECK(pages_of(program.run("report day --format pdf").output) == 2);
    CHECK(pages_of(program.run("report exceptions --format pdf").output) == 1);
    CHECK(program.run("report day --format csv").output.find("net_by_tender.cash,62.10\r\n") !=
          std::string::npos);
    CHECK(
        program.run("report day --format bai2").output.find("16,115,6210,,W2-000001,10-00041-00,R-5512\n") !=
        std::string::npos);
}

TEST_CASE("a report over dates that make no period is refused") {
    const test::Program program;
    play_short_day(program);
    CHECK(program.run_json("report tenders --from 2026-11-24 --to 2026-11-23").code() == "usage");
    CHECK(program.run_json("report tenders --from soon").code() == "date_malformed");
    CHECK(program.run_json("report tenders --date 2026-11-22").json().at("rows").empty());
}
