#include "devices/escpos/status_decoder.h"

#include <catch2/catch.hpp>
#include <random>

#include "devices/escpos/status_report.h"

using namespace devices;

namespace {

std::vector<PrinterReply> decoded(StatusDecoder& decoder, std::string_view bytes) {
    std::vector<PrinterReply> replies;
    for (const char byte : bytes) {
        if (auto reply = decoder.push(static_cast<std::uint8_t>(byte))) replies.push_back(*reply);
    }
    return replies;
}

// What the replies are, a letter each: r real time, a automatic, i in order, p process id, b other block.
std::string kinds(std::string_view bytes) {
    StatusDecoder decoder;
    std::string result;
    for (const auto& reply : decoded(decoder, bytes)) result += "raipb"[reply.index()];
    return result;
}

const std::string automatic("\x14\x00\x00\x0f", 4);
const std::string process_id(
    "\x37\x22"
    "A0~ \x00",
    7);
const std::string model_block(
    "\x5f"
    "TM-T88V\x00",
    9);

}  // namespace

TEST_CASE("replies are told apart by their fixed bits") {
    CHECK(kinds("\x12\x16\x1a\x72") == "rrrr");
    CHECK(kinds(automatic) == "a");
    CHECK(kinds(process_id) == "p");
    CHECK(kinds(model_block) == "b");
    CHECK(kinds(std::string("\x00\x03\x0c\x6f", 4)) == "iiii");
    CHECK(kinds("\x11\x13\x3b\x80\xff") == "");
}

TEST_CASE("replies of all kinds interleave without one passing for another") {
    const std::string in_order("\x03", 1);
    CHECK(kinds("\x12" + automatic + process_id + in_order + "\x1a" + model_block + automatic + "\x13\x12") ==
          "rapirbar");
    // XOFF inside an automatic report; a block whose text looks like status.
    CHECK(kinds(std::string("\x14\x13\x00\x13\x00\x0f", 6)) == "a");
    CHECK(kinds(std::string("\x5f\x12\x14\x03\x00\x12", 6)) == "br");
}

TEST_CASE("each process id comes back as the number that was asked for") {
    for (const std::uint32_t number : {0u, 1u, 94u, 95u, 9025u, ProcessId::count - 1}) {
        const std::string reply = "\x37\x22" + ProcessId(number).text() + std::string(1, '\0');
        StatusDecoder decoder;
        const auto replies = decoded(decoder, reply);
        REQUIRE(replies.size() == 1);
        CHECK(std::get<ProcessIdReply>(replies[0]).id == ProcessId(number));
    }
}

TEST_CASE("a status stream cut anywhere never makes a reply that was not sent, and heals") {
    const std::string stream = "\x12" + automatic + process_id + model_block + "\x16";
    StatusDecoder whole;
    const auto all = decoded(whole, stream);
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        StatusDecoder decoder;
        const auto before = decoded(decoder, stream.substr(0, cut));
        REQUIRE(before.size() <= all.size());
        for (std::size_t at = 0; at < before.size(); ++at) CHECK(before[at].index() == all[at].index());
        decoder.reset();
        CHECK(decoded(decoder, automatic).size() == 1);
    }
}

TEST_CASE("an automatic report broken off by another reply is dropped, and the other is kept") {
    StatusDecoder decoder;
    const auto replies = decoded(decoder, std::string("\x14\x00\x12", 3));
    REQUIRE(replies.size() == 1);
    CHECK(std::holds_alternative<RealTimeReply>(replies[0]));
    CHECK(decoder.noise_count() == 2);
}

TEST_CASE("a block without an end stops at its limit") {
    StatusDecoder decoder;
    CHECK(decoded(decoder, "\x5f" + std::string(StatusDecoder::block_size_max, 'x')).empty());
    CHECK(decoded(decoder, "\x12").size() == 1);
}

TEST_CASE("random bytes never make more replies than bytes") {
    std::mt19937 random(11);
    StatusDecoder decoder;
    std::size_t replies = 0;
    for (int at = 0; at < 100'000; ++at) {
        if (decoder.push(static_cast<std::uint8_t>(random()))) ++replies;
    }
    CHECK(replies < 100'000);
}

TEST_CASE("an id is reached by itself and later ones, not by leftovers of an earlier run") {
    const ProcessId mine(100);
    const ProcessId newest(105);
    CHECK(mine.is_reached_by(ProcessId(100), newest));
    CHECK(mine.is_reached_by(ProcessId(105), newest));
    CHECK_FALSE(mine.is_reached_by(ProcessId(99), newest));
    CHECK_FALSE(mine.is_reached_by(ProcessId(106), newest));
    const ProcessId last(ProcessId::count - 1);
    CHECK(last.is_reached_by(ProcessId(0), ProcessId(1)));
    CHECK_FALSE(ProcessId(0).is_reached_by(last, ProcessId(1)));
    CHECK_FALSE(ProcessId::parse("ab\x1f"
                                 "c")
                    .has_value());
}

TEST_CASE("both forms of report give the same condition") {
    using core::PrinterCondition;
    struct Case {
        std::array<std::uint8_t, 4> automatic;
        std::array<std::uint8_t, 4> answers;
        PrinterCondition condition;
    };
    for (const auto& [automatic_bits, answers, condition] : {
             Case{{0x10, 0, 0, 0}, {0x12, 0x12, 0x12, 0x12}, PrinterCondition::ready},
             Case{{0x10, 0, 3, 0}, {0x12, 0x12, 0x12, 0x1e}, PrinterCondition::paper_near_end},
             Case{{0x18, 0, 0x0f, 0}, {0x1a, 0x32, 0x12, 0x7e}, PrinterCondition::paper_out},
             Case{{0x38, 0x40, 0x0c, 0}, {0x1a, 0x56, 0x52, 0x72}, PrinterCondition::cover_open},
             Case{{0x18, 0x08, 0, 0}, {0x1a, 0x52, 0x1a, 0x12}, PrinterCondition::cutter_jammed},
             Case{{0x18, 0x40, 0, 0}, {0x1a, 0x52, 0x52, 0x12}, PrinterCondition::overheated},
             Case{{0x18, 0x20, 0, 0}, {0x1a, 0x52, 0x32, 0x12}, PrinterCondition::failed},
             Case{{0x18, 0, 0, 0}, {0x1a, 0x12, 0x12, 0x12}, PrinterCondition::not_answering},
         }) {
        CHECK(status_of(AutomaticStatus{automatic_bits}).condition() == condition);
        const std::array<RealTimeReply, 4> replies{RealTimeReply{answers[0]}, RealTimeReply{answers[1]},
                                                   RealTimeReply{answers[2]}, RealTimeReply{answers[3]}};
        CHECK(status_of(replies).condition() == condition);
    }
    CHECK(status_of(AutomaticStatus{{0x14, 0, 0, 0}}).drawer_pin_high);
}
