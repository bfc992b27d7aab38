#include "devices/simulated/virtual_scanner.h"

#include <algorithm>

namespace devices {
namespace {

constexpr std::size_t scan_report_size = 64;

std::string microscan_report(std::string_view part) {
    std::string report(scan_report_size, '\0');
    report[0] = 1;
    report[1] = static_cast<char>(part.size());
    std::ranges::copy(part, report.begin() + 2);
    return report;
}

}  // namespace

std::optional<std::string> VirtualScanner::send() {
    if (reports_.empty()) return std::nullopt;
    std::string report = std::move(reports_.front());
    reports_.pop_front();
    return report;
}

void VirtualScanner::take_feature_report(std::uint8_t report_id, std::string_view data) {
    if (report_id == 0xfe && data == "\x01") is_awake_ = true;
}

void VirtualScanner::cable_pulled() {
    // The cable is also its power.
    is_awake_ = false;
    reports_.clear();
}

void VirtualScanner::scan(const core::ScannedCode& code) {
    if (!is_awake()) return;
    const std::string text = model_.is_microscan && model_.sends_aim ? code.aim_id + code.data : code.data;
    const std::size_t part_size_max = model_.is_microscan ? 62 : 56;
    std::string_view rest = text;
    do {
        const std::string_view part = rest.substr(0, part_size_max);
        rest.remove_prefix(part.size());
        reports_.push_back(model_.is_microscan ? microscan_report(part)
                                               : pos_report(code, part, !rest.empty()));
    } while (!rest.empty());
}

std::string VirtualScanner::pos_report(const core::ScannedCode& code, std::string_view part,
                                       bool is_continued) const {
    const std::ptrdiff_t aim_at = model_.sends_aim_one_later ? 3 : 2;
    std::string report(scan_report_size, '\0');
    report[0] = 2;
    report[1] = static_cast<char>(part.size());
    if (model_.sends_aim) std::ranges::copy(code.aim_id.substr(0, 3), report.begin() + aim_at);
    std::ranges::copy(part, report.begin() + aim_at + 3);
    report[61] = model_.symbology_letter;
    report[63] = is_continued ? 1 : 0;
    return report;
}

}  // namespace devices
