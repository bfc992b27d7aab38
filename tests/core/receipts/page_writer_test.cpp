#include "core/receipts/page_writer.h"

#include <catch2/catch.hpp>

#include "tests/core/receipts/example_data.h"

using core::PageWriter;
using core::printable_line;

TEST_CASE("no control byte, broken byte or turned direction survives on a printed line") {
    struct Case {
        const char* text;
        const char* printed;
    };
    for (const Case& c : {Case{"Señora Núñez", "Señora Núñez"},
                          Case{"a\x1b"
                               "p\x01 b",
                               "a?p? b"},
                          Case{"line\r\nline", "line??line"}, Case{"tab\there\x7f", "tab?here?"},
                          Case{"\xc2\x85next", "?next"}, Case{"\u2028two\u202elines", "?two?lines"},
                          Case{"bad \xff\xfe", "bad ??"}, Case{"\ufeffmark", "?mark"}, Case{"", ""}}) {
        CHECK(printable_line(c.text) == c.printed);
    }
}

TEST_CASE("a long line is not cut") {
    CHECK(printable_line(std::string(5000, 'x')).size() == 5000);
}

TEST_CASE("a hash is printed whole, in groups of eight") {
    PageWriter page;
    page.hash("0123456789abcdef0123456789abcdeffeed");
    CHECK(rendered(page.take()) ==
          "      01234567 89abcdef 01234567 89abcdef\n"
          "                      feed\n");
}

TEST_CASE("money on paper is grouped and has a plain minus") {
    PageWriter page;
    page.amount("Short", money("-1234.50"));
    CHECK(has_line(rendered(page.take()), "Short                                  -1,234.50"));
}
