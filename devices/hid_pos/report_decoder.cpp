#include "devices/hid_pos/report_decoder.h"

#include <utility>

#include "devices/hid_pos/honeywell_symbology.h"
#include "devices/scanning/aim_id.h"

namespace devices {
namespace {

constexpr char scan_report_id = 0x02;
constexpr char microscan_report_id = 0x01;
constexpr std::size_t aim_at = 2;
constexpr std::size_t data_at = 5;
constexpr std::size_t symbology_at = 61;
constexpr std::size_t continued_at = 63;
constexpr std::size_t microscan_data_at = 2;
constexpr std::size_t microscan_data_max = 62;

std::size_t length_in(std::string_view report) {
    return static_cast<unsigned char>(report[1]);
}

}  // namespace

std::optional<core::ScannedCode> ReportDecoder::push(std::string_view report) {
    if (report.starts_with(scan_report_id)) return push_flagged(report);
    if (report.starts_with(microscan_report_id) && !is_honeywell_) return push_unflagged(report);
    ++refused_count_;  // a report about something else
    return std::nullopt;
}

std::optional<core::ScannedCode> ReportDecoder::end_by_silence() {
    if (may_be_whole()) return finish();
    drop_partial_code();
    return std::nullopt;
}

std::optional<core::ScannedCode> ReportDecoder::push_flagged(std::string_view report) {
    if (report.size() < data_at) {
        refuse(is_inside_code());
        return std::nullopt;
    }
    const bool is_continued = report.size() > continued_at && (report[continued_at] & 1) != 0;
    const bool is_shifted = report[aim_at] != ']' && is_aim_id(report.substr(aim_at + 1, 3));
    const std::size_t begin = data_at + (is_shifted ? 1 : 0);
    const std::size_t length = length_in(report);
    if (length > data_size_max || begin + length > report.size()) {
        refuse(is_continued);
        return std::nullopt;
    }
    Part part{.aim_id = {}, .data = report.substr(begin, length), .is_continued = is_continued};
    const std::string_view aim_id = report.substr(begin - 3, 3);
    if (is_aim_id(aim_id)) {
        part.aim_id = aim_id;
    } else if (is_honeywell_ && report.size() > symbology_at) {
        part.aim_id = aim_id_of_honeywell(report[symbology_at]);
    }
    has_no_flag_ = false;
    return add(part);
}

std::optional<core::ScannedCode> ReportDecoder::push_unflagged(std::string_view report) {
    const std::size_t length = report.size() < microscan_data_at ? 0 : length_in(report);
    if (report.size() < microscan_data_at || length > microscan_data_max ||
        microscan_data_at + length > report.size()) {
        refuse(length >= microscan_data_max || is_inside_code());
        return std::nullopt;
    }
    has_no_flag_ = true;
    return add({.aim_id = {},
                .data = report.substr(microscan_data_at, length),
                .is_continued = length == microscan_data_max});
}

std::optional<core::ScannedCode> ReportDecoder::add(const Part& part) {
    if (is_spoiled_) {
        is_spoiled_ = part.is_continued;
        return std::nullopt;
    }
    if (code_.data.size() + part.data.size() > code_size_max) {
        refuse(part.is_continued);
        return std::nullopt;
    }
    if (!is_inside_code_) code_ = {.aim_id = part.aim_id, .data = {}};
    code_.data += part.data;
    is_inside_code_ = part.is_continued;
    if (part.is_continued || code_.data.empty()) return std::nullopt;
    return finish();
}

std::optional<core::ScannedCode> ReportDecoder::finish() {
    is_inside_code_ = false;
    core::ScannedCode code = std::exchange(code_, {});
    return has_no_flag_ ? code_from_text(std::move(code.data)) : code;
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
