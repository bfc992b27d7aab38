#include "devices/hid_pos/hid_pos_scanner.h"

#include <utility>

namespace devices {
namespace {

constexpr std::uint16_t honeywell = 0x0c2e;
constexpr std::uint16_t youjie = 0x23d0;

// Honeywell and its brand Youjie send nothing until feature report FEh is set to 1 (seen in
// WebHidBarcodeScanner).
bool needs_waking(const DeviceIdentity& identity) {
    return identity.vendor == honeywell || identity.vendor == youjie;
}

}  // namespace

void HidPosScanner::step(core::Instant now) {
    port_.step(now);
    follow_connection();
    if (connection_ == 0) return;
    for (std::size_t reports = 0; reports < codes_waiting_max; ++reports) {
        const auto report = port_.take_received();
        if (!report) break;
        take_report(*report, now);
    }
    if (decoder_.is_inside_code() && now - *last_report_at_ >= continuation_time_max)
        decoder_.drop_partial_code();
}

std::string HidPosScanner::name() const {
    return port_.identity() == DeviceIdentity() ? "barcode scanner" : port_.identity().text();
}

core::ScannerCondition HidPosScanner::condition() const {
    switch (port_.state()) {
        case PortState::unplugged:
            return core::ScannerCondition::unplugged;
        case PortState::open:
            return core::ScannerCondition::ready;
        case PortState::no_permission:
            return core::ScannerCondition::no_permission;
        case PortState::failed:
            return core::ScannerCondition::failed;
    }
    return core::ScannerCondition::failed;
}

std::optional<core::ScannedCode> HidPosScanner::take_scan() {
    if (codes_.empty()) return std::nullopt;
    core::ScannedCode code = std::move(codes_.front());
    codes_.pop_front();
    return code;
}

void HidPosScanner::follow_connection() {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    connection_ = connection;
    decoder_.drop_partial_code();
    if (connection != 0 && needs_waking(port_.identity())) port_.send_feature_report(0xfe, "\x01");
}

void HidPosScanner::take_report(std::string_view report, core::Instant now) {
    last_report_at_ = now;
    auto code = decoder_.push(report);
    if (!code) return;
    if (codes_.size() >= codes_waiting_max) {
        ++dropped_count_;
    } else {
        codes_.push_back(std::move(*code));
    }
}

}  // namespace devices
