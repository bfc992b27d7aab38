#include "devices/keyboard_scanner/key_decoder.h"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <random>

#include "core/ports/bill_scanner.h"

using devices::KeyDecoder;

namespace {

using Usages = std::initializer_list<int>;

constexpr int control = 0x01, shift = 0x02, alt = 0x04, alt_graph = 0x40, right_shift = 0x20;

std::string report(int modifiers, Usages usages = {}) {
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(modifiers);
    std::size_t at = 2;
    for (const int usage : usages) bytes[at++] = static_cast<char>(usage);
    return bytes;
}

struct Keyboard {
    KeyDecoder decoder;
    std::string typed;

    explicit Keyboard(std::string_view layout = "us") : decoder(*devices::keyboard_layout(layout)) {}
    Keyboard& hold(int modifiers, Usages usages = {}) {
        typed += decoder.push(report(modifiers, usages));
        return *this;
    }
    Keyboard& press(int modifiers, int usage) { return hold(modifiers, {usage}).hold(0); }
    Keyboard& alt_number(Usages digits) {
        for (const int digit : digits) hold(alt, {digit == 0 ? 0x62 : 0x58 + digit}).hold(alt);
        return hold(0);
    }
};

std::string unread(const std::string& text) {  // ? for the mark
    std::string shown = text;
    for (char& c : shown) c = c == core::unread_character ? '?' : c;
    return shown;
}

}  // namespace

TEST_CASE("keys become characters when they go down, with shift from either side") {
    Keyboard keyboard;
    keyboard.press(shift, 0x04).press(right_shift, 0x05).press(0, 0x06);
    CHECK(keyboard.typed == "ABc");
    keyboard.press(0, 0x1e).press(0, 0x27).press(shift, 0x1e).press(0, 0x2c).press(0, 0x28).press(0, 0x2b);
    CHECK(keyboard.typed == "ABc10! \r\t");
}

TEST_CASE("keys that overlap are typed once each, in the order in which they went down") {
    Keyboard keyboard;
    keyboard.hold(0, {0x04}).hold(0, {0x04, 0x05}).hold(0, {0x05}).hold(0, {0x05, 0x06}).hold(0);
    CHECK(keyboard.typed == "abc");
    keyboard.hold(0, {0x04, 0x05, 0x06, 0x07, 0x08, 0x09}).hold(0, {0x04, 0x05, 0x06, 0x07, 0x08, 0x09});
    CHECK(keyboard.typed == "abcabcdef");
    keyboard.hold(0).hold(0, {0x04, 0x04}).hold(0).press(0, 0x04);
    CHECK(keyboard.typed == "abcabcdefaa");
}

TEST_CASE("more keys than fit may hide one: a mark, once, and typing goes on") {
    Keyboard keyboard;
    keyboard.hold(0, {0x04})
        .hold(0, {1, 1, 1, 1, 1, 1})
        .hold(0, {1, 1, 1, 1, 1, 1})
        .hold(0, {0x04, 0x05})
        .hold(0);
    CHECK(unread(keyboard.typed) == "a?b");
}

TEST_CASE("caps lock turns letters round and leaves digits alone") {
    Keyboard keyboard;
    keyboard.press(0, 0x39).press(0, 0x04).press(shift, 0x04).press(0, 0x1e).press(0, 0x39).press(0, 0x04);
    CHECK(keyboard.typed == "Aa1a");
}

TEST_CASE("the separator comes as control and a key, or as alt and a number") {
    Keyboard keyboard;
    keyboard.press(control, 0x30).press(0x10, 0x30);
    CHECK(keyboard.typed == "\x1d\x1d");
    keyboard.typed.clear();
    keyboard.alt_number({0, 2, 9}).alt_number({2, 9}).alt_number({0, 0, 2, 9}).alt_number({6, 5});
    CHECK(keyboard.typed ==
          "\x1d\x1d\x1d"
          "A");
    keyboard.typed.clear();
    keyboard.press(control, 0x31)
        .press(control | shift, 0x23)
        .press(control | shift, 0x2d)
        .press(control, 0x10);
    CHECK(keyboard.typed == "\x1c\x1e\x1f\r");
    // Every layout has it in the same place.
    for (const devices::KeyboardLayout& layout : devices::keyboard_layouts())
        CHECK(Keyboard(layout.name).press(control, 0x30).typed == "\x1d");
}

TEST_CASE("a number for alt that is none of a code's characters gives the mark") {
    for (const Usages digits : {Usages{0}, Usages{7}, Usages{1, 2, 7}, Usages{2, 3, 3}, Usages{0, 0, 0, 2, 9},
                                Usages{9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}}) {
        CHECK(unread(Keyboard().alt_number(digits).typed) == "?");
    }
}

TEST_CASE("an alt number ends with alt, even when the next key is down already") {
    Keyboard keyboard;
    keyboard.hold(alt, {0x5a}).hold(alt, {0x61}).hold(0, {0x1e}).hold(0);
    CHECK(keyboard.typed ==
          "\x1d"
          "1");
}

TEST_CASE("keys that are no character give the mark, never nothing") {
    Keyboard keyboard;
    keyboard.press(0, 0x3a).press(0, 0x2a).press(0x08, 0x04).press(alt, 0x04).press(alt_graph, 0x04);
    CHECK(unread(keyboard.typed) == "?????");
    keyboard.typed.clear();
    keyboard.press(control, 0x04).press(control, 0x2c).press(control, 0x1e).press(0, 0xe0).press(0, 0xff);
    CHECK(unread(keyboard.typed) == "?????");
    keyboard.typed.clear();
    keyboard.press(0, 0x53).press(0, 0x47);  // locks type nothing
    CHECK(keyboard.typed.empty());
}

