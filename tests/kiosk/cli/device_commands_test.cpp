#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "devices/transcript/transcript.h"
#include "kiosk/cli/device_reply.h"
#include "tests/kiosk/cli/program.h"

namespace {

std::string refused(const test::Program& program, const std::string& words) {
    return program.run_json(words).code();
}

}  // namespace

TEST_CASE("the simulated devices are listed with what they can prove") {
    const test::Program program;
    const auto answer = program.run_json("devices list --simulate").json();
    REQUIRE(answer.at("station").size() == 4);
    CHECK(answer.at("station")[0].at("role") == "printer");
    CHECK(answer.at("station")[0].at("state") == "ready");
    CHECK(answer.at("station")[0].at("proves") == "that a receipt is printed (it names the job)");
    CHECK(program.run_json("devices test printer --simulate").json().at("state") == "confirmed");
}

TEST_CASE("a connected device that this user may not open is listed with what to do about it") {
    for (const bool is_permitted : {true, false}) {
        const auto reply = kiosk::devices_reply({}, {{.is_permitted = is_permitted}});
        const bool says_what_to_do = reply.text.find(
                                         "this user may not open it: install packaging/udev/60-"
                                         "paydesk.rules and plug it in again") != std::string::npos;
        CHECK(says_what_to_do == !is_permitted);
        CHECK(reply.json.at("devices")[0].at("permitted") == is_permitted);
    }
}

TEST_CASE("a test of a device is recorded, with its page, until its end") {
    const test::Program program;
    const auto file = program.folder() / "printer.txt";
    const auto words = "devices test printer --simulate --record " + file.string();
    REQUIRE(program.run_json(words).json().at("state") == "confirmed");
    std::ifstream stream(file);
    const auto transcript = devices::read_transcript(std::string(std::istreambuf_iterator<char>(stream), {}));
    REQUIRE(transcript);
    CHECK(transcript->front().identity.model == "TM-T88V");
    CHECK(std::ranges::any_of(*transcript, [](const auto& event) {
        return event.kind == devices::TranscriptEvent::Kind::out &&
               event.bytes.find("No payment stands behind this page.") != std::string::npos;
    }));

    CHECK(refused(program, "devices test printer --simulate --record /no/such/folder/x") ==
          "file_unwritable");
    CHECK(refused(program, "devices test drawer --simulate --record " + (program.folder() / "d").string()) ==
          "usage");
    CHECK_FALSE(std::filesystem::exists(program.folder() / "d"));
}

TEST_CASE("a device is assigned to a role in a file, and forgotten") {
    const test::Program program;
    std::filesystem::create_directories(program.data());
    CHECK(program.run_json("devices assign scanner 0c2e:0204 --mode keyboard --layout german")
              .json()
              .at("device") == "0c2e:0204");
    std::ifstream file(program.data() / "devices.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECK(text.find("\"layout\": \"german\"") != std::string::npos);
    CHECK(program.run_json("devices forget scanner").json().at("device") == "whatever fits");
}

TEST_CASE("a keyboard is only taken by its id, and a wrong word says which there are") {
    const test::Program program;
    CHECK(refused(program, "devices assign scanner 1-9 --mode keyboard") == "devices_invalid");
    CHECK(refused(program, "devices assign scanner --mode ps2") == "usage");
    CHECK(refused(program, "devices assign toaster 1-9") == "usage");
    CHECK(refused(program, "devices assign drawer --cable none") == "devices_invalid");
    CHECK(refused(program, "devices assign display --cable printer") == "devices_invalid");
}

TEST_CASE("a drawer is not calibrated while it is open for the day") {
    const test::Program program;
    program.make_ready_station();
    CHECK(refused(program, "devices calibrate") == "drawer_already_open");
}
