#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/kiosk/cli/program.h"

namespace {

// " --pin-fd N" with the PIN in a file behind that descriptor.
std::string pin(const test::Program& program, const std::string& option, int descriptor,
                const std::string& digits) {
    const auto file = program.write("pin" + std::to_string(descriptor), digits + "\n");
    const std::string number = std::to_string(descriptor);
    return " --" + option + " " + number + " " + number + "<" + file.string();
}

}  // namespace

TEST_CASE("on a real station people sign with PINs that come over a file descriptor") {
    const test::Program program;
    REQUIRE(program.run("init --station W1 --role window").status == 0);
    CHECK(program.run_json("person add sam --role supervisor").code() == "pin_malformed");
    CHECK(program.run_json("person add sam --role supervisor" + pin(program, "pin-fd", 3, "123456")).code() ==
          "pin_malformed");
    REQUIRE(program.run("person add sam --role supervisor" + pin(program, "pin-fd", 3, "280417")).status ==
            0);
    CHECK(program.run_json("person add rosa --role clerk --person sam" + pin(program, "pin-fd", 3, "904416"))
              .code() == "wrong_pin");
    REQUIRE(program
                .run("person add rosa --role clerk --person sam" + pin(program, "pin-fd", 3, "904416") +
                     pin(program, "approve-pin-fd", 4, "280417"))
                .status == 0);
    CHECK(program.run_json("person add lee --role wizard").code() == "unknown_role");
    const std::string day = "day open --date 2026-11-23 --person rosa";
    CHECK(program.run_json(day).code() == "wrong_pin");
    for (int i = 0; i < 4; ++i) {
        CHECK(program.run_json(day + pin(program, "pin-fd", 3, "111111")).code() == "wrong_pin");
    }
    CHECK(program.run_json(day + pin(program, "pin-fd", 3, "904416")).code() == "pin_delayed");
    CHECK(program.run_json("person list").json().at("people").at(0).at("wrong_pins") == 4);
    REQUIRE(program
                .run("person set-pin rosa --person sam" + pin(program, "pin-fd", 3, "662318") +
                     pin(program, "approve-pin-fd", 4, "280417"))
                .status == 0);
    CHECK(program.run_json(day + pin(program, "pin-fd", 3, "662318")).status == 0);
    CHECK(program.run_json("person rights rosa").json().at("rights").at(0) == "take_money");
    REQUIRE(program.run("person remove rosa --person sam" + pin(program, "pin-fd", 3, "280417")).status == 0);
    CHECK(program.run_json("person rights rosa").json().at("rights").empty());
    CHECK(program.run_json("verify").json().at("ok") == true);
}

TEST_CASE("a policy is checked, put in force by two persons, and shown as it was for any entry") {
    const test::Program program;
    REQUIRE(program.run("init --station W2 --role window --training --policy default").status == 0);
    REQUIRE(program.run("person add sam --role supervisor").status == 0);
    REQUIRE(program.run("person add kim --role supervisor --person sam").status == 0);
    std::string text = program.run("policy show").output;
    const std::string old_name = "default-2026-01-01";
    REQUIRE(text.find(old_name) != std::string::npos);
    const std::string new_text = text.replace(text.find(old_name), old_name.size(), "riverton-2026-12-01");
    const auto file = program.write("riverton.toml", new_text).string();
    CHECK(program.run_json("policy check " + file).json().at("name") == "riverton-2026-12-01");
    const auto broken = program.write("broken.toml", "name = 7\n").string();
    CHECK(program.run_json("policy check " + broken).code() == "policy_invalid");
    CHECK(program.run_json("policy set atlantis --person sam").code() == "unknown_policy");
    CHECK(program.run_json("policy set " + file + " --person sam --reason new").code() == "approval_missing");
    const auto set = program.run_json("policy set " + file +
                                      " --person sam --approve kim --reason new --at 2026-12-01T15:00:00Z");
    CHECK(set.json().at("name") == "riverton-2026-12-01");
    CHECK(program.run_json("policy list").json().at("policies").size() == 2);
    CHECK(program.run("policy show").output == new_text);
    CHECK(program.run_json("policy show --seq 3").json().at("name") == old_name);
    CHECK(program.run_json("policy show --at 2026-12-01").json().at("name") == "riverton-2026-12-01");
    CHECK(program.run_json("policy show --at 2001-01-01").code() == "unknown_policy");
    CHECK(program.run_json("policy show --at soon").code() == "date_malformed");
    CHECK(program.run_json("verify").json().at("ok") == true);
    REQUIRE(program.run("day open --date 2026-12-01 --person sam --reason early").status == 0);
    CHECK(program.run_json("day small-office --person sam --reason alone").code() == "approval_missing");
    CHECK(program.run_json("day small-office --person sam --reason alone --approve kim").status == 0);
}

TEST_CASE("a program that no longer reads the journaled policy still puts another one in force") {
    const test::Program program;
    REQUIRE(program.run("init --station W2 --role window --training").status == 0);
    REQUIRE(program.run("person add sam --role supervisor").status == 0);
    REQUIRE(program.run("person add kim --role supervisor --person sam").status == 0);
    // As if another version had written it: the text has its hash, but a rule this version does not know.
    const auto change = program.write(
        "change.sql",
        "DROP TRIGGER entries_never_change; UPDATE entries SET payload = json_set(payload, '$.body.text', "
        "json('[\"rule = 1\"]'), '$.body.hash', "
        "'207542958054ca652164c96889d1e6306477937ae8109549c365d0646894f8b7') WHERE seq = 2;");
    const std::string edit =
        "sqlite3 " + (program.data() / "station.db").string() + " <" + change.string() + " >/dev/null";
    REQUIRE(std::system(edit.c_str()) == 0);
    CHECK(program.run_json("day open --date 2026-12-01 --person sam").code() == "policy_invalid");
    CHECK(program.run("policy show").output == "rule = 1");
    REQUIRE(program.run("policy set default --person sam --approve kim --reason upgrade").status == 0);
    CHECK(program.run_json("day open --date 2026-12-01 --person sam --reason early").status == 0);
}

TEST_CASE("the documentation lists every refusal as the program does") {
    const test::Program program;
    std::ifstream file("docs/refusals.md");
    std::ostringstream documented;
    documented << file.rdbuf();
    const auto listed = program.run("refusals --format md");
    // Otherwise: paydesk refusals --format md > docs/refusals.md
    CHECK(documented.str() == listed.output);
    CHECK(program.run("refusals --format json").json().at("refusals").size() > 100);
    CHECK(program.run("refusals").output.find("pin_locked (refusal): ") != std::string::npos);
}
