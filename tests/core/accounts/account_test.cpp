#include "core/accounts/account.h"

#include <catch2/catch.hpp>

#include "core/accounts/receivable.h"

TEST_CASE("a flag is found as a whole word, with its value when it has one") {
    const std::string_view flags = "cash_only;plan;credit=35.20";
    CHECK(core::has_flag(flags, "cash_only"));
    CHECK(core::has_flag(flags, "plan"));
    CHECK(core::has_flag(flags, "credit"));
    CHECK(core::flag_value(flags, "credit") == "35.20");
    CHECK(core::flag_value(flags, "plan").empty());
    CHECK_FALSE(core::has_flag(flags, "cash"));
    CHECK_FALSE(core::has_flag(flags, "only"));
    CHECK_FALSE(core::has_flag("", "plan"));
}

TEST_CASE("every receivable kind has one name, and other words are no kind") {
    for (const std::string_view name : core::receivable_kind_names) {
        REQUIRE(core::receivable_kind(name).has_value());
        CHECK(core::name_of(*core::receivable_kind(name)) == name);
    }
    CHECK(core::name_of(core::ReceivableKind::written_off) == "written_off");
    for (const char* other : {"", "Charge", "connection_fee", "final_bill", "charge "}) {
        CHECK_FALSE(core::receivable_kind(other).has_value());
    }
}
