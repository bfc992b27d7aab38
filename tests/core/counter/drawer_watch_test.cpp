#include "core/counter/drawer_watch.h"

#include <catch2/catch.hpp>

#include "tests/core/counter/drawer_desk.h"

using core::DrawerMotion;
using test::DrawerDesk;

namespace {

// "person session" of the entry.
std::string told(DrawerDesk& desk, const std::string& at_counter) {
    const core::Entry entry =
        core::record_drawer_sensed(desk.counter(), {.what = DrawerMotion::opened_with_key}, at_counter)
            .value();
    return entry.person + " " + core::drawer_sensed_from(entry.body).session;
}

}  // namespace

TEST_CASE("what the drawer's switch shows stands under whoever answers for the open session") {
    DrawerDesk desk;
    CHECK(told(desk, "rosa") == " ");
    desk.open("rosa", "100.00").value();
    CHECK(told(desk, "") == "rosa W2-S0001");
    CHECK(told(desk, "sam") == "rosa W2-S0001");
    desk.open("ann", "100.00").value();
    CHECK(told(desk, "ann") == "ann W2-S0002");
    CHECK(told(desk, "") == " ");  // nobody knows in whose drawer it was
    CHECK(desk.station.proves_itself());
}

TEST_CASE("what the drawer's switch shows changes no figure of a session") {
    DrawerDesk desk;
    desk.open("rosa", "100.00").value();
    desk.pay("rosa", "10.00").value();
    const auto before = core::to_json(desk.report(1)).at("payments");
    for (const auto what : {DrawerMotion::opened, DrawerMotion::closed, DrawerMotion::did_not_open})
        core::record_drawer_sensed(desk.counter(), {.what = what, .of_seq = 3}, "rosa").value();
    CHECK(core::to_json(desk.report(1)).at("payments") == before);
    CHECK(core::to_json(desk.report(1)).at("no_sale") == 0);
    CHECK(desk.balance("drawer:W2-S0001:cash") == "110.00");
}

TEST_CASE("a motion of the drawer is read back as it was written, and no other shape is taken") {
    const core::DrawerSensed fact{
        .what = DrawerMotion::left_open, .of_seq = 12, .seconds = 30, .late = 4, .session = "W2-S0001"};
    const auto body = core::to_body(fact);
    CHECK(body.dump() == R"({"late":4,"of":12,"seconds":30,"session":"W2-S0001","what":"left_open"})");
    CHECK(core::to_body(core::drawer_sensed_from(body)) == body);
    CHECK(core::to_body({.what = DrawerMotion::closed}).dump() == R"({"of":0,"what":"closed"})");
    for (const char* other : {R"({"of":0,"what":"exploded"})", R"({"what":"closed"})", R"({"of":0})", "[]"})
        CHECK_THROWS_AS(core::drawer_sensed_from(nlohmann::json::parse(other)), nlohmann::json::exception);
}
