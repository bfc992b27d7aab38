#include "core/texts/text_table.h"

#include <catch2/catch.hpp>

using core::ProblemCode;
using core::read_text_table;

TEST_CASE("a text file is tables of strings") {
    const auto table =
        read_text_table("[pay]\ntake = \"Take payment\"\n[pay.void]\nnote = \"Señora; [x]\"\n", "en.toml");
    REQUIRE(table.has_value());
    CHECK(table->at("pay.take") == "Take payment");
    CHECK(table->at("pay.void.note") == "Señora; [x]");
}

TEST_CASE("anything but a string is refused with its line") {
    const auto table = read_text_table("[pay]\ntake = \"Take payment\"\nlimit = 5\n", "en.toml");
    REQUIRE_FALSE(table.has_value());
    CHECK(table.error().code == ProblemCode::texts_invalid);
    CHECK(table.error().message() == "pay.limit in line 3 is not a string");
}

TEST_CASE("a broken file is refused with its name and line") {
    for (const char* bad : {"[pay\n", "a = \"x\"\na = \"y\"\n", "a = \"\xff\"\n", "a = "}) {
        const auto table = read_text_table(bad, "en.toml");
        REQUIRE_FALSE(table.has_value());
        CHECK(table.error().message().starts_with("en.toml line "));
    }
}
