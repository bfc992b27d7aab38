// From the commit of a payment to its first byte on the bus: one turn of the station's loop, whatever the
// printer is being asked at that moment. Counted in turns, so the machine's speed does not matter.

#include <catch2/catch.hpp>

#include "kiosk/flows/effect_runner.h"
#include "tests/devices/usb/usb_desk.h"
#include "tests/support/test_station.h"

namespace {

constexpr int payments = 40;

core::PrintedDocument receipt() {
    return {.blocks = {core::PrintedText{.text = "Received 2.00"}}};
}

// Pays at another moment of the driver's questions each time; what the printer got in the next turn of the
// loop.
template <class Judge>
void pay_at_every_moment(const std::vector<core::EffectKind>& effects, Judge judge) {
    test::TestStation station;
    station.policy.guards.duplicate = false;
    station.open_day_and_drawer();
    test::UsbDesk desk;
    desk.printer_mock.plug();
    desk.open();
    REQUIRE(desk.turn_until_ready());
    kiosk::EffectRunner runner(station.counter(), desk.printer.get(), desk.printer.get());
    for (int moment = 0; moment < payments; ++moment) {
        INFO("moment " << moment);
        for (int turns = 0; turns < moment % 20; ++turns) desk.turn(5 + 3 * (moment / 20));
        const std::size_t before = desk.received().size();
        const auto posted = station.pay_cash("10-00041-00", "2.00", "2.00");
        INFO((posted ? "" : posted.error().detail));
        REQUIRE(posted.has_value());
        CHECK(desk.received().size() == before);  // nothing before the commit
        runner.start("rosa", posted->entry.seq, effects, receipt(), desk.now);
        REQUIRE_FALSE(runner.problem().has_value());
        desk.turn(5);
        judge(desk.received().substr(before));
        REQUIRE(desk.turn_until([&] {
            runner.step(desk.now);
            return !runner.is_busy();
        }));
    }
}

}  // namespace

TEST_CASE("a receipt's first bytes are on the bus one turn after the commit") {
    pay_at_every_moment({core::EffectKind::receipt},
                        [](const std::string& sent) { CHECK(sent.find("Received") != sent.npos); });
}

TEST_CASE("a drawer's pulse is on the bus one turn after the commit, before the receipt") {
    pay_at_every_moment({core::EffectKind::drawer, core::EffectKind::receipt}, [](const std::string& sent) {
        CHECK(sent.find("\x1bp") != sent.npos);
        CHECK(sent.find("Received") == sent.npos);
    });
}
