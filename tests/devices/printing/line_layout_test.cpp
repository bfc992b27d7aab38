#include "devices/printing/line_layout.h"

#include <catch2/catch.hpp>

using devices::paired;
using devices::wrapped;
using Lines = std::vector<std::u32string>;

TEST_CASE("text wraps at spaces, and inside a word only when there are none") {
    CHECK(wrapped(U"", 10) == Lines{U""});
    CHECK(wrapped(U"exactly 10", 10) == Lines{U"exactly 10"});
    CHECK(wrapped(U"exactly 10 more", 10) == Lines{U"exactly 10", U"more"});
    CHECK(wrapped(U"one two three", 8) == Lines{U"one two", U"three"});
    CHECK(wrapped(U"abcdefghijkl", 5) == Lines{U"abcde", U"fghij", U"kl"});
    CHECK(wrapped(U"  indented", 20) == Lines{U"  indented"});
}

TEST_CASE("a pair's label wraps and its figure stays whole at the right edge") {
    CHECK(paired(U"Water", U"12.50", 20) == Lines{U"Water          12.50"});
    CHECK(paired(U"Electric, past due since May", U"12.50", 20) ==
          Lines{U"Electric, past", U"due since May  12.50"});
    CHECK(paired(U"Total", U"1,234,567,890.12", 20) == Lines{U"Total", U"    1,234,567,890.12"});
}
