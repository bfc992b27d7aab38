#include <catch2/catch.hpp>

#include "tests/kiosk/cli/program.h"

namespace {

// What `paydesk scan` answers, in a few words of its JSON; of a refusal its code and sentence.
std::string meaning(const test::Program& program, const std::string& code) {
    const auto run = program.run_json("scan '" + code + "'");
    const auto answer = run.json();
    const auto word = [&](const char* key) {
        return answer.contains(key) && answer[key].is_string() ? answer[key].get<std::string>() : "-";
    };
    if (!run.code().empty()) return run.code() + ": " + run.output;
    if (answer.contains("routing"))
        return "check " + word("routing") + " " + word("account") + " " + word("number");
    return word("format") + " " + word("account") + " " + word("amount") + " " + word("due_date");
}

}  // namespace

TEST_CASE("each kind of code is told with what it means, or with why it means nothing and what to do") {
    const test::Program program;
    const std::string account = "8020000100004100";
    const struct {
        std::string code;
        std::string meaning;
    } cases[] = {
        {"^4151234567890128" + account + "^390212345^12260115",
         "gs1_payment_slip 10-00041-00 123.45 2026-01-15"},
        {"(415)1234567890128(8020)000100004100(3902)12345", "gs1_payment_slip 10-00041-00 123.45 -"},
        {"]C14151234567890128" + account, "gs1_payment_slip 10-00041-00 - -"},
        {"10-00041-00", "account_number 10-00041-00 - -"},
        {"T122105155T123456789O 1234", "check 122105155 123456789 1234"},
        {"10-00041-07", "scan_check_digit"},
        {"T122105156T123456789O 1234", "routing_number_wrong"},
        {"T122105155T12??456789O 1234", "micr_unreadable"},
        {"5901234123457", "scan_unreadable"},
        // The scanner drops its separators: all parts in a row.
        {"]C14151234567890128" + account + "39021234512260115",
         "the scanner leaves out the separator behind (8020)"},
        {"^^^", "the scanner read nothing of this code but separators"},
        {"]C1^^^", "the scanner read nothing of this code but separators"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.code);
        CHECK_THAT(meaning(program, c.code), Catch::Contains(c.meaning));
    }
    CHECK_THAT(program.run("scan ']C14151234567890128" + account + "39021234512260115'").errors,
               Catch::Contains("have the scanner set to send GS (FNC1)"));
}
