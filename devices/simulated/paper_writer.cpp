#include "devices/simulated/paper_writer.h"

#include <utf8.h>

#include <iterator>
#include <utility>

#include "devices/simulated/command_bytes.h"
#include "devices/simulated/paper_dots.h"

namespace devices {
namespace {

PaperAlign align_of(int number) {
    // Printers take the number and its ASCII digit alike.
    switch (number & 0x0f) {
        case 1:
            return PaperAlign::centre;
        case 2:
            return PaperAlign::right;
        default:
            return PaperAlign::left;
    }
}

CodePage page_of(int number) {
    for (const CodePage page : every_code_page) {
        if (number_of(page) == number) return page;
    }
    return CodePage::cp437;
}

}  // namespace

void PaperWriter::put(std::string_view command) {
    switch (command.front()) {
        case '\n':
            feed_line();
            break;
        case 0x1b:
            put_escape(command);
            break;
        case 0x1d:
            put_group(command);
            break;
        case 0x10:
        case 0x1c:
            break;
        default:
            if (byte_at(command, 0) >= 0x20) put_character(static_cast<std::uint8_t>(command.front()));
    }
}

void PaperWriter::reset_style() {
    style_ = {};
    align_ = PaperAlign::left;
    page_ = CodePage::cp437;
    bars_ = {};
}

void PaperWriter::put_character(std::uint8_t byte) {
    auto& runs = line_.runs;
    const bool is_like_last = !runs.empty() && runs.back().bold == style_.bold &&
                              runs.back().width == style_.width && runs.back().height == style_.height;
    if (!is_like_last) runs.push_back(style_);
    utf8::unchecked::append(character_for(byte, page_), std::back_inserter(runs.back().text));
}

void PaperWriter::put_escape(std::string_view command) {
    if (command.size() < 3) return;
    const int value = byte_at(command, 2);
    switch (command[1]) {
        case 'E':
            style_.bold = (value & 1) != 0;
            break;
        case 'a':
            align_ = align_of(value);
            break;
        case 't':
            page_ = page_of(value);
            break;
        case 'd':
            for (int line = 0; line < value; ++line) feed_line();
            break;
        case 'J':
            feed_dots(value);
            break;
        case '*':
            strip_ = strip_of(command);
            break;
        case '!':
            style_.bold = (value & 0x08) != 0;
            style_.height = (value & 0x10) != 0 ? 2 : 1;
            style_.width = (value & 0x20) != 0 ? 2 : 1;
            break;
        default:
            break;
    }
}

void PaperWriter::put_group(std::string_view command) {
    if (command.size() < 3) return;
    if (command[1] == '!') {
        style_.width = (byte_at(command, 2) >> 4 & 7) + 1;
        style_.height = (byte_at(command, 2) & 7) + 1;
    } else if (command[1] == 'V') {
        cut();
    } else if (command.substr(1, 2) == "(k" && command.size() >= 7 && command[5] == '1') {
        put_qr(command.substr(6));
    } else if (command.substr(1, 2) == "(L" && command.size() >= 7) {
        put_graphics(command.substr(6));
    } else if (command.substr(1, 2) == "8L" && command.size() >= 9) {
        put_graphics(command.substr(8));
    } else if (command.substr(1, 2) == "v0") {
        if (const auto image = raster_of(command); image && line_.runs.empty()) put_image(*image);
    } else {
        put_barcode(command);
    }
}

void PaperWriter::put_graphics(std::string_view function) {
    if (function.front() == 112) {
        stored_ = stored_raster_of(function);
    } else if ((function.front() == 2 || function.front() == 50) && stored_ && line_.runs.empty()) {
        put_image(*std::exchange(stored_, std::nullopt));
    }
}

void PaperWriter::put_barcode(std::string_view command) {
    const int value = byte_at(command, 2);
    switch (command[1]) {
        case 'h':
            if (value > 0) bars_.height = value;
            break;
        case 'w':
            if (value >= 1 && value <= 6) bars_.dots = value;
            break;
        case 'H':
            bars_.has_text = (value & 2) != 0;
            break;
        case 'k':
            // Printed only at the start of a line, as on real printers.
            if (auto barcode = barcode_of(command); barcode && line_.runs.empty()) {
                barcode->dots = bars_.dots;
                barcode->height = bars_.height;
                barcode->has_text = bars_.has_text;
                barcode->align = align_;
                current_.items.emplace_back(std::move(*barcode));
                lines_fed_ += 4;
            }
            break;
        default:
            break;
    }
}

// Bands that follow each other are one picture: they touch on paper.
void PaperWriter::put_image(const core::DotImage& image) {
    constexpr int height_max = 30'000;
    constexpr int line_dots = 30;
    lines_fed_ += static_cast<std::size_t>((image.height + line_dots - 1) / line_dots);
    auto* above = current_.items.empty() ? nullptr : std::get_if<PaperImage>(&current_.items.back());
    if (above != nullptr && above->align == align_ && above->image.width == image.width &&
        above->image.height + image.height <= height_max) {
        above->image.rows += image.rows;
        above->image.height += image.height;
    } else {
        current_.items.emplace_back(PaperImage{image, align_});
    }
}

void PaperWriter::feed_dots(int dots) {
    if (!line_.runs.empty() || strip_) feed_line();
    if (dots > 0) current_.items.emplace_back(PaperFeed{dots});
}

void PaperWriter::put_qr(std::string_view function) {
    switch (function.front()) {
        case 'C':
            if (function.size() > 1) qr_.dots = byte_at(function, 1);
            break;
        case 'P':
            qr_.data = function.substr(std::min<std::size_t>(2, function.size()));
            break;
        case 'Q':
            // Printed only at the start of a line, as on real printers.
            if (!line_.runs.empty() || qr_.data.empty()) break;
            qr_.align = align_;
            current_.items.emplace_back(qr_);
            lines_fed_ += 8;
            break;
        default:
            break;
    }
}

// A line with a strip of dots is as high as the strip: who sends strips sets the lines so that they touch.
void PaperWriter::feed_line() {
    if (strip_) {
        line_ = {};
        return put_image(*std::exchange(strip_, std::nullopt));
    }
    line_.align = align_;
    current_.items.emplace_back(std::exchange(line_, {}));
    ++lines_fed_;
}

void PaperWriter::cut() {
    if (!line_.runs.empty() || strip_) feed_line();
    current_.is_cut = true;
    finished_.push_back(std::exchange(current_, {}));
    ++cut_count_;
    if (finished_.size() > papers_kept_max) finished_.erase(finished_.begin());
}

}  // namespace devices
