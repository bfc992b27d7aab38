#include "tests/support/escpos_decoder/escpos_decoder.h"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

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

// Epson's numbers of ESC t.
const char* charset_of(int number) {
    switch (number) {
        case 0:
            return "CP437";
        case 2:
            return "CP850";
        case 16:
            return "CP1252";
        case 17:
            return "CP866";
        case 18:
            return "CP852";
        case 19:
            return "CP858";
        case 40:
            return "ISO-8859-15";
        case 45:
            return "CP1250";
        default:
            return nullptr;
    }
}

// Epson's writing of Code 128: {A {B {C choose a set, {1 is FNC1, {{ a brace; set C holds two digits a byte.
std::string code128_text(std::string_view data) {
    std::string text;
    char set = 0;
    for (std::size_t at = 0; at < data.size(); ++at) {
        if (data[at] == '{' && at + 1 < data.size()) {
            const char next = data[++at];
            if (next == 'A' || next == 'B' || next == 'C') set = next;
            if (next == '1') text += '\x1d';
            if (next == '{') text += '{';
        } else if (set == 'C') {
            char digits[8];
            std::snprintf(digits, sizeof digits, "%02d", static_cast<std::uint8_t>(data[at]));
            text += digits;
        } else {
            text += data[at];
        }
    }
    return set == 0 ? "(no set) " + text : text;
}

