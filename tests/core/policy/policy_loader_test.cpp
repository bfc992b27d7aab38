#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

namespace {

// One slip in a policy file. The complaint must name the line on which `slip` stands in the default policy
// with `right` replaced by it, and begin with `complaint`.
struct Slip {
    const char* right;
    const char* slip;
    const char* complaint;
};

constexpr Slip slips[] = {
    {"name = \"default-2026-01-01\"", "name = \"\"", "name must be a text"},
    {"order = [\"delinquent\",", "order = [\"delinqent\",", "allocation.order names \"delinqent\""},
    {"order = [\"delinquent\",", "order = [\"water water\",", "allocation.order names \"water\""},
    {"order = [\"delinquent\",", "order = [\"current\",", "allocation.order names \"current\" twice"},
    {"type = \"check\"", "type = \"cheque\"", "tender.type does not know \"cheque\""},
    {"type = \"check\"", "type = \"cash\"", "tender.type must be a tender type that is named once"},
    {"routing_required = true", "routing_required = \"yes\"",
     "tender.routing_required must be true or false"},
    {"routing_required = true", "routing_number = true", "tender.routing_number is not a rule known here"},
    {"opening = [\"cash\",", "opening = [\"gold\",", "accepts.opening does not know \"gold\""},
    {"guaranteed_only = [\"opening\",", "guaranteed_only = [\"always\",",
     "accepts.guaranteed_only does not know"},
    {"stale_after_days = 180", "stale_after_days = -1", "checks.stale_after_days must be a whole number"},
    {"stale_after_days = 180", "stale_after_days = 9999999999",
     "checks.stale_after_days must be a whole number"},
    {"delay_growth = 2", "delay_growth = 11", "pins.delay_growth must be from 1 to 10"},
    {"flag = \"medical\"", "flag = \"cash_only\"", "flag.flag must be named once"},
    {"window = \"supervisor\"", "window = \"shout\"", "flag.window does not know \"shout\""},
    {"stale_after_days = 180", "stale_after_days = 180.5", "checks.stale_after_days must be a whole number"},
    {"denominations = [\"100.00\", \"50.00\"", "denominations = [\"50.00\", \"100.00\"",
     "cash.denominations must fall"},
    {"change_max = \"100.00\"", "kiosk_note_max = \"0.00\"", "cash.kiosk_note_max must be more than 0.00"},
    {"change_max = \"100.00\"", "kiosk_note_max = 20", "cash.kiosk_note_max must be an amount"},
    {"drawer_lock_above = \"5000.00\"", "drawer_lock_above = 5000",
     "cash.drawer_lock_above must be an amount"},
    {"drawer_lock_above = \"5000.00\"", "drawer_lock_above = \"1999.99\"",
     "cash.drawer_lock_above must not be"},
    {"method = \"off\"", "method = \"down\"", "cash.rounding.method does not know \"down\""},
    {"approval_above = \"0.00\"", "approval_above = \"-1.00\"", "void.approval_above must be an amount"},
    {"attempts_max = 3", "attempts_max = 0", "count.attempts_max must be at least 1"},
    {"event = \"late\"", "event = \"later\"", "fee.event does not know \"later\""},
    {"event = \"collection\"", "event = \"late\"", "fee.event has two rules"},
    {"interest_year = \"0\"", "interest_year = \"6 %\"", "deposits.interest_year must be a per cent"},
    {"penalty_max = \"50\"", "penalty_max = \"1001\"", "licences.penalty_max must be a per cent"},
    {"closed_days = [\"saturday\"", "closed_days = [\"caturday\"", "calendar.closed_days does not know"},
    {"days_excluded = [\"friday\",",
     "days_excluded = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\",",
     "shutoff.days_excluded must leave a day"},
    {"service = \"water\"\ncitation = \"H", "service = 1\ncitation = \"H",
     "shutoff.protection.service must be a text"},
    {"required = [\"deposit\",", "required = [\"favour\",", "opening.required does not know \"favour\""},
    {"rights = [\"set_people\"]", "rights = [\"set_prices\"]", "role.rights does not know \"set_prices\""},
    {"rights = [\"set_people\"]", "rights = [\"take_money\"]",
     "role.rights must not let an auditor or a technician"},
    {"name = \"auditor\"", "name = \"clerk\"", "role.name must be named once"},
    {"digits_min = 6", "digits_min = 3", "pins.digits_min must be at least 4"},
    {"since = 2020-02-01", "since = \"2020-02-01\"", "shutoff.protection.since must be a date"},
    {"since = 2020-02-01", "since = 1820-02-01", "shutoff.protection.since must be a date"},
    {"since = 2020-02-01", "since = 2020-02-01T00:00:00Z", "shutoff.protection.since must be a date"},
    {"since = 2020-02-01", "since = 2020-02-30", ""},
    {"[segregation]", "[segregaton]", "segregaton is not a rule known here"},
    {"from = 17:00:00", "from = 17", "fee.from must be a time"},
};

// Where `part` begins, and on which line that is.
std::size_t place_of(const std::string& text, const std::string& part) {
    const auto place = text.find(part);
    REQUIRE(place != std::string::npos);
    return place;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(place_of(text, from), from.size(), to);
}

std::size_t line_of(const std::string& text, const std::string& part) {
    const auto place = static_cast<std::ptrdiff_t>(place_of(text, part));
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + place, '\n')) + 1;
}

