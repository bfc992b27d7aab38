#include "core/reports/report_table.h"

#include <catch2/catch.hpp>

#include "core/reports/table_pages.h"

namespace {

core::ReportTable table_of(const std::string& name, const std::string& amount) {
    return {.name = "names",
            .title = "Names",
            .about = "W2",
            .columns = {{"name", "Name"},
                        {"amount", "Amount", core::ColumnKind::amount},
                        {"number", "Number", core::ColumnKind::count}},
            .rows = {{name, amount, "2"}},
            .totals = {{"all", amount, ""}}};
}

}  // namespace

TEST_CASE("a CSV field is quoted exactly where RFC 4180 asks for it") {
    struct Case {
        std::string field;
        std::string written;
    };
    for (const auto& [field, written] : {Case{"plain", "plain"}, Case{"", ""}, Case{"a b", "a b"},
                                         Case{"a,b", "\"a,b\""}, Case{"say \"no\"", "\"say \"\"no\"\"\""},
                                         Case{"two\nlines", "\"two\nlines\""}, Case{"Núñez", "Núñez"}}) {
        INFO(field);
        CHECK(core::render_csv(table_of(field, "1234.50")) ==
              "name,amount,number\r\n" + written + ",1234.50,2\r\n");
    }
}

TEST_CASE("a table as text is aligned by what is seen, with amounts grouped") {
    CHECK(core::render_text(table_of("Núñez", "-1234.50")) ==
          "Names\nW2\n\n"
          "Name      Amount  Number\n"
          "------------------------\n"
          "Núñez  -1,234.50       2\n"
          "------------------------\n"
          "all    -1,234.50\n");
}

TEST_CASE("a table of nothing says so") {
    core::ReportTable table = table_of("x", "1.00");
    table.rows.clear();
    table.totals.clear();
    CHECK(core::render_text(table).ends_with("none\n"));
    CHECK(core::to_json(table).at("rows").empty());
}

TEST_CASE("a table as JSON has amounts as texts and counts as numbers") {
    const auto json = core::to_json(table_of("x", "1.00"));
    CHECK(json.at("rows").at(0) == nlohmann::json{{"name", "x"}, {"amount", "1.00"}, {"number", 2}});
    CHECK(json.at("totals").at(0).at("number") == "");
}

TEST_CASE("the members of a report are one line each") {
    const nlohmann::json report{{"net", {{"cash", "1.00"}}}, {"sessions", {"W2-S0001"}}, {"z", 3}};
    CHECK(core::render_csv(core::member_table("day", report)) ==
          "member,value\r\nnet.cash,1.00\r\nsessions.0,W2-S0001\r\nz,3\r\n");
}

TEST_CASE("a long table takes as many pages as its rows need") {
    struct Case {
        std::size_t rows;
        int pages;
    };
    // 44 lines, the totals among them, have room on a page of Letter.
    for (const auto& [rows, pages] : {Case{0, 1}, Case{43, 1}, Case{44, 2}, Case{87, 2}, Case{88, 3}}) {
        INFO(rows);
        core::ReportTable table = table_of("x", "1.00");
        table.rows.assign(rows, table.rows.front());
        const auto pdf = core::render_pdf(table, {});
        REQUIRE(pdf.has_value());
        CHECK(pdf->starts_with("%PDF"));
        CHECK(pdf->find("/Count " + std::to_string(pages)) != std::string::npos);
        CHECK(core::render_pdf(table, {}).value() == *pdf);
    }
}

TEST_CASE("charts of large, negative and no amounts are drawn") {
    core::BarChart chart{.title = "All", .bars = {}};
    for (const std::int64_t cents : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1},
                                     std::int64_t{1'000'000'000'000}, std::int64_t{-1'000'000'000'000}}) {
        chart.bars.push_back({"label", core::Money::from_cents(cents)});
        CHECK(core::render_pdf(table_of("x", "1.00"), {chart}).has_value());
    }
    CHECK(core::render_pdf(table_of("x", "1.00"), {core::BarChart{.title = "None", .bars = {}}}).has_value());
}
