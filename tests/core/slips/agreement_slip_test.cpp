#include <catch2/catch.hpp>
#include <sstream>

#include "core/facts/arrangement_facts.h"
#include "core/receipts/picture_renderer.h"
#include "core/receipts/text_renderer.h"
#include "core/slips/agreement_slip.h"
#include "tests/support/test_station.h"

namespace {

core::Date day(const char* text) {
    return core::Date::parse(text).value();
}

core::ArrangementMade example_plan() {
    return {.arrangement = "W2-A000003",
            .kind = core::ArrangementKind::plan,
            .account = "10-00041-00",
            .holder = "Maria Gonzalez",
            .made_on = day("2026-11-23"),
            .until = day("2027-02-23"),
            .amount = test::money("180.63"),
            .down = test::money("180.64"),
            .covers = {{"R-5512", test::money("180.63")}},
            .instalments = {{day("2026-12-23"), test::money("60.21")},
                            {day("2027-01-23"), test::money("60.21")},
                            {day("2027-02-23"), test::money("60.21")}},
            .terms = {.rule = "plans",
                      .citation = "Health & Safety Code 116910",
                      .current_charges_required = true,
                      .unpaid_days_max = 60,
                      .on_default = core::PlanDefault::notice,
                      .default_notice_days = 5},
            .reason = "hardship"};
}

core::PrintedDocument page_of(test::TestStation& station, const core::ArrangementMade& made,
                              const std::string& language = "en") {
    const core::Texts texts = core::Texts::load(language).value();
    core::Entry entry;
    entry.person = "sam";
    entry.body = core::to_body(made);
    return core::agreement_of({station.reader(), station.policy, texts}, entry).value();
}

std::string text_of(test::TestStation& station, const core::ArrangementMade& made,
                    const std::string& language = "en") {
    return core::render_text(page_of(station, made, language)).value();
}

// The words stand in the page, wherever its lines break.
bool says(const std::string& text, const std::string& words) {
    std::istringstream page(text);
    std::string flat;
    for (std::string word; page >> word;) flat += word + " ";
    return flat.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a plan's agreement names the parties, every instalment, the terms and the rule") {
    test::TestStation station;
    const std::string text = text_of(station, example_plan());
    INFO(text);
    for (const char* words : {"Instalment plan", "W2-A000003", "10-00041-00", "Maria Gonzalez", "sam",
                              "180.64", "180.63", "Dec 23, 2026", "Jan 23, 2027", "Feb 23, 2027", "60.21",
                              "more than 60 days late", "5 business days", "116910", "Account holder"}) {
        INFO(words);
        CHECK(says(text, words));
    }
    CHECK_FALSE(says(text, "agreement."));  // a key without its sentence would show as itself
}

TEST_CASE("the agreement says what the entry says, in each language, and no key stands for a sentence") {
    test::TestStation station;
    for (const core::ArrangementKind kind :
         {core::ArrangementKind::extension, core::ArrangementKind::plan, core::ArrangementKind::pledge}) {
        for (const std::string& language : core::Texts::languages()) {
            core::ArrangementMade made = example_plan();
            made.kind = kind;
            if (kind != core::ArrangementKind::plan) made.instalments.clear();
            const std::string text = text_of(station, made, language);
            INFO(text);
            CHECK(says(text, "10-00041-00"));
            CHECK(says(text, "180.63"));
            CHECK_FALSE(says(text, "agreement."));
            CHECK_FALSE(says(text, "{0}"));
        }
    }
}

TEST_CASE("a plan that breaks at once and without notice says so") {
    test::TestStation station;
    core::ArrangementMade made = example_plan();
    made.terms.unpaid_days_max = 0;
    made.terms.on_default = core::PlanDefault::immediate;
    made.terms.current_charges_required = false;
    const std::string text = text_of(station, made);
    INFO(text);
    CHECK(says(text, "without further notice"));
    CHECK(says(text, "not paid by its date"));
    CHECK_FALSE(says(text, "New bills"));
}

TEST_CASE("a pledge says that it is no payment and is signed for its agency") {
    test::TestStation station;
    core::ArrangementMade made = example_plan();
    made.kind = core::ArrangementKind::pledge;
    made.agency = "Salvation Army";
    made.covers.clear();
    made.instalments.clear();
    const std::string text = text_of(station, made);
    INFO(text);
    CHECK(says(text, "A pledge is no payment"));
    CHECK(says(text, "Salvation Army"));
    CHECK(says(text, "For the agency"));
    CHECK_FALSE(says(text, "is broken"));
}

TEST_CASE("an agreement becomes a PDF") {
    test::TestStation station;
    const auto pdf = core::render_pdf(page_of(station, example_plan()));
    REQUIRE(pdf.has_value());
    CHECK(pdf->starts_with("%PDF"));
}
