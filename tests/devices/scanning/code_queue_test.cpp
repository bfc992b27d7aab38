#include "devices/scanning/code_queue.h"

#include <catch2/catch.hpp>

TEST_CASE("sixteen codes wait in order, and each further one is dropped and counted") {
    devices::CodeQueue queue;
    for (int code = 0; code < 20; ++code) queue.push({.aim_id = {}, .data = std::to_string(code)});
    CHECK(queue.dropped_count() == 4);
    for (int code = 0; code < 16; ++code) CHECK(queue.take()->data == std::to_string(code));
    CHECK_FALSE(queue.take());
    queue.push({.aim_id = {}, .data = "again"});
    CHECK(queue.take()->data == "again");
    CHECK(queue.dropped_count() == 4);
}
