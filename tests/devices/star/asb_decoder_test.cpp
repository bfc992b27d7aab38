#include "devices/star/asb_decoder.h"

#include <catch2/catch.hpp>
#include <random>

using devices::PrinterStatus;
using devices::star::AsbDecoder;
using devices::star::AsbFrame;
using devices::star::StarReply;
using devices::star::VersionReply;

namespace {

// As a TSP650II sends it: nine bytes, version 3, on-line, nothing wrong.
const std::string quiet("\x23\x06\0\0\0\0\0\0\0", 9);

std::string with(std::size_t at, int bits) {
    std::string bytes = quiet;
    bytes[at] = static_cast<char>(bits);
    return bytes;
}

std::vector<StarReply> decoded(AsbDecoder& decoder, std::string_view bytes) {
    std::vector<StarReply> replies;
    for (const char byte : bytes) {
        if (auto reply = decoder.push(static_cast<std::uint8_t>(byte))) replies.push_back(std::move(*reply));
    }
    return replies;
}

std::vector<StarReply> decoded(std::string_view bytes) {
    AsbDecoder decoder;
    return decoded(decoder, bytes);
}

AsbFrame frame(const std::string& bytes) {
    const auto replies = decoded(bytes);
    REQUIRE(replies.size() == 1);
    return std::get<AsbFrame>(replies[0]);
}

}  // namespace

TEST_CASE("each bit of an automatic status means what Star's table says") {
    PrinterStatus closed{.drawer_pin_high = true};
    CHECK(frame(quiet).status() == closed);
    CHECK_FALSE(frame(with(2, 0x04)).status().drawer_pin_high);
    CHECK(frame(with(2, 0x08)).status().offline);
    CHECK(frame(with(2, 0x20)).status().cover_open);
    CHECK(frame(with(3, 0x08)).status().cutter_error);
    CHECK(frame(with(3, 0x40)).status().overheated);
    CHECK(frame(with(3, 0x20)).status().error);
    CHECK(frame(with(3, 0x04)).status().error);
    CHECK(frame(with(4, 0x02)).status().error);
    CHECK(frame(with(4, 0x40)).has_lost_data());
    CHECK_FALSE(frame(with(4, 0x40)).status().error);
    CHECK(frame(with(5, 0x04)).status().paper_near_end);
    CHECK(frame(with(5, 0x08)).status().paper_end);
    CHECK(frame(with(2, 0x02)).ends_block());
    CHECK_FALSE(frame(quiet).ends_block());
}

TEST_CASE("versions and counts are spread around the fixed zeros") {
    CHECK(frame(quiet).version() == 3);
    CHECK(frame(with(1, 0x08)).version() == 4);
    CHECK(frame(with(1, 0x6e)).version() == 31);
    CHECK(frame(with(7, 0x02)).etb_count() == 1);
    CHECK(frame(with(7, 0x20)).etb_count() == 8);
    CHECK(frame(with(7, 0x6e)).etb_count() == 31);
    CHECK_FALSE(frame(std::string("\x0f\x02\0\0\0\0\0", 7)).etb_count());
}

TEST_CASE("a status cut off after any byte gives nothing, and the next one is read whole") {
    const std::string second = with(2, 0x20);
    for (std::size_t cut = 0; cut < quiet.size(); ++cut) {
        AsbDecoder decoder;
        CHECK(decoded(decoder, quiet.substr(0, cut)).empty());
        const auto replies = decoded(decoder, second);
        REQUIRE(replies.size() == 1);
        CHECK(std::get<AsbFrame>(replies[0]).bytes == second);
        CHECK(decoder.noise_count() == cut);
    }
}

TEST_CASE("a stream cut at any byte is never read as more than it holds") {
    const std::string stream = quiet + with(5, 0x08) + std::string("\x1b#*,TSP654II Ver3.0\n\0", 21) + quiet;
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        const std::size_t whole = cut >= 48 ? 4u : cut >= 39 ? 3u : cut >= 18 ? 2u : cut >= 9 ? 1u : 0u;
        CHECK(decoded(stream.substr(0, cut)).size() == whole);
    }
}

TEST_CASE("a byte that cannot belong to a status ends it, wherever it stands") {
    for (std::size_t at = 1; at < quiet.size(); ++at) {
        for (const int foreign : {0x10, 0x80, 0x11, 0xff}) CHECK(decoded(with(at, foreign)).empty());
    }
    CHECK(decoded("\x0d\x02\x02\x02\x02\x02\x02").empty());  // six bytes: no model sends so few
    CHECK(decoded("\x11\x13\x12").empty());
}

TEST_CASE("the version answer is text between its head and NUL") {
    const auto replies = decoded(std::string("\x1b#*,POP10Ver2.1\n\0", 17));
    REQUIRE(replies.size() == 1);
    CHECK(std::get<VersionReply>(replies[0]).text == "POP10Ver2.1");
    CHECK(decoded("\x1b#*," + std::string(500, 'x')).empty());
    // A head that breaks off is no reason to lose the status behind it.
    CHECK(decoded("\x1b#" + quiet).size() == 1);
}

TEST_CASE("random bytes are survived, and no reply breaks its own rules") {
    std::mt19937 random(7);
    AsbDecoder decoder;
    for (int count = 0; count < 300'000; ++count) {
        const auto reply =
            decoder.push(static_cast<std::uint8_t>(random() % 3 == 0 ? random() % 0x30 : random()));
        if (!reply) continue;
        if (const auto* frame = std::get_if<AsbFrame>(&*reply)) {
            REQUIRE(frame->bytes.size() >= AsbDecoder::status_size_min);
            REQUIRE(frame->bytes.size() <= 31);
            frame->status();
        }
    }
}
