#include "core/formats/bank_return.h"

#include <set>

#include "tests/core/formats/case_file.h"

using core::CheckEntry;
using core::Money;
using core::ReturnClass;

namespace {

// Every code of the case file is in the table with the beginning of its published meaning.
void check_meanings(const nlohmann::json& published) {
    for (const auto& [code, meaning] : published.items()) {
        INFO(code << " " << meaning);
        const auto found = core::bank_return(code);
        if (meaning.get<std::string>().starts_with("Reserved")) {
            CHECK_FALSE(found.has_value());
            continue;
        }
        REQUIRE(found.has_value());
        CHECK(found->code == code);
        CHECK(found->meaning.size() >= 6);
        CHECK(meaning.get<std::string>().starts_with(found->meaning));
    }
}

std::string line_of(const char* code) {
    const auto found = core::bank_return(code);
    if (!found) return "unknown";
    return std::string(found->code) + " " + std::string(core::name_of(found->reason)) +
           (found->may_be_sent_again ? " again" : "");
}

}  // namespace

TEST_CASE("every published return code has its published meaning") {
    const auto ach = case_file("ach_returns_and_check_entries.json")["codes_for_a_utility_counter"];
    const auto checks = case_file("x937_check_and_return_records.json")["customer_return_reasons"];
    REQUIRE(ach.size() == 19);
    REQUIRE(checks.size() == 33);
    check_meanings(ach);
    check_meanings(checks);
    // and the table holds nothing else but the clerk's own word
    for (const core::BankReturn& entry : core::bank_returns()) {
        const std::string code(entry.code);
        CHECK((ach.contains(code) || checks.contains(code) || code == "bank_error"));
    }
    CHECK(core::bank_returns().size() == 19 + 29 + 1);
}

TEST_CASE("a return reason is found by code or by the clerk's word") {
    struct Case {
        const char* code;
        const char* outcome;
    };
    const Case cases[] = {
        {"R01", "R01 insufficient_funds again"},
        {"r09", "R09 insufficient_funds again"},
        {"R02", "R02 account_closed"},
        {"R03", "R03 other"},
        {"R07", "R07 fraud_or_unauthorized"},
        {"R08", "R08 stop_payment"},
        {"R10", "R10 fraud_or_unauthorized"},
        {"R16", "R16 other"},
        {"R52", "R52 stop_payment"},
        {"A", "A insufficient_funds again"},
        {"b", "B insufficient_funds again"},
        {"C", "C stop_payment"},
        {"D", "D account_closed"},
        {"L", "L fraud_or_unauthorized"},
        {"Y", "Y bank_error"},
        {"Z", "Z fraud_or_unauthorized"},
        {"5", "5 fraud_or_unauthorized"},
        {"6", "6 bank_error"},
        {"NSF", "A insufficient_funds again"},
        {"nsf", "A insufficient_funds again"},
        {"closed", "D account_closed"},
        {"Stop", "C stop_payment"},
        {"forged", "Z fraud_or_unauthorized"},
        {"bank_error", "bank_error bank_error"},
        {"", "unknown"},
        {"V", "unknown"},
        {"R", "R bank_error"},
        {"R1", "unknown"},
        {"R05", "unknown"},
        {"R011", "unknown"},
        {"7", "unknown"},
        {"nsf ", "unknown"},
    };
    for (const Case& c : cases) {
        INFO(c.code);
        CHECK(line_of(c.code) == c.outcome);
    }
}

TEST_CASE("only R01, R09 and checks returned for the same reasons may be sent again") {
    const auto cases = case_file("ach_returns_and_check_entries.json");
    const std::string rule = cases["retry"];
    REQUIRE(rule.find("retry only R01 or R09") != std::string::npos);
    std::set<std::string> again;
    for (const core::BankReturn& entry : core::bank_returns()) {
        if (entry.may_be_sent_again) again.insert(std::string(entry.code));
    }
    CHECK(again == std::set<std::string>{"R01", "R09", "A", "B"});
}

TEST_CASE("checks sent as ACH entries have their published limits") {
    const auto limits = case_file("ach_returns_and_check_entries.json")["limits"];
    const std::pair<const char*, CheckEntry> entries[] = {{"ARC", CheckEntry::arc},
                                                          {"BOC", CheckEntry::boc},
                                                          {"POP", CheckEntry::pop},
                                                          {"RCK", CheckEntry::rck}};
    REQUIRE(limits.size() == std::size(entries));
    for (const auto& [name, entry] : entries) {
        const Money limit = core::limit_of(entry);
        INFO(name);
        CHECK(limits[name].get<std::string>().starts_with("$" + limit.grouped_text()));
        CHECK(core::is_within_limit(entry, limit));
        CHECK_FALSE(core::is_within_limit(entry, limit + Money::from_cents(1)));
        CHECK_FALSE(core::is_within_limit(entry, Money()));
    }
}
