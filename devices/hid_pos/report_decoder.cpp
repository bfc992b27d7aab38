#include "devices/hid_pos/report_decoder.h"

#include <utility>

namespace devices {
namespace {

constexpr char scan_report_id = 0x02;
constexpr std::size_t aim_at = 2;
constexpr std::size_t data_at = 5;
constexpr std::size_t continued_at = 63;

bool is_letter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

bool is_aim_id(std::string_view text) {
    return text.size() == 3 && text[0] == ']' && is_letter(text[1]) && text[2] > 0x20 && text[2] < 0x7f;
}

}  // namespace

std::optional<core::ScannedCode> ReportDecoder::push(std::string_view report) {
    if (report.size() < data_at || report[0] != scan_report_id) {
        ++refused_count_;
        return std::nullopt;
    }
    const bool is_continued = report.size() > continued_at && (report[continued_at] & 1) != 0;
    const bool is_shifted = report[aim_at] != ']' && is_aim_id(report.substr(aim_at + 1, 3));
    const std::size_t shift = is_shifted ? 1 : 0;
    const std::string_view aim_id = report.substr(aim_at + shift, 3);
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(report[1]));
    if (length > data_size_max || data_at + shift + length > report.size() ||
        code_.data.size() + length > code_size_max) {
        refuse(is_continued);
        return std::nullopt;
    }
    if (is_spoiled_) {
        is_spoiled_ = is_continued;
        return std::nullopt;
    }
    if (!is_inside_code_)
        code_ = {.aim_id = is_aim_id(aim_id) ? std::string(aim_id) : std::string(), .data = {}};
    code_.data += report.substr(data_at + shift, length);
    is_inside_code_ = is_continued;
    if (is_continued || code_.data.empty()) return std::nullopt;
    return std::exchange(code_, {});
}

void ReportDecoder::drop_partial_code() {
    if (is_inside_code_) ++refused_count_;
    code_ = {};
    is_inside_code_ = false;
    is_spoiled_ = false;
}

void ReportDecoder::refuse(bool is_continued) {
    ++refused_count_;
    code_ = {};
    is_inside_code_ = false;
    is_spoiled_ = is_continued;
}

}  // namespace devices
