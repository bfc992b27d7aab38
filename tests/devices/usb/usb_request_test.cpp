#include "devices/usb/usb_request.h"

#include <catch2/catch.hpp>

using devices::device_id_from;

namespace {

const std::string id = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;";

std::string answer_of(std::size_t claimed, const std::string& text) {
    return std::string{static_cast<char>(claimed >> 8), static_cast<char>(claimed & 0xff)} + text;
}

}  // namespace

TEST_CASE("a printer's IEEE 1284 id is read whatever its length bytes say, and never past its end") {
    const std::size_t size = id.size();
    struct Row {
        const char* what;
        std::string answer;
        std::string text;
    };
    const Row rows[] = {
        {"as it should be", answer_of(size + 2, id), id},
        {"length without itself", answer_of(size, id), id.substr(0, size - 2)},
        {"little end first", answer_of((size + 2) << 8, id), id},
        {"no length", answer_of(0, id), id},
        {"length of one", answer_of(1, id), id},
        {"longest length", answer_of(0xffff, id), id},
        {"bytes after the id", answer_of(size + 2, id + "junk"), id},
        {"ends with a zero", answer_of(size + 7, id + std::string(5, '\0')), id},
        {"control characters", answer_of(0, "MFG:\x1b@\xff;"), "MFG:?@?;"},
        {"no field", answer_of(7, "EPSON"), ""},
        {"nothing but zeros", std::string(64, '\0'), ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(device_id_from(row.answer) == row.text);
    }
}

TEST_CASE("every beginning of an IEEE 1284 answer gives the beginning of the id, or none") {
    const std::string answer = answer_of(id.size() + 2, id);
    for (std::size_t size = 0; size <= answer.size(); ++size) {
        INFO(size);
        const std::string text = size < 2 ? "" : id.substr(0, size - 2);
        const bool has_field = text.find(':') != std::string::npos;
        CHECK(device_id_from(answer.substr(0, size)) == (has_field ? text : ""));
    }
}
