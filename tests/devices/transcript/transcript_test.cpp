#include "devices/transcript/transcript.h"

#include <catch2/catch.hpp>

using devices::read_transcript;
using devices::TranscriptEvent;

namespace {

const std::string start = "paydesk transcript 1\n# a note for the reader\n";
const std::string epson_opened = R"(0 open 04b8:0202 "EPSON" "TM \"T\"" "" "1-4.2" "CMD:ESC/POS;")"
                                 "\n";

// Why a transcript is refused; empty when it is good.
std::string refused(const std::string& text) {
    const auto transcript = read_transcript(text);
    return transcript ? "" : transcript.error().text();
}

}  // namespace

TEST_CASE("a transcript is read as it was written, whatever the bytes are") {
    std::string all_bytes;
    for (int byte = 0; byte < 256; ++byte) all_bytes += static_cast<char>(byte);
    const TranscriptEvent out{.at_ms = 12, .kind = TranscriptEvent::Kind::out, .bytes = all_bytes};
    const auto read =
        read_transcript(start + epson_opened + out.text() + "\n13 taken 256\n20 in \"\"\n20 end\n");
    REQUIRE(read);
    REQUIRE(read->size() == 5);
    CHECK(read->at(0).identity.model == "TM \"T\"");
    CHECK(read->at(0).identity.vendor == 0x04b8);
    CHECK(read->at(1).bytes == all_bytes);
    CHECK(read->at(1).at_ms == 12);
    CHECK(read->at(1).line == 4);
    CHECK(read->at(2).number == 256);
    CHECK(out.text().find('\n') == std::string::npos);
}

TEST_CASE("a transcript that was cut anywhere is refused") {
    const std::string whole =
        start + epson_opened + "1 out \"\\x1b@\"\n2 taken 2\n2 feature 254 \"\\x01\"\n3 in \"x\"\n9 end\n";
    REQUIRE(refused(whole).empty());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(whole.substr(0, size));
        CHECK_FALSE(refused(whole.substr(0, size)).empty());
    }
}

TEST_CASE("a transcript is refused at its first line that cannot be") {
    struct Case {
        std::string text;
        std::string says;
    };
    const std::string out = epson_opened + "1 out \"ab\"\n";
    const Case cases[] = {
        {"paydesk transcript 2\n0 end\n",
         "line 1: expected `paydesk transcript 1`, came paydesk transcript 2"},
        {"\x7f"
         "ELF\x02\x01\x01\n",
         "line 1: expected `paydesk transcript 1`, came ?ELF???"},
        {start + "0 shouted\n0 end\n", "line 3: expected a time and an event, came 0 shouted"},
        {start + "soon end\n", "line 3: expected a time and an event"},
        {start + "0 end\r\n", "line 3: expected a time and an event"},
        {start + "-1 end\n", "line 3: expected a time and an event"},
        {start + "99999999999999999999 end\n", "line 3: expected a time and an event"},
        {start + epson_opened + "0 in \"\\xZZ\"\n0 end\n", "line 4: expected a time and an event"},
        {start + epson_opened + "0 in \"\xff\"\n0 end\n", "line 4: expected a time and an event"},
        {start + epson_opened + "0 in \"a\" b\n0 end\n", "line 4: expected a time and an event"},
        {start + "0 open 04b8:0202\n0 end\n", "line 3: expected a time and an event"},
        {start + "5 failed\n4 end\n", "line 4: expected a time from 5 on"},
        {start + "0 out \"a\"\n0 end\n", "line 3: expected an open port"},
        {start + "0 in \"a\"\n0 end\n", "line 3: expected an open port"},
        {start + out + "1 unplugged\n1 taken 2\n1 end\n", "line 6: expected a write under way"},
        {start + out + "1 out \"a\"\n1 end\n", "line 5: expected an open port without a write under way"},
        {start + out + "1 taken 3\n1 end\n", "line 5: expected at most 2 bytes"},
        {start + epson_opened + "1 out \"\"\n1 end\n", "line 4: expected 1 to 4096 bytes"},
        {start + epson_opened + "1 feature 256 \"a\"\n1 end\n", "line 4: expected a report id up to 255"},
        {start + "0 end\n\n", "line 3: expected nothing behind the end"},
        {start + "0 failed\n", "line 4: expected a whole line, and `end` as the last one"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK_THAT(refused(c.text), Catch::StartsWith(c.says));
    }
}
