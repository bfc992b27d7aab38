#include <catch2/catch.hpp>

#include "tests/kiosk/cli/two_stations.h"

using test::TwoStations;

TEST_CASE("head office and two stations are set up by the commands of the manual", "[headoffice]") {
    const TwoStations desk("cli_two_stations");
    const auto made = desk.w2.run_json("headoffice init " + desk.office);
    REQUIRE(made.status == 0);
    CHECK(made.json().at("steps_applied") > 6);
    CHECK(desk.w2.run_json("headoffice init " + desk.office).json().at("steps_applied") == 0);

    for (const test::Program* station : {&desk.w2, &desk.w3}) {
        CHECK(station->run_json("enrol").code() == "enrolment_invalid");
        const auto finished = desk.enrol(*station);
        INFO(finished.output);
        REQUIRE(finished.status == 0);
        CHECK(finished.json().at("state") == "welcome");
        CHECK(station->run_json("enrol").json().at("safe") == true);
        const auto folder = station->data() / "head-office";
        CHECK((std::filesystem::status(folder).permissions() & std::filesystem::perms::all) ==
              std::filesystem::perms::owner_all);
        for (const char* file : {"station.key", "install.id"}) {
            CHECK((std::filesystem::status(folder / file).permissions() & std::filesystem::perms::all) ==
                  (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        }
    }
    // W3 cannot come in with what was signed for W2.
    CHECK(desk.w3.run_json("enrol --finish " + desk.w2.data().string() + "/head-office/brought.crt").code() ==
          "certificate_wrong");
    CHECK(desk.w3.run("enrol").status == 0);

    CHECK(desk.w2.run_json("headoffice revoke W3 " + desk.office + desk.authority).code() ==
          "reason_missing");
    CHECK(desk.w2.run_json("headoffice revoke W9 " + desk.office + desk.authority + " --reason x").code() ==
          "unknown_station");
    REQUIRE(desk.w2.run("headoffice revoke W3 " + desk.office + desk.authority + " --reason stolen").status ==
            0);
    CHECK(desk.w3.run_json("enrol").code() == "head_office_untrusted");
    CHECK(desk.w2.run("enrol").status == 0);
}

TEST_CASE("a copy of a station is not signed, and a backup holds nothing to make one", "[headoffice]") {
    const TwoStations desk("cli_copies");
    REQUIRE(desk.w2.run("headoffice init " + desk.office).status == 0);
    REQUIRE(desk.enrol(desk.w2).status == 0);
    const std::string copy = (desk.w2.folder() / "copy.db").string();
    REQUIRE(desk.w2.run("backup " + copy).status == 0);

    const test::Program other;
    REQUIRE(other.run("restore " + copy).status == 0);
    CHECK_FALSE(std::filesystem::exists(other.data() / "head-office"));
    CHECK(desk.enrol(other).code() == "station_enrolled");
    CHECK(desk.enrol(other, "--replace").code() == "reason_missing");
    REQUIRE(desk.enrol(other, "--replace --reason 'the disk broke'").status == 0);
    CHECK(desk.w2.run_json("enrol").code() == "head_office_refuses");  // the server has yet to read the list
}

TEST_CASE("what head office cannot do is said plainly", "[headoffice]") {
    const TwoStations desk("cli_refusals");
    CHECK(desk.w2.run_json("headoffice init postgresql://postgres@/x?host=/nowhere").code() ==
          "head_office_unreachable");
    for (const char* url :
         {"office.example", "http://office/paydesk", "postgresql://me:secret@office/paydesk",
          "postgresql://office", "postgresql:///paydesk"}) {
        INFO(url);
        CHECK(desk.w2.run_json("enrol " + std::string(url)).code() == "usage");
    }
    CHECK(desk.w2.run_json("headoffice sign /dev/null " + desk.office + desk.authority).code() ==
          "request_wrong");
    CHECK(desk.w2.run_json("headoffice readmit W2 " + desk.office + " --reason x --new-line 5").code() ==
          "usage");
}
