#include "kiosk/app/device_settings.h"

#include <catch2/catch.hpp>

#include <fstream>

#include "tests/support/test_station.h"

using core::ProblemCode;
using kiosk::DeviceSettings;
using kiosk::load_device_settings;
using kiosk::save_device_settings;

namespace {

core::Result<DeviceSettings> loaded(const std::string& text) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "devices.json") << text;
    return load_device_settings(folder.path());
}

}  // namespace

TEST_CASE("a station without a file of devices takes whatever fits") {
    const test::TemporaryFolder folder;
    CHECK(load_device_settings(folder.path()).value() == DeviceSettings{});
}

TEST_CASE("what is saved is loaded, and only what differs from the usual is written") {
    const test::TemporaryFolder folder;
    DeviceSettings settings;
    settings.printer.wanted = {.vendor = 0x04b8, .product = 0x0202, .serial = "J0001"};
    settings.printer.language = kiosk::PrinterLanguage::escpos;
    settings.printer.columns = 42;
    settings.drawer.cable = kiosk::DeviceCable::printer;
    settings.drawer.drawer_pin = 5;
    settings.drawer.drawer_switch = kiosk::DrawerSwitch::high_is_open;
    settings.scanner.wanted.path = "1-4.2";
    settings.scanner.mode = kiosk::ScannerMode::keyboard;
    settings.scanner.layout = "de";
    settings.acceptor.baud = 38'400;
    REQUIRE(save_device_settings(settings, folder.path()));
    CHECK(load_device_settings(folder.path()).value() == settings);
    std::ifstream file(folder.path() / "devices.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    CHECK(text.find("display") == std::string::npos);
    CHECK(text.find("\"id\": \"04b8:0202\"") != std::string::npos);
}

TEST_CASE("a file that is not valid names the file, the role and the key") {
    for (const auto& [text, says] :
         {std::pair{"[", "not a JSON object"}, std::pair{R"({"printr":{}})", "printr"},
          std::pair{R"({"printer":3})", "printer: it is not an object"},
          std::pair{R"({"printer":{"colums":42}})", "key colums: it is not a text"},
          std::pair{R"({"printer":{"colour":"red"}})", "key colour: no such key"},
          std::pair{R"({"printer":{"columns":500}})", "key columns: it is not between 0 and 80"},
          std::pair{R"({"drawer":{"drawer_pin":3}})", "a drawer hangs on pin 2 or 5"},
          std::pair{R"({"drawer":{"switch":"maybe"}})", "is no drawer switch"},
          std::pair{R"({"scanner":{"mode":"ps2"}})", "hid_pos, keyboard, serial"}}) {
        INFO(text);
        const auto settings = loaded(text);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == ProblemCode::devices_invalid);
        CHECK(settings.error().message().find("devices.json") != std::string::npos);
        CHECK(settings.error().message().find(says) != std::string::npos);
    }
}

TEST_CASE("a device is named by its id, its serial number or its socket") {
    CHECK(kiosk::wanted_device("04b8:0202")->product == 0x0202);
    CHECK(kiosk::wanted_device("1-4.2")->path == "1-4.2");
    CHECK(kiosk::wanted_device("J0001")->serial == "J0001");
    CHECK(kiosk::wanted_device("A-1")->serial == "A-1");
    for (const char* wrong : {"", "04b8:", "04b8:02021", "xyzw:0202"}) {
        CHECK(kiosk::wanted_device(wrong).error().code == ProblemCode::usage);
    }
}