std::string complaint(const std::string& text) {
    const auto policy = core::parse_policy("city.toml", text);
    if (policy) return "nothing is wrong";
    CHECK(policy.error().code == core::ProblemCode::policy_invalid);
    return policy.error().detail;
}

}  // namespace

TEST_CASE("a city sets from when on which tender is limited while there is no news from head office") {
    std::string text = core::policy_text("default").value();
    text = replaced(text, "[accepts]\n", "[accepts]\noffline_after_hours = 72\n");
    text = replaced(text, "type = \"check\"\n", "type = \"check\"\noffline_amount_max = \"300.00\"\n");
    const auto policy = core::policy_from_text(text);
    REQUIRE((policy ? "" : policy.error().message()) == std::string());
    CHECK(policy->acceptance.offline_after_hours == 72);
    CHECK(policy->tender(core::TenderType::check)->offline_amount_max == test::money("300.00"));
    CHECK_FALSE(policy->tender(core::TenderType::card)->offline_amount_max);
    CHECK(core::built_in_policy("default")->acceptance.offline_after_hours == 0);
}

TEST_CASE("a slip in a policy is named with its file, line and rule") {
    const std::string right = core::policy_text("default").value();
    for (const Slip& slip : slips) {
        INFO(slip.slip);
        const std::string text = replaced(right, slip.right, slip.slip);
        const std::string place = "city.toml, line " + std::to_string(line_of(right, slip.right)) + ": ";
        const std::string said = complaint(text);
        if (std::string(slip.complaint).empty()) {
            CHECK(said.starts_with("city.toml, line "));
        } else {
            CHECK(said.substr(0, place.size() + std::string(slip.complaint).size()) ==
                  place + slip.complaint);
        }
    }
}

TEST_CASE("every section needs a citation and a date") {
    const std::string right = core::policy_text("default").value();
    for (const char* section :
         {"allocation", "accepts",     "checks",   "cash",    "cash.rounding",  "cash.reporting",
          "guards",     "void",        "count",    "close",   "returned_items", "extensions",
          "plans",      "shutoff",     "deposits", "opening", "licences",       "refunds",
          "limits",     "segregation", "pins",     "calendar"}) {
        const std::string heading = "[" + std::string(section) + "]\n";
        INFO(heading);
        const auto start = right.find(heading);
        REQUIRE(start != std::string::npos);
        for (const char* key : {"citation", "since"}) {
            const auto line = right.find(std::string(key) + " = ", start);
            std::string text = right;
            text.erase(line, right.find('\n', line) + 1 - line);
            CHECK(complaint(text) == "city.toml, line " + std::to_string(line_of(right, heading)) + ": " +
                                         section + "." + key + " is missing");
        }
    }
}

TEST_CASE("a policy without a section that every city needs is refused; others may be left out") {
    CHECK(complaint("") == "city.toml, line 1: name is missing");
    const std::string plain = R"(name = "small"
[office]
name = "Small Town"
time_zone = "America/Denver"
[allocation]
citation = "Ordinance 1"
since = 2026-01-01
order = ["delinquent"]
services = ["water"]
[[tender]]
type = "cash"
citation = "Ordinance 1"
since = 2026-01-01
[cash]
citation = "Ordinance 1"
since = 2026-01-01
denominations = ["1.00"]
[[role]]
name = "clerk"
citation = "Ordinance 1"
since = 2026-01-01
rights = ["take_money"]
)";
    const auto small = core::policy_from_text(plain);
    REQUIRE(small.has_value());
    CHECK_FALSE(small->plans.offered);
    CHECK(small->fees.empty());
    CHECK(small->returned_items.charge(1, core::TenderType::check, test::money("10.00")).is_zero());
    for (const char* heading : {"[office]", "[allocation]", "[[tender]]", "[cash]", "[[role]]"}) {
        const std::string text = heading;
        const auto name = text.find_first_not_of('[');
        const std::string section = text.substr(name, text.find(']') - name);
        CHECK(complaint(replaced(plain, section + "]", "other]")) ==
              "city.toml, line 1: " + section + " is missing");
    }
}

TEST_CASE("what is no TOML at all is named with its line") {
    CHECK(complaint("name = \"a\"\nname = \"b\"\n").starts_with("city.toml, line 2: "));
    CHECK(complaint("name = ").starts_with("city.toml, line 1: "));
}
