#include "tests/support/escpos_decoder/escpos_decoder.h"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace test {
namespace {

std::string converted(char byte, const char* charset) {
    const iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == reinterpret_cast<iconv_t>(-1)) return "?";
    char input[] = {byte};
    char output[8];
    char* in = input;
    char* out = output;
    std::size_t in_left = 1;
    std::size_t out_left = sizeof output;
    const bool is_done = iconv(converter, &in, &in_left, &out, &out_left) == 0;
    iconv_close(converter);
    return is_done ? std::string(output, out) : "?";
}

std::string hex(std::string_view bytes) {
    std::string result;
    for (const char byte : bytes) {
        char digits[4];
        std::snprintf(digits, sizeof digits, "%02x ", static_cast<unsigned>(static_cast<std::uint8_t>(byte)));
        result += digits;
    }
    return result;
}

class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    DecodedPrint read() {
        while (!rest_.empty()) read_one();
        if (!line_.empty()) result_.lines.push_back(line_);
        return std::move(result_);
    }

  private:
    void read_one() {
        const int byte = peek(0);
        if (byte == 0x0a) {
            result_.lines.push_back(line_);
            line_.clear();
            skip(1);
        } else if (byte >= 0x20) {
            line_ += converted(rest_.front(), charset_);
            skip(1);
        } else if (byte == 0x10) {
            read_real_time();
        } else if (byte == 0x1b) {
            read_escape();
        } else if (byte == 0x1c && peek(1) == '.') {
            skip(2);
        } else if (byte == 0x1d) {
            read_group();
        } else if (byte == 0) {
            skip(1);
        } else {
            refuse(1);
        }
    }

    void read_real_time() {
        if (peek(1) == 4 || peek(1) == 5) return skip(3);
        if (peek(1) != 0x14 || peek(2) != 1) return refuse(2);
        result_.drawer_kicks.push_back({.pin = peek(3) & 1, .at_once = true});
        skip(5);
    }

    void read_escape() {
        switch (peek(1)) {
            case '@':
                charset_ = "CP437";
                return skip(2);
            case 't':
                charset_ = peek(2) == 19 ? "CP858" : peek(2) == 16 ? "CP1252" : "CP437";
                return skip(3);
            case 'E':
            case 'a':
                return skip(3);
            case 'p':
                result_.drawer_kicks.push_back({.pin = peek(2) & 1, .at_once = false});
                return skip(5);
            default:
                return refuse(2);
        }
    }

    void read_group() {
        switch (peek(1)) {
            case '!':
            case 'a':
            case 'r':
            case 'I':
                return skip(3);
            case 'V':
                ++result_.cuts;
                return skip(peek(2) == 65 || peek(2) == 66 ? 4 : 3);
            case '(':
                return read_long();
            default:
                return refuse(2);
        }
    }

    // GS ( X pL pH parameters
    void read_long() {
        const auto size = static_cast<std::size_t>(peek(3) | peek(4) << 8);
        const std::string_view parameters = rest_.substr(std::min<std::size_t>(5, rest_.size()), size);
        if (parameters.size() != size || size < 2) return refuse(5);
        if (peek(2) == 'H' && parameters.substr(0, 2) == "00") {
            result_.process_ids.emplace_back(parameters.substr(2));
        } else if (peek(2) == 'k' && parameters[0] == '1') {
            if (parameters[1] == 'P') qr_ = parameters.substr(3);
            if (parameters[1] == 'Q') result_.qr_codes.push_back(qr_);
        } else {
            return refuse(5 + size);
        }
        skip(5 + size);
    }

    int peek(std::size_t at) const { return at < rest_.size() ? static_cast<std::uint8_t>(rest_[at]) : -1; }
    void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }
    void refuse(std::size_t count) {
        result_.unknown.push_back(hex(rest_.substr(0, count)));
        skip(count);
    }

    std::string_view rest_;
    DecodedPrint result_;
    std::string line_;
    std::string qr_;
    const char* charset_ = "CP437";
};

}  // namespace

std::string DecodedPrint::text() const {
    std::string result;
    for (const auto& line : lines) result += line + "\n";
    return result;
}

bool DecodedPrint::has_line_with(std::string_view part) const {
    return std::ranges::any_of(lines,
                               [part](const std::string& line) { return line.find(part) != line.npos; });
}

DecodedPrint decode_print(std::string_view bytes) {
    return Reader(bytes).read();
}

}  // namespace test
