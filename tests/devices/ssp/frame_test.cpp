#include "devices/ssp/frame.h"

#include <catch2/catch.hpp>

using devices::SspDecoder;
using devices::SspFrame;

namespace {

std::vector<SspFrame> decode(SspDecoder& decoder, std::string_view bytes) {
    std::vector<SspFrame> frames;
    for (const char byte : bytes) {
        if (auto frame = decoder.push(byte)) frames.push_back(*frame);
    }
    return frames;
}

}  // namespace

TEST_CASE("frames are those of the public manual") {
    CHECK(devices::encode_ssp({.sequence = true, .address = 0, .data = "\x11"}) ==
          std::string("\x7f\x80\x01\x11\x65\x82"));
    CHECK(devices::encode_ssp({.sequence = true, .address = 0, .data = "\x07"}) ==
          std::string("\x7f\x80\x01\x07\x12\x02"));
}

TEST_CASE("every length and every byte comes back as it was sent") {
    SspDecoder decoder;
    for (std::size_t size = 0; size <= devices::ssp_data_size_max; ++size) {
        SspFrame frame{
            .sequence = size % 2 == 0, .address = static_cast<std::uint8_t>(size % 0x7d), .data = {}};
        for (std::size_t i = 0; i < size; ++i) frame.data += static_cast<char>(i % 3 == 0 ? 0x7f : i);
        CHECK(decode(decoder, devices::encode_ssp(frame)) == std::vector{frame});
    }
    CHECK(decoder.refused_count() == 0);
}

TEST_CASE("a frame that is cut off anywhere is dropped, and the next one is whole") {
    const SspFrame frame{.sequence = false, .address = 0, .data = "\xf0\xee\x7f\x01"};
    const std::string bytes = devices::encode_ssp(frame);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        SspDecoder decoder;
        CHECK(decode(decoder, bytes.substr(0, size)).empty());
        // A cut right behind a 7F takes the next frame's 7F for its twin; the frame after it is whole.
        decode(decoder, bytes);
        CHECK(decode(decoder, bytes) == std::vector{frame});
    }
}

TEST_CASE("a frame with any bit flipped is never taken for another") {
    const std::string bytes = devices::encode_ssp({.sequence = true, .address = 0, .data = "\xf0\xee\x03"});
    for (std::size_t place = 1; place < bytes.size(); ++place) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string broken = bytes;
            broken[place] = static_cast<char>(broken[place] ^ (1 << bit));
            SspDecoder decoder;
            CHECK(decode(decoder, broken).empty());
        }
    }
}
