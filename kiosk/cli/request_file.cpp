#include "kiosk/cli/request_file.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

namespace kiosk {

namespace {

constexpr std::size_t request_bytes_max = 1 << 20;

}  // namespace

core::Result<std::string> read_request(const std::string& file) {
    std::ostringstream text;
    if (file == "-") {
        text << std::cin.rdbuf();
    } else {
        std::ifstream stream(file, std::ios::binary);
        if (!stream)
            return core::problem(core::ProblemCode::file_unreadable, fmt::format("{} cannot be read", file));
        text << stream.rdbuf();
    }
    if (text.str().size() > request_bytes_max)
        return core::problem(core::ProblemCode::payment_malformed, "the request is too long");
    return text.str();
}

}  // namespace kiosk
