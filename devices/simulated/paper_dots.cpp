#include "devices/simulated/paper_dots.h"

#include <vector>

#include "core/ports/barcode_modules.h"
#include "devices/simulated/command_bytes.h"

namespace devices {
namespace {

int word_at(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
}

std::optional<core::DotImage> whole(core::DotImage image) {
    return image.is_whole() ? std::optional(std::move(image)) : std::nullopt;
}

core::DotImage enlarged(const core::DotImage& image, int across, int down) {
    auto result = core::DotImage::white(image.width * across, image.height * down);
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            if (image.is_black(x / across, y / down)) result.blacken(x, y);
        }
    }
    return result;
}

// The sets as GS k writes them: {A {B {C change, {1 is FNC1, {{ a brace. The first must be a set.
class Code128Reader {
  public:
    bool read(std::string_view bytes) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            if (bytes[at] != '{' || set_ == 'C') {
                if (bytes[at] != '{' && !put(byte_at(bytes, at))) return false;
                if (bytes[at] != '{') continue;
            }
            if (++at == bytes.size() || !put_braced(bytes[at])) return false;
        }
        return codewords_.size() > 1;
    }

    const std::vector<int>& codewords() const { return codewords_; }
    const std::string& text() const { return text_; }

  private:
    bool put_braced(char which) {
        if (which == '{' && set_ != 'C') return put('{');
        if (which == '1' && set_ != 0) {
            codewords_.push_back(core::code128_fnc1);
            if (codewords_.size() > 2) text_ += '\x1d';  // the first only says GS1
            return true;
        }
        if (which < 'A' || which > 'C') return false;
        if (set_ != which) {
            const int place = which - 'A';
            codewords_.push_back(set_ == 0 ? core::code128_start_a + place : core::code128_set_a - place);
        }
        set_ = which;
        return true;
    }

    bool put(int byte) {
        if (set_ == 0 || byte > 127 || (set_ == 'C' && byte > 99)) return false;
        if (set_ == 'C') {
            codewords_.push_back(byte);
            text_ += static_cast<char>('0' + byte / 10);
            text_ += static_cast<char>('0' + byte % 10);
            return true;
        }
        const bool is_control = byte < ' ';
        if (is_control != (is_control && set_ == 'A') || (set_ == 'A' && byte > '_')) return false;
        codewords_.push_back(is_control ? byte + 64 : byte - ' ');
        text_ += static_cast<char>(byte);
        return true;
    }

    char set_ = 0;
    std::vector<int> codewords_;
    std::string text_;
};

}  // namespace

std::optional<core::DotImage> raster_of(std::string_view command) {
    constexpr std::size_t header = 8;
    if (command.size() < header) return std::nullopt;
    auto image = whole({word_at(command, 4) * 8, word_at(command, 6), std::string(command.substr(header))});
    const int mode = byte_at(command, 3) & 3;
    if (!image || mode == 0) return image;
    if (image->width > 1000 || image->height > 10'000) return std::nullopt;  // wider than any paper
    return enlarged(*image, (mode & 1) + 1, (mode >> 1) + 1);
}

std::optional<core::DotImage> stored_raster_of(std::string_view function) {
    constexpr std::size_t header = 9;  // 112, a, bx, by, c, xL, xH, yL, yH
    if (function.size() < header) return std::nullopt;
    return whole({word_at(function, 5), word_at(function, 7), std::string(function.substr(header))});
}

std::optional<core::DotImage> strip_of(std::string_view command) {
    constexpr std::size_t header = 5;
    constexpr int rows = 24;
    if (command.size() < header || byte_at(command, 2) < 32) return std::nullopt;
    const int width = word_at(command, 3);
    if (width == 0 || width > 4000 || command.size() != header + 3 * static_cast<std::size_t>(width))
        return std::nullopt;
    auto image = core::DotImage::white(width, rows);
    for (int x = 0; x < width; ++x) {
        for (int y = 0; y < rows; ++y) {
            const int column = byte_at(command, header + static_cast<std::size_t>(3 * x + y / 8));
            if ((column & 0x80 >> y % 8) != 0) image.blacken(x, y);
        }
    }
    return image;
}

std::optional<PaperBarcode> barcode_of(std::string_view command) {
    if (command.size() < 5) return std::nullopt;
    const int symbology = byte_at(command, 2);
    PaperBarcode barcode;
    if (symbology == 73) {
        Code128Reader reader;
        if (!reader.read(command.substr(4))) return std::nullopt;
        barcode.modules = core::code128_modules(reader.codewords());
        barcode.data = reader.text();
        return barcode;
    }
    if (symbology != 70 && symbology != 5) return std::nullopt;
    barcode.data = symbology == 70 ? command.substr(4) : command.substr(3, command.size() - 4);
    const auto modules = core::interleaved_modules(barcode.data);
    if (!modules) return std::nullopt;
    barcode.modules = *modules;
    return barcode;
}

}  // namespace devices
