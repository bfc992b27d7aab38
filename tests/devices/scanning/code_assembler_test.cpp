#include "devices/scanning/code_assembler.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using core::Milliseconds;
using devices::CodeAssembler;
using devices::CodeEnd;

namespace {

struct Assembly {
    CodeAssembler assembler;
    core::Instant now{Milliseconds(1'000'000)};
    std::vector<core::ScannedCode> codes;

    explicit Assembly(CodeEnd end = CodeEnd::suffix) : assembler({.by = end}) {}
    void keep(std::optional<core::ScannedCode> code) {
        if (code) codes.push_back(std::move(*code));
    }
    void send(std::string_view bytes) {
        for (const char byte : bytes) keep(assembler.push(byte, now));
    }
    void pass(int ms) {
        now += Milliseconds(ms);
        keep(assembler.pass_time(now));
    }
    std::string all() const {
        std::string text;
        for (const core::ScannedCode& code : codes) text += code.aim_id + "|" + code.data + "\n";
        return text;
    }
};

}  // namespace

TEST_CASE("every suffix ends a code, and two in a row end only one") {
    for (const std::string suffix : {"\r", "\n", "\r\n", "\t", "\x03"}) {
        Assembly line;
        line.send("100004100" + suffix + "\x02" + "100004101" + suffix);
        CHECK(line.all() == "|100004100\n|100004101\n");
        CHECK(line.assembler.refused_count() == 0);
    }
}

TEST_CASE("the AIM identifier is taken out of the text, and separators are kept") {
    Assembly line;
    line.send(
        "]C1802012\x1d"
        "3902\r]Q31\r]1X\r]C\r]C1\r");
    CHECK(line.all() ==
          "]C1|802012\x1d"
          "3902\n]Q3|1\n|]1X\n|]C\n]C1|\n");
}

TEST_CASE("with a suffix, silence inside a code drops it, at one second and not before") {
    for (const int wait_ms : {999, 1000}) {
        Assembly line;
        line.send("10000");
        line.pass(wait_ms);
        line.send("4100\r");
        CHECK(line.all() == (wait_ms == 999 ? "|100004100\n" : "|4100\n"));
        CHECK(line.assembler.refused_count() == (wait_ms == 999 ? 0 : 1));
    }
}

TEST_CASE("without a suffix, silence ends a code, at 80 ms and not before") {
    for (const int wait_ms : {79, 80}) {
        Assembly line(CodeEnd::silence);
        line.send("]C0100004100");
        line.pass(wait_ms);
        CHECK(line.all() == (wait_ms == 79 ? "" : "]C0|100004100\n"));
        CHECK(line.assembler.is_inside_code() == (wait_ms == 79));
    }
}

TEST_CASE("each character starts the silence anew") {
    Assembly line(CodeEnd::silence);
    for (int i = 0; i < 5; ++i) {
        line.send("7");
        line.pass(79);
    }
    CHECK(line.codes.empty());
    line.pass(1);
    CHECK(line.all() == "|77777\n");
}

TEST_CASE("bytes that no code holds spoil the whole code, are counted once, and the next code is whole") {
    for (const CodeEnd end : {CodeEnd::suffix, CodeEnd::silence}) {
        for (const char junk : {'\x00', '\x01', '\x1b', '\x1a', '\x7f', '\x80', '\xff'}) {
            Assembly line(end);
            line.send("1000" + std::string(3, junk) + "04100");
            line.pass(end == CodeEnd::suffix ? 1000 : 80);
            CHECK_FALSE(line.assembler.is_inside_code());
            line.send("next\r");
            CHECK(line.all() == "|next\n");
            CHECK(line.assembler.refused_count() == 1);
        }
    }
}

TEST_CASE("what was sent and is not known stays in the code as a mark") {
    Assembly line;
    line.send("41");
    line.assembler.push_unread(line.now);
    line.send("5\r");
    CHECK(line.all() ==
          "|41\x1a"
          "5\n");
}

TEST_CASE("a code has at most 4096 characters; a longer one is refused as a whole") {
    for (const std::size_t length : {CodeAssembler::code_size_max, CodeAssembler::code_size_max + 1}) {
        Assembly line;
        line.send(std::string(length, '7') + "\rnext\r");
        CHECK(line.codes.size() == (length == CodeAssembler::code_size_max ? 2U : 1U));
        CHECK(line.codes.back().data == "next");
        CHECK(line.assembler.refused_count() == (length == CodeAssembler::code_size_max ? 0U : 1U));
    }
}

TEST_CASE("a dropped half code is counted and leaves nothing behind") {
    Assembly line;
    line.send("1000");
    line.assembler.drop_partial_code();
    line.assembler.drop_partial_code();
    line.send("04100\r");
    CHECK(line.all() == "|04100\n");
    CHECK(line.assembler.refused_count() == 1);
}

TEST_CASE("random bytes at random times give only codes of allowed characters") {
    std::mt19937 random(7);
    for (const CodeEnd end : {CodeEnd::suffix, CodeEnd::silence}) {
        Assembly line(end);
        for (int round = 0; round < 20'000; ++round) {
            line.send(std::string(1, static_cast<char>(random() % 4 == 0 ? random() : '0' + random() % 10)));
            line.pass(random() % 8 == 0 ? 100 : 1);
        }
        REQUIRE_FALSE(line.codes.empty());
        for (const core::ScannedCode& code : line.codes) {
            for (const char c : code.data) REQUIRE(((c >= 0x20 && c < 0x7f) || (c >= 0x1c && c <= 0x1f)));
        }
    }
}
