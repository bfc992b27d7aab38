#include <catch2/catch.hpp>

#include "core/store/mirror/account_query.h"
#include "tests/core/store/mirror/filled_mirror.h"

using test::account_row;

namespace {

// Numbers of the accounts that a text finds, in order.
std::string found(core::MirrorReader& reader, const std::string& text, int limit = 10) {
    std::string numbers;
    const auto hits = reader.search(text, limit);
    REQUIRE(hits.has_value());
    for (const core::Account& account : *hits) numbers += account.number.text() + " ";
    return numbers;
}

}  // namespace

TEST_CASE("an account is found by words of name or address and by a part of its number") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = test::mirror_writer(folder.path());
    test::load_accounts(writer, {
                                    account_row("10-00041-00", "María González", "118 Elm St Apt 2"),
                                    account_row("10-00102-06", "Mario O'Brien", "41 Oak Ave"),
                                    account_row("10-00203-04", "Nguyễn Thị Lan", "7 St. Mary's Rd"),
                                    account_row("10-00420-01", "Elm Grove LLC", "900 Main St"),
                                });
    core::MirrorReader reader = test::mirror_reader(folder.path());
    struct Case {
        std::string text;
        const char* numbers;
    };
    const Case cases[] = {
        {"gonzalez", "10-00041-00 "},
        {"GONZÁLEZ", "10-00041-00 "},
        {"maria gonz", "10-00041-00 "},
        {"gonz maria", "10-00041-00 "},
        {"mari", "10-00041-00 10-00102-06 "},
        {"elm", "10-00041-00 10-00420-01 "},
        {"118 elm", "10-00041-00 "},
        {"o'brien", "10-00102-06 "},
        {"OBrien", ""},
        {"brien", "10-00102-06 "},
        {"nguyen lan", "10-00203-04 "},
        {"st mary's", "10-00203-04 "},
        {"10-00041-00", "10-00041-00 "},
        {"100004100", "10-00041-00 "},
        {"10-0004", "10-00041-00 "},
        {"41-00", "10-00041-00 "},
        {"00420", "10-00420-01 "},
        {"41", "10-00102-06 "},
        {"0000", "10-00041-00 "},
        {"1000", "10-00041-00 10-00102-06 10-00203-04 10-00420-01 "},
        {"00001000", ""},
        {"1000000000000", ""},
        {"", ""},
        {"   ", ""},
        {"\"", ""},
        {"\"maria* OR name:x ( NEAR", ""},
        {"maria -gonzalez", "10-00041-00 "},
        {"NOT", ""},
        {"\xff\xfe", ""},
        {"\xe2\x80\x93", ""},
        {"zzz", ""},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(found(reader, c.text) == c.numbers);
    }
}

TEST_CASE("a search gives whole words first and never more than its limit") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = test::mirror_writer(folder.path());
    test::load_accounts(writer, {
                                    account_row("10-00041-00", "Martha Lee"),
                                    account_row("10-00102-06", "Marta Lee"),
                                    account_row("10-00203-04", "Mart Lee"),
                                });
    core::MirrorReader reader = test::mirror_reader(folder.path());
    CHECK(found(reader, "mart") == "10-00203-04 10-00041-00 10-00102-06 ");
    CHECK(found(reader, "mart", 2) == "10-00203-04 10-00041-00 ");
    CHECK(found(reader, "mart", 0).empty());
    CHECK(found(reader, "mart", -5).empty());
}

TEST_CASE("a search text of any length is cut to what the mirror can look for") {
    const auto query = core::account_query(std::string(100'000, 'a') + " \"b\"");
    CHECK(query.whole_words.size() < 200);
    CHECK(core::account_query("a b c d e f g h i j k").whole_words ==
          "\"a\" \"b\" \"c\" \"d\" \"e\" \"f\" \"g\" \"h\" ");
    CHECK(core::account_query("10-00041").digits == "1000041");
    CHECK(core::account_query("10-00041x").digits.empty());
}