class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    DecodedPrint read() {
        while (!rest_.empty()) read_one();
        if (!line_.empty()) end_line();
        return std::move(result_);
    }

  private:
    void read_one() {
        const int byte = peek(0);
        if (byte == 0x0a) {
            end_line();
            skip(1);
        } else if (byte == 0x0d) {
            skip(1);
        } else if (byte >= 0x20) {
            read_character();
        } else if (byte == 0x10) {
            read_real_time();
        } else if (byte == 0x1b) {
            read_escape();
        } else if (byte == 0x1c && peek(1) == '.') {
            skip(2);
        } else if (byte == 0x1c) {
            read_kanji();
        } else if (byte == 0x1d) {
            read_group();
        } else if (byte == 0) {
            skip(1);
        } else {
            refuse(1);
        }
    }

    void read_character() {
        const std::string character = converted(rest_.front(), charset_);
        skip(1);
        if (!has_look_ && character != " ") {
            look_ = {.align = align_, .bold = bold_, .width = width_, .height = height_};
            has_look_ = true;
            left_ = cells_;
        }
        line_ += character;
        cells_ += width_;
    }

    // FS: settings for characters of two bytes, which receipts here have none of.
    void read_kanji() {
        if (peek(1) == '-') return skip(3);
        if (peek(1) == 'S') return skip(4);
        if (peek(1) == '(' && peek(2) == 'A') return skip(5 + static_cast<std::size_t>(std::max(0, peek(3))));
        refuse(2);
    }

    void end_line() {
        if (!has_look_) look_ = {.align = align_};
        look_.text = line_;
        result_.lines.push_back(line_);
        result_.styled.push_back(look_);
        result_.extents.push_back({left_, cells_});
        left_ = cells_ = 0;
        line_.clear();
        has_look_ = false;
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
                align_ = 'l';
                bold_ = false;
                width_ = height_ = 1;
                return skip(2);
            case 't':
                if (charset_of(peek(2)) == nullptr) return refuse(3);
                charset_ = charset_of(peek(2));
                return skip(3);
            case 'M':
            case ' ':
            case '-':
            case '3':
            case '{':
                return skip(3);
            case '$':  // so many dots from the left edge; never back over what stands there
                if ((peek(2) | peek(3) << 8) < 12 * cells_) return refuse(4);
                put_gap((peek(2) | peek(3) << 8) - 12 * cells_);
                return skip(4);
            case '\\':  // so many dots further, 12 to a character
                put_gap(std::max(0, peek(2) | peek(3) << 8));
                return skip(4);
            case 'E':
                bold_ = (peek(2) & 1) != 0;
                return skip(3);
            case 'a':
                align_ = "lcr"[std::clamp(peek(2) & 0x0f, 0, 2)];
                return skip(3);
            case '!':
                bold_ = (peek(2) & 0x08) != 0;
                height_ = (peek(2) & 0x10) != 0 ? 2 : 1;
                width_ = (peek(2) & 0x20) != 0 ? 2 : 1;
                return skip(3);
            case 'J':
            case 'd':
                if (!line_.empty()) end_line();
                ++result_.feeds;
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
                width_ = (peek(2) >> 4 & 7) + 1;
                height_ = (peek(2) & 7) + 1;
                return skip(3);
            case 'a':
            case 'r':
            case 'I':
            case 'h':
            case 'w':
            case 'H':
            case 'f':
                return skip(3);
            case 'B':
            case 'b':
                return skip(3);
            case 'L':
            case 'W':
                return skip(4);
            case '8':
                return read_stored_image();
            case 'v':
                return read_image();
            case 'k':
                return read_barcode();
            case 'V':
                ++result_.cuts;
                return skip(peek(2) == 65 || peek(2) == 66 ? 4 : 3);
            case '(':
                return read_long();
            default:
                return refuse(2);
        }
    }

    void put_gap(int dots) {
        const int cells = (dots + 6) / 12;
        line_.append(static_cast<std::size_t>(cells), ' ');
        cells_ += cells;
    }

    // GS v 0 m xL xH yL yH dots
    void read_image() {
        if (peek(2) != '0' || rest_.size() < 8 || !line_.empty()) return refuse(3);
        DecodedImage image;
        image.bytes_across = static_cast<std::size_t>(peek(4) | peek(5) << 8);
        image.rows = static_cast<std::size_t>(peek(6) | peek(7) << 8);
        const std::size_t size = image.bytes_across * image.rows;
        if (size == 0 || rest_.size() < 8 + size) return refuse(8);
        image.dots = rest_.substr(8, size);
        result_.images.push_back(std::move(image));
        skip(8 + size);
    }

    // GS 8 L p1 p2 p3 p4 48 112 48 bx by c xL xH yL yH dots; GS ( L prints it
    void read_stored_image() {
        DecodedImage image;
        image.bytes_across = static_cast<std::size_t>((peek(13) | peek(14) << 8) + 7) / 8;
        image.rows = static_cast<std::size_t>(peek(15) | peek(16) << 8);
        const std::size_t size = image.bytes_across * image.rows;
        const auto said = static_cast<std::size_t>(peek(3) | peek(4) << 8 | peek(5) << 16);
        if (rest_.size() < 17 + size || said != size + 10 || peek(8) != 112) return refuse(7);
        image.dots = rest_.substr(17, size);
        stored_ = std::move(image);
        skip(17 + size);
    }

    // GS k m n data (form B), or GS k m data NUL (form A)
    void read_barcode() {
        const int symbology = peek(2);
        const bool is_form_b = symbology >= 65;
        const std::size_t begin = is_form_b ? 4 : 3;
        const std::size_t end =
            is_form_b ? begin + static_cast<std::size_t>(std::max(0, peek(3))) : rest_.find('\0', begin);
        if (end > rest_.size() || !line_.empty()) return refuse(4);
        const std::string_view data = rest_.substr(begin, end - begin);
        result_.barcodes.push_back({is_form_b ? symbology : symbology + 65,
                                    symbology == 73 ? code128_text(data) : std::string(data)});
        skip(is_form_b ? end : end + 1);
    }

    // GS ( X pL pH parameters
    void read_long() {
        const auto size = static_cast<std::size_t>(peek(3) | peek(4) << 8);
        const std::string_view parameters = rest_.substr(std::min<std::size_t>(5, rest_.size()), size);
        if (parameters.size() != size || size < 2) return refuse(5);
        if (peek(2) == 'H' && parameters.substr(0, 2) == "00") {
            result_.process_ids.emplace_back(parameters.substr(2));
        } else if (peek(2) == 'L' && parameters == "02") {
            result_.images.push_back(std::exchange(stored_, {}));
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

    DecodedImage stored_;
    int left_ = 0;
    int cells_ = 0;
    std::string_view rest_;
    DecodedPrint result_;
    std::string line_;
    DecodedLine look_;
    bool has_look_ = false;
    char align_ = 'l';
    bool bold_ = false;
    int width_ = 1;
    int height_ = 1;
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
