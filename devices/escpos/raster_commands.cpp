#include "devices/escpos/raster_commands.h"

#include <algorithm>

#include "core/base/ensure.h"

namespace devices::escpos {
namespace {

constexpr std::size_t rows_max = 255;
constexpr std::size_t header_size = 8;

bool is_white(const core::DotImage& image, std::size_t column) {
    for (std::size_t at = column; at < image.rows.size(); at += image.bytes_across()) {
        if (image.rows[at] != 0) return false;
    }
    return true;
}

// In bytes; an image without a dot keeps one column, because it still takes its place on the paper.
std::size_t inked_width(const core::DotImage& image) {
    std::size_t width = image.bytes_across();
    while (width > 1 && is_white(image, width - 1)) --width;
    return width;
}

std::string raster_header(std::size_t width, std::size_t rows) {
    const auto low = [](std::size_t value) { return static_cast<char>(value & 0xff); };
    return {0x1d, 'v', '0', 0, low(width), low(width >> 8), low(rows), low(rows >> 8)};
}

}  // namespace

void without_real_time_commands(std::string& bytes, std::size_t begin) {
    for (std::size_t at = std::max<std::size_t>(begin, 1); at < bytes.size(); ++at) {
        const char byte = bytes[at];
        if (bytes[at - 1] != 0x10 || (byte != 0x04 && byte != 0x05 && byte != 0x14)) continue;
        bytes[at] = static_cast<char>(byte | 0x02);
    }
}

std::vector<std::string> raster_commands(const core::DotImage& image) {
    core::ensure(image.is_whole(), "an image has its dots");
    const std::size_t width = inked_width(image);
    const std::size_t rows_fitting = (raster_command_size_max - header_size) / width;
    const std::size_t rows_each = std::clamp<std::size_t>(rows_fitting, 1, rows_max);
    const auto height = static_cast<std::size_t>(image.height);
    std::vector<std::string> commands;
    for (std::size_t top = 0; top < height; top += rows_each) {
        const std::size_t rows = std::min(rows_each, height - top);
        std::string command = raster_header(width, rows);
        for (std::size_t row = top; row < top + rows; ++row) {
            command += std::string_view(image.rows).substr(row * image.bytes_across(), width);
        }
        without_real_time_commands(command, header_size);
        commands.push_back(std::move(command));
    }
    return commands;
}

}  // namespace devices::escpos