TEST_CASE("the keypad types digits and signs, with the point of its country") {
    Keyboard keyboard;
    keyboard.press(0, 0x59).press(0, 0x62).press(0, 0x54).press(0, 0x57).press(0, 0x63).press(0, 0x58);
    CHECK(keyboard.typed == "10/+.\r");
    CHECK(Keyboard("german").press(0, 0x63).typed == ",");
}

TEST_CASE("the same bill is typed in every layout") {
    struct Typing {
        const char* layout;
        std::vector<std::pair<int, int>> keys;  // modifiers, usage
    };
    // ]C1 (415) ?yz-/qm; written down key by key from pictures of the keyboards
    const Typing typings[] = {
        {"us",
         {{0, 0x30},
          {shift, 0x06},
          {0, 0x1e},
          {shift, 0x26},
          {0, 0x21},
          {shift, 0x27},
          {shift, 0x38},
          {0, 0x1c},
          {0, 0x1d},
          {0, 0x2d},
          {0, 0x38},
          {0, 0x14},
          {0, 0x10},
          {0, 0x33}}},
        {"uk",
         {{0, 0x30},
          {shift, 0x06},
          {0, 0x1e},
          {shift, 0x26},
          {0, 0x21},
          {shift, 0x27},
          {shift, 0x38},
          {0, 0x1c},
          {0, 0x1d},
          {0, 0x2d},
          {0, 0x38},
          {0, 0x14},
          {0, 0x10},
          {0, 0x33}}},
        {"german",
         {{alt_graph, 0x26},
          {shift, 0x06},
          {0, 0x1e},
          {shift, 0x25},
          {0, 0x21},
          {shift, 0x26},
          {shift, 0x2d},
          {0, 0x1d},
          {0, 0x1c},
          {0, 0x38},
          {shift, 0x24},
          {0, 0x14},
          {0, 0x10},
          {shift, 0x36}}},
        {"spanish",
         {{alt_graph, 0x30},
          {shift, 0x06},
          {0, 0x1e},
          {shift, 0x25},
          {0, 0x21},
          {shift, 0x26},
          {shift, 0x2d},
          {0, 0x1c},
          {0, 0x1d},
          {0, 0x38},
          {shift, 0x24},
          {0, 0x14},
          {0, 0x10},
          {shift, 0x36}}},
        {"french",
         {{alt_graph, 0x2d},
          {shift, 0x06},
          {shift, 0x1e},
          {0, 0x22},
          {shift, 0x21},
          {0, 0x2d},
          {shift, 0x10},
          {0, 0x1c},
          {0, 0x1a},
          {0, 0x23},
          {shift, 0x37},
          {0, 0x04},
          {0, 0x33},
          {0, 0x36}}},
    };
    for (const Typing& typing : typings) {
        INFO(typing.layout);
        Keyboard keyboard(typing.layout);
        for (const auto& [modifiers, usage] : typing.keys) keyboard.press(modifiers, usage);
        CHECK(keyboard.typed == "]C1(4)?yz-/qm;");
    }
    // control and alt on the left are AltGr, as Windows has it
    CHECK(Keyboard("german").press(control | alt, 0x26).typed == "]");
    CHECK(Keyboard("german").press(control | alt_graph, 0x26).typed == "]");
}

TEST_CASE("a dead key gives its own character with the space bar and the mark with any other key") {
    CHECK(Keyboard("german").press(0, 0x35).press(0, 0x2c).press(0, 0x04).typed == "^a");
    CHECK(unread(Keyboard("german").press(0, 0x35).press(0, 0x04).press(0, 0x05).typed) == "?b");
    CHECK(unread(Keyboard("spanish").press(0, 0x34).press(0, 0x2c).typed) == "?");
    CHECK(Keyboard("spanish").press(0, 0x2f).press(0, 0x2c).typed == "`");
    CHECK(unread(Keyboard("spanish").press(0, 0x33).typed) == "?");  // a letter that no bill code holds
}

TEST_CASE("reports that no keyboard sends give the mark, and padded ones are read") {
    for (std::size_t size = 0; size < 8; ++size) {
        KeyDecoder decoder(devices::us_layout());
        CHECK(unread(decoder.push(report(0, {0x04}).substr(0, size))) == "?");
    }
    KeyDecoder decoder(devices::us_layout());
    CHECK(decoder.push(report(0, {0x04}) + std::string(8, '\0')) == "a");
    CHECK(unread(decoder.push(report(0, {0x05}) + "x")) == "?");
    CHECK(devices::keyboard_layout("klingon") == nullptr);
}

TEST_CASE("a pulled cable lets go of every key and forgets half a number") {
    Keyboard keyboard;
    keyboard.press(0, 0x39).hold(alt, {0x5a}).hold(alt, {0x5a, 0x04});
    keyboard.decoder.release_all();
    keyboard.typed.clear();
    keyboard.hold(0, {0x04});
    CHECK(keyboard.typed == "a");
}

TEST_CASE("random reports type at most eight characters each, all of them allowed ones") {
    std::mt19937 random(11);
    for (const devices::KeyboardLayout& layout : devices::keyboard_layouts()) {
        KeyDecoder decoder(layout);
        for (int round = 0; round < 20'000; ++round) {
            std::string noise(random() % 16 == 0 ? random() % 12 : 8, '\0');
            for (char& byte : noise) byte = static_cast<char>(random() % 3 == 0 ? random() : random() % 0x68);
            const std::string typed = decoder.push(noise);
            REQUIRE(typed.size() <= 8);
            for (const char c : typed) REQUIRE((c > 0 && c < 0x7f));
        }
    }
}
