#include <catch2/catch.hpp>

#include "kiosk/flows/window/count_draft.h"
#include "kiosk/flows/window/payment_draft.h"
#include "tests/support/test_station.h"

using core::TenderType;
using kiosk::window::CountDraft;
using kiosk::window::PaymentDraft;
using test::money;

namespace {

PaymentDraft draft_of(const std::string& amount, const core::Policy& policy) {
    PaymentDraft draft(core::AccountDue{}, "attempt", policy);
    draft.type_amount(kiosk::window::cents_of(money(amount)));
    return draft;
}

std::string quick_keys(const std::string& amount) {
    const core::Policy policy = core::built_in_policy("default").value();
    std::string list;
    for (const core::Money key : draft_of(amount, policy).quick_amounts()) list += key.text() + " ";
    return list;
}

}  // namespace

TEST_CASE("quick keys are the exact amount and what customers hold, each once") {
    CHECK(quick_keys("123.45") == "123.45 124.00 125.00 130.00 140.00 200.00 ");
    CHECK(quick_keys("100.00") == "100.00 120.00 150.00 200.00 400.00 500.00 ");
    CHECK(quick_keys("0.01") == "0.01 1.00 5.00 10.00 20.00 100.00 ");
}

TEST_CASE("a check that was read goes into the check being typed, else it is one more tender") {
    const core::Policy policy = core::built_in_policy("default").value();
    PaymentDraft draft = draft_of("100.00", policy);
    draft.type_tendered("2000");
    CHECK(draft.take_check({.routing = "122105155", .account = "1", .number = "7", .amount = {}}));
    CHECK(draft.tenders().size() == 2);
    CHECK(draft.current().amount == "8000");
    draft.type_tendered("5000");
    draft.choose(TenderType::check);
    CHECK(draft.take_check({.routing = "122105155", .account = "1", .number = "8", .amount = {}}));
    CHECK(draft.tenders().size() == 3);
    CHECK(draft.current().amount == "3000");
    draft.select(0);
    CHECK_FALSE(draft.take_check({.routing = "122105155", .account = "1", .number = "7", .amount = {}}));
    CHECK(draft.tenders().size() == 3);
}

TEST_CASE("a check is written for the rest, and cash stays one tender") {
    const core::Policy policy = core::built_in_policy("default").value();
    PaymentDraft draft = draft_of("123.45", policy);
    draft.type_tendered("2345");
    draft.choose(TenderType::check);
    CHECK(draft.current().amount == "10000");
    draft.choose(TenderType::cash);
    CHECK(draft.tenders().size() == 2);
    CHECK(draft.current().amount == "2345");
    CHECK(draft.rest() == money("23.45"));
    draft.remove(0);
    CHECK(draft.current().type == TenderType::check);
    CHECK(draft.received() == money("100.00"));
}

TEST_CASE("a row of a count is its loose pieces and its rolls or straps") {
    const core::Policy policy = core::built_in_policy("default").value();
    CountDraft draft(policy);
    CHECK_FALSE(draft.amount_of(draft.rows().front()).has_value());
    draft.type_loose(8, "3");
    draft.type_bundles(8, "1");
    CHECK(*draft.amount_of(draft.rows()[8]) == money("10.75"));
    draft.type_bundles(6, "2");
    CHECK(draft.cash().total() == money("210.75"));
    draft.type_loose(99, "5");
    CHECK(draft.total() == money("210.75"));
}
