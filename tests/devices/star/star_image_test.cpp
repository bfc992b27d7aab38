#include "devices/star/star_image.h"

#include <catch2/catch.hpp>

#include "devices/simulated/star_command_length.h"

using devices::star::image_commands;

TEST_CASE("a picture is cut into strips of 24 dots, column by column, the top dot first") {
    const auto commands = image_commands(2, 25, [](int x, int y) { return x == 1 && (y == 0 || y == 24); });
    REQUIRE(commands.size() == 4);
    CHECK(commands[1] == std::string("\x1bX\x02\0\0\0\0\x80\0\0\n", 11));
    CHECK(commands[2] == std::string("\x1bX\x02\0\0\0\0\x80\0\0\n", 11));
}

TEST_CASE("each strip is one command and its line feed, whatever its dots") {
    for (const int width : {1, 28, 256, 576, 5000}) {
        const auto commands = image_commands(width, 50, [](int x, int y) { return (x * 7 + y * 3) % 5 < 2; });
        REQUIRE(commands.size() == 5);
        for (const auto& command : commands) {
            const auto length = devices::star_command_length(command);
            REQUIRE(length);
            CHECK((*length == command.size() || command.substr(*length) == "\n"));
        }
    }
}

TEST_CASE("an empty picture is nothing") {
    CHECK(image_commands(0, 10, [](int, int) { return true; }).empty());
    CHECK(image_commands(10, 0, [](int, int) { return true; }).empty());
}

TEST_CASE("no byte of a picture is one that a Star printer obeys at once") {
    const auto is_black = [](int x, int y) { return (0x1c << 3 >> (y % 8) & 0x80) != 0 && x >= 0; };
    for (const int width : {28, 200, 540}) {
        for (const auto& command : image_commands(width, 48, is_black)) {
            if (command[1] != 'X') continue;
            for (const char byte : command.substr(2)) {
                CHECK(std::string_view("\x04\x05\x19\x1a\x1c").find(byte) == std::string_view::npos);
            }
        }
    }
}
