#include "core/service/orders.h"

#include <catch2/catch.hpp>

#include "core/counter/flags.h"
#include "core/service/contacts.h"
#include "tests/core/service/service_desk.h"

using test::by_sam;
using test::by_sam_and_kim;
using test::day;
using test::gonzalez;

namespace {

core::OrderRequest shut_off() {
    return {.account = test::account_number(gonzalez), .kind = "shut_off"};
}

core::ProblemCode add_refusal(test::ServiceDesk& desk, const core::OrderRequest& request,
                              const core::Act& act) {
    return core::add_order(desk.counter(), request, act).error().code;
}

core::ProblemCode step_refusal(test::ServiceDesk& desk, const std::string& order, const std::string& state) {
    return core::change_order(desk.counter(), {.order = order, .state = state}, by_sam).error().code;
}

}  // namespace

// 2026-11-23 is a Monday, and Gonzalez is 62.10 past due.
TEST_CASE("a shut-off goes noticed, ordered, in field, cut, one step at a time") {
    test::ServiceDesk desk;
    const auto added = core::add_order(desk.counter(), shut_off(), by_sam);
    REQUIRE(added.has_value());
    CHECK(added->state == "noticed");
    CHECK(step_refusal(desk, added->order, "cut") == core::ProblemCode::state_wrong);
    for (const char* state : {"ordered", "in_field", "cut"}) {
        INFO(state);
        REQUIRE(
            core::change_order(desk.counter(), {.order = added->order, .state = state}, by_sam).has_value());
        CHECK(core::service_order(desk.reader(), added->order).value()->state == state);
    }
    CHECK(step_refusal(desk, added->order, "withdrawn") == core::ProblemCode::state_wrong);
    CHECK(desk.proves_itself());
}

TEST_CASE("what dispatch is asked is acknowledged with its reference, then done") {
    test::ServiceDesk desk;
    const auto added = core::add_order(
        desk.counter(), {.account = test::account_number(gonzalez), .kind = "reconnect"}, by_sam);
    REQUIRE(added.has_value());
    const core::Act clerk{.person = "rosa"};
    CHECK(step_refusal(desk, added->order, "done") == core::ProblemCode::state_wrong);
    REQUIRE(core::change_order(desk.counter(),
                               {.order = added->order, .state = "acknowledged", .reference = "D-77"}, clerk)
                .has_value());
    REQUIRE(core::change_order(desk.counter(), {.order = added->order, .state = "done"}, clerk).has_value());
    const auto order = core::service_order(desk.reader(), added->order).value();
    CHECK(order->state == "done");
    CHECK(order->reference == "D-77");
    CHECK(core::service_orders_on(desk.reader(), day("2026-11-23")).value().size() == 1);
    CHECK(core::service_orders_on(desk.reader(), day("2026-11-24")).value().empty());
    CHECK(desk.proves_itself());
}

TEST_CASE("an order that is not done stays on the list of the days after") {
    test::ServiceDesk desk;
    REQUIRE(core::add_order(desk.counter(), shut_off(), by_sam).has_value());
    CHECK(core::service_orders_on(desk.reader(), day("2026-11-24")).value().size() == 1);
    CHECK(core::service_orders_on(desk.reader(), day("2026-11-22")).value().empty());
}

TEST_CASE("a withdrawn order is restored to its first state") {
    test::ServiceDesk desk;
    const auto added = core::add_order(desk.counter(), shut_off(), by_sam).value();
    CHECK(core::restore_order(desk.counter(), added.order, by_sam).error().code ==
          core::ProblemCode::state_wrong);
    REQUIRE(
        core::change_order(desk.counter(), {.order = added.order, .state = "ordered"}, by_sam).has_value());
    REQUIRE(
        core::change_order(desk.counter(), {.order = added.order, .state = "withdrawn"}, by_sam).has_value());
    CHECK(core::restore_order(desk.counter(), added.order, by_sam)->state == "noticed");
    CHECK(desk.proves_itself());
}

TEST_CASE("nothing is shut off that a flag or a decision holds, not even on its way") {
    test::ServiceDesk desk;
    const auto added = core::add_order(desk.counter(), shut_off(), by_sam).value();
    const core::FlagChange medical{.account = test::account_number(gonzalez), .flag = "medical"};
    REQUIRE(core::change_flag(desk.counter(), medical, by_sam).has_value());
    CHECK(step_refusal(desk, added.order, "ordered") == core::ProblemCode::not_eligible);
    CHECK(add_refusal(desk, shut_off(), by_sam) == core::ProblemCode::not_eligible);
    core::FlagChange cleared = medical;
    cleared.set = false;
    REQUIRE(core::change_flag(desk.counter(), cleared, by_sam).has_value());
    const core::DecisionRequest hold{.account = test::account_number(gonzalez),
                                     .what = "hold",
                                     .until = day("2026-11-25"),
                                     .why = "newborn in the house"};
    REQUIRE(core::decide_service(desk.counter(), hold, by_sam_and_kim).has_value());
    CHECK(step_refusal(desk, added.order, "ordered") == core::ProblemCode::not_eligible);
    CHECK_FALSE(core::shutoff_hold(desk.counter(), test::account_number(gonzalez), day("2026-11-26"))
                    .value()
                    .has_value());
    core::DecisionRequest stop = hold;
    stop.what = "stop";
    REQUIRE(core::decide_service(desk.counter(), stop, by_sam_and_kim).has_value());
    CHECK(core::change_order(desk.counter(), {.order = added.order, .state = "ordered"}, by_sam).has_value());
}

TEST_CASE("an order is refused for its reasons") {
    test::ServiceDesk desk;
    core::OrderRequest request = shut_off();
    request.account = test::account_number("10-00052-06");
    CHECK(add_refusal(desk, request, by_sam) == core::ProblemCode::unknown_account);
    request = shut_off();
    request.kind = "party";
    CHECK(add_refusal(desk, request, by_sam) == core::ProblemCode::usage);
    request = shut_off();
    request.on = day("2026-11-22");
    CHECK(add_refusal(desk, request, by_sam) == core::ProblemCode::date_not_allowed);
    request.on = day("2026-11-26");  // Thanksgiving
    CHECK(add_refusal(desk, request, by_sam) == core::ProblemCode::date_not_allowed);
    request.on = day("2026-11-27");  // a Friday
    CHECK(add_refusal(desk, request, by_sam) == core::ProblemCode::date_not_allowed);
    CHECK(add_refusal(desk, shut_off(), {.person = "rosa", .reason = "x"}) == core::ProblemCode::wrong_role);
    CHECK(add_refusal(desk, shut_off(), {.person = "sam"}) == core::ProblemCode::reason_missing);
    CHECK(step_refusal(desk, "W2-O000009", "done") == core::ProblemCode::unknown_order);
    REQUIRE(core::add_order(desk.counter(), shut_off(), by_sam).has_value());
    CHECK(add_refusal(desk, shut_off(), by_sam) == core::ProblemCode::state_wrong);
}

TEST_CASE("an account that owes no more than the threshold is not shut off") {
    test::ServiceDesk desk;
    REQUIRE(desk.pay_cash(gonzalez, "37.10", "37.10").has_value());
    CHECK(add_refusal(desk, shut_off(), by_sam) == core::ProblemCode::not_eligible);
}
