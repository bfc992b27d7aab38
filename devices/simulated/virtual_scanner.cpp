#include "devices/simulated/virtual_scanner.h"

#include <algorithm>

namespace devices {

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
    constexpr std::size_t part_size_max = 56;
    const std::size_t aim_at = model_.sends_aim_one_later ? 3 : 2;
    std::string_view rest = code.data;
    do {
        const std::string_view part = rest.substr(0, part_size_max);
        rest.remove_prefix(part.size());
        std::string report(64, '\0');
        report[0] = 2;
        report[1] = static_cast<char>(part.size());
        std::ranges::copy(code.aim_id.substr(0, 3), report.begin() + static_cast<std::ptrdiff_t>(aim_at));
        std::ranges::copy(part, report.begin() + static_cast<std::ptrdiff_t>(aim_at + 3));
        report[63] = rest.empty() ? 0 : 1;
        reports_.push_back(std::move(report));
    } while (!rest.empty());
}

}  // namespace devices
