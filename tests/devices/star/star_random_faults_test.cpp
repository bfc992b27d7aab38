#include <catch2/catch.hpp>

#include "tests/devices/escpos/random_days.h"
#include "tests/devices/star/star_desk.h"

TEST_CASE("whatever happens to a Star printer, each job ends, and what is said of it is true") {
    const auto ends = test::play_random_days<test::StarDesk>([](unsigned seed) {
        return devices::VirtualStarModel{.asb_version = seed % 2 == 0 ? 3 : 5,
                                         .asb_size = seed % 5 == 4 ? 7u : 9u + seed % 3,
                                         .opens_drawer_offline = seed % 2 == 0,
                                         .buffer_size = 300 + seed % 5 * 300,
                                         .line_time = core::Milliseconds(seed % 3 * 20)};
    });
    CHECK(ends.confirmed > 50);
    CHECK(ends.unknown > 20);
    CHECK(ends.failed > 20);
}
