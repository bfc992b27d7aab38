#include "devices/usb/hid_report_shape.h"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <random>
#include <string>

using devices::hid_report_shape;
using devices::HidReportShape;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string result;
    for (const int value : values) result += static_cast<char>(value);
    return result;
}

// Eight bits and 63 of them as one input field.
const std::string input_of_63_bytes = bytes({0x75, 0x08, 0x95, 0x3f, 0x81, 0x02});
const std::string input_of_8_bytes = bytes({0x75, 0x08, 0x95, 0x08, 0x81, 0x02, 0xc0});

const std::string hid_pos = bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x02}) + input_of_63_bytes +
                            bytes({0x85, 0xfe, 0x95, 0x01, 0x09, 0xfd, 0xb1, 0x02, 0xc0});
// HID 1.11 appendix E.6.
const std::string keyboard =
    bytes({0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01,
           0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x05, 0x75, 0x01,
           0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x01, 0x95, 0x06,
           0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0});

}  // namespace

TEST_CASE("a HID report's longest input and its number are as the descriptor says") {
    const HidReportShape pos = hid_report_shape(hid_pos);
    CHECK(pos.is_numbered);
    CHECK(pos.input_size_max == 64);
    const HidReportShape typed = hid_report_shape(keyboard);
    CHECK_FALSE(typed.is_numbered);
    CHECK(typed.input_size_max == 8);
    const std::string of_vendor = bytes({0x06, 0xa0, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x75, 0x08, 0x95,
                                         0x78, 0x09, 0x02, 0x81, 0x02, 0x09, 0x03, 0x91, 0x02, 0xc0});
    CHECK(hid_report_shape(of_vendor).input_size_max == 120);
    CHECK(hid_report_shape(of_vendor).may_be_read());
}

TEST_CASE("a keyboard or keypad is told by its usage, however that is written") {
    struct Row {
        const char* what;
        std::string before_the_input;
        bool is_keyboard;
    };
    const std::string application = bytes({0xa1, 0x01});
    const Row rows[] = {
        {"keyboard", bytes({0x05, 0x01, 0x09, 0x06}) + application, true},
        {"keypad", bytes({0x05, 0x01, 0x09, 0x07}) + application, true},
        {"mouse", bytes({0x05, 0x01, 0x09, 0x02}) + application, false},
        {"scanner", bytes({0x05, 0x8c, 0x09, 0x02}) + application, false},
        {"usage 06 of another page", bytes({0x05, 0x8c, 0x09, 0x06}) + application, false},
        {"keys inside a collection of a vendor",
         bytes({0x06, 0xa0, 0xff, 0x09, 0x01}) + application + bytes({0x05, 0x07}), true},
        {"usage and page in one item", bytes({0x0b, 0x06, 0x00, 0x01, 0x00}) + application, true},
        {"two bytes each", bytes({0x06, 0x01, 0x00, 0x0a, 0x06, 0x00}) + application, true},
        {"page after usage", bytes({0x09, 0x06, 0x05, 0x01}) + application, true},
        {"one of two usages", bytes({0x05, 0x01, 0x09, 0x06, 0x09, 0x02}) + application, true},
        {"after a scanner",
         bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0xc0, 0x05, 0x01, 0x09, 0x06}) + application, true},
        {"inside a scanner", bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x05, 0x01, 0x09, 0x06, 0xa1, 0x02}),
         true},
        {"page popped", bytes({0x05, 0x01, 0xa4, 0x05, 0x8c, 0xb4, 0x09, 0x06}) + application, true},
        {"behind a long item", bytes({0xfe, 0x02, 0x10, 0xa1, 0x01, 0x05, 0x01, 0x09, 0x06}) + application,
         true},
        {"usage of a field before", bytes({0x05, 0x01, 0x09, 0x06, 0x91, 0x02, 0x09, 0x02}) + application,
         false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const HidReportShape shape = hid_report_shape(row.before_the_input + input_of_8_bytes);
        CHECK(shape.is_keyboard == row.is_keyboard);
        CHECK(shape.may_be_read() == !row.is_keyboard);
        CHECK(shape.input_size_max == 8);
    }
}

TEST_CASE("no beginning of a keyboard's descriptor may be read, and none of any promises more than it says") {
    for (std::size_t size = 0; size <= keyboard.size(); ++size) {
        INFO(size);
        CHECK_FALSE(hid_report_shape(keyboard.substr(0, size)).may_be_read());
    }
    for (std::size_t size = 0; size <= hid_pos.size(); ++size) {
        INFO(size);
        const HidReportShape shape = hid_report_shape(hid_pos.substr(0, size));
        const bool has_input = size >= 14;
        CHECK(shape.input_size_max == (has_input ? 64 : 0));
        CHECK(shape.may_be_read() == has_input);
    }
}

TEST_CASE("whatever the bytes of a descriptor are, its reports stay bounded") {
    std::mt19937 random(20260801);
    for (int run = 0; run < 2000; ++run) {
        std::string noise(random() % 200, '\0');
        for (char& byte : noise) byte = static_cast<char>(random());
        CHECK(hid_report_shape(noise).input_size_max <= 4097);
    }
    // The largest sizes there are.
    const std::string huge = bytes({0x77, 0xff, 0xff, 0xff, 0xff, 0x97, 0xff, 0xff, 0xff, 0xff, 0x81, 0x02});
    CHECK(hid_report_shape(huge).input_size_max == 4096);
}
