#include "core/counter/flags.h"

#include <catch2/catch.hpp>

#include "core/service/orders.h"
#include "tests/core/service/service_desk.h"

using test::by_sam;
using test::day;
using test::gonzalez;
using test::grant;

namespace {

core::FlagChange change(const std::string& flag, bool set = true) {
    return {.account = test::account_number(gonzalez), .flag = flag, .set = set};
}

std::vector<std::string> names_of(test::ServiceDesk& desk, const std::string& account,
                                  const std::string& on = "2026-11-23") {
    std::vector<std::string> names;
    const auto flags = core::flags_of(desk.counter(), test::account_number(account), day(on)).value();
    for (const core::AccountFlag& flag : flags) names.push_back(flag.flag);
    return names;
}

core::ProblemCode refusal(test::ServiceDesk& desk, const core::FlagChange& wanted, const core::Act& act) {
    return core::change_flag(desk.counter(), wanted, act).error().code;
}

}  // namespace

TEST_CASE("a flag set here stands beside head office's until its last day, with its rule and reason") {
    test::ServiceDesk desk;
    auto wanted = change("disputed");
    wanted.until = day("2026-11-30");
    REQUIRE(core::change_flag(desk.counter(), wanted, by_sam).has_value());
    const auto flags =
        core::flags_of(desk.counter(), test::account_number(gonzalez), day("2026-11-30")).value();
    REQUIRE(flags.size() == 1);
    CHECK(flags[0].local);
    CHECK(flags[0].reason == by_sam.reason);
    REQUIRE(flags[0].rule != nullptr);
    CHECK(flags[0].rule->holds_shutoff);
    CHECK(names_of(desk, gonzalez, "2026-12-01").empty());
    CHECK(desk.proves_itself());
}

TEST_CASE("a flag of head office that is cleared here is gone, other words stay") {
    test::ServiceDesk desk("cash_only;deposit=150.00");
    REQUIRE(core::change_flag(desk.counter(),
                              {.account = test::account_number(grant), .flag = "cash_only", .set = false},
                              by_sam)
                .has_value());
    CHECK(names_of(desk, grant) == std::vector<std::string>{"deposit=150.00"});
    CHECK(desk.due_of(grant).account.flags == "deposit=150.00");
}

TEST_CASE("a flag set here works on payments at once") {
    test::ServiceDesk desk;
    REQUIRE(core::change_flag(desk.counter(), change("bankruptcy"), by_sam).has_value());
    CHECK(desk.pay_cash(gonzalez, "62.10", "62.10").error().code ==
          core::ProblemCode::account_needs_supervisor);
    REQUIRE(core::change_flag(desk.counter(), change("bankruptcy", false), by_sam).has_value());
    CHECK(desk.pay_cash(gonzalez, "62.10", "62.10").has_value());
    CHECK(desk.proves_itself());
}

TEST_CASE("a medical flag holds a shut-off and never a payment") {
    test::ServiceDesk desk;
    REQUIRE(core::change_flag(desk.counter(), change("medical"), by_sam).has_value());
    CHECK(core::shutoff_hold(desk.counter(), test::account_number(gonzalez), day("2026-11-23"))
              .value()
              .has_value());
    CHECK(desk.pay_cash(gonzalez, "62.10", "62.10").has_value());
}

TEST_CASE("changing a flag is refused for its reasons") {
    test::ServiceDesk desk;
    auto unknown = change("disputed");
    unknown.account = test::account_number("10-00052-06");
    CHECK(refusal(desk, unknown, by_sam) == core::ProblemCode::unknown_account);
    CHECK(refusal(desk, change("grumpy"), by_sam) == core::ProblemCode::flag_unknown);
    auto over = change("disputed");
    over.until = day("2026-11-22");
    CHECK(refusal(desk, over, by_sam) == core::ProblemCode::date_not_allowed);
    CHECK(refusal(desk, change("disputed"), {.person = "rosa", .reason = "x"}) ==
          core::ProblemCode::wrong_role);
    CHECK(refusal(desk, change("disputed"), {.person = "sam"}) == core::ProblemCode::reason_missing);
    CHECK(refusal(desk, change("disputed", false), by_sam) == core::ProblemCode::state_wrong);
    REQUIRE(core::change_flag(desk.counter(), change("disputed"), by_sam).has_value());
    CHECK(refusal(desk, change("disputed"), by_sam) == core::ProblemCode::state_wrong);
}
