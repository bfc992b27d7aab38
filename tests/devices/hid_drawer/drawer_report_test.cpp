#include "devices/hid_drawer/drawer_report.h"

#include <catch2/catch.hpp>

namespace report = devices::drawer_report;

TEST_CASE("a drawer is opened by its number, and asked by the number after it") {
    CHECK(report::open(7) == std::string("\x07\x07", 2) + std::string(118, '\0'));
    CHECK(report::ask_status(7) == std::string("\x07\x08", 2) + std::string(118, '\0'));
    CHECK(report::open(0) == std::string(120, '\0'));
    CHECK(report::ask_status(0) == std::string("\x00\x01", 2) + std::string(118, '\0'));
}

TEST_CASE("no report of any drawer holds the command that starts the firmware loader") {
    for (int number = 0; number <= report::number_max; ++number) {
        for (const std::string& bytes : {report::open(number), report::ask_status(number)}) {
            CHECK(bytes.find('\xf0') == std::string::npos);
            CHECK(static_cast<unsigned char>(bytes[1]) <= report::number_max + 1);
        }
    }
}

TEST_CASE("the status says which drawer it is of and whether it is closed") {
    for (int number = 0; number <= report::number_max; ++number) {
        for (const bool closed : {false, true}) {
            std::string bytes(120, '\x5a');
            bytes[0] = static_cast<char>(number << 4 | (closed ? 1 : 0));
            const auto status = report::status_in(bytes);
            REQUIRE(status);
            CHECK(status->number == number);
            CHECK(status->is_closed == closed);
        }
    }
}

TEST_CASE("a report of another length, or with bits that no status has, is none") {
    for (std::size_t length = 0; length < 256; ++length) {
        CHECK(report::status_in(std::string(length, '\0')).has_value() == (length == 120));
    }
    int accepted = 0;
    for (int first = 0; first < 256; ++first) {
        std::string bytes(120, '\0');
        bytes[0] = static_cast<char>(first);
        if (report::status_in(bytes)) ++accepted;
    }
    CHECK(accepted == 16);
}

TEST_CASE("the product id ends in the drawer's number; another maker's is drawer 0") {
    CHECK(report::number_of({.vendor = 0x0d3a, .product = 0x0206}) == 6);
    CHECK(report::number_of({.vendor = 0x0d3a, .product = 0x0207}) == 7);
    CHECK(report::number_of({.vendor = 0x0d3a, .product = 0x0208}) == 0);
    CHECK(report::number_of({.vendor = 0x0d3a, .product = 0x0c23}) == 0);
    CHECK(report::number_of({.vendor = 0x04b8, .product = 0x0206}) == 0);
}
