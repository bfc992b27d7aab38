#include "devices/hid_pos/hid_pos_scanner.h"

#include <utility>

namespace devices {
namespace {

// Honeywell and its brand Youjie send nothing until feature report FEh is set to 1 (seen in
// WebHidBarcodeScanner).
bool is_honeywell(const DeviceIdentity& identity) {
    constexpr std::uint16_t honeywell = 0x0c2e;
    constexpr std::uint16_t youjie = 0x23d0;
    return identity.vendor == honeywell || identity.vendor == youjie;
}

}  // namespace

void HidPosScanner::connection_changed() {
    decoder_.drop_partial_code();
    decoder_.set_honeywell(is_honeywell(port().identity()));
    if (port().state() == PortState::open && is_honeywell(port().identity()))
        port().send_feature_report(0xfe, "\x01");
}

void HidPosScanner::take_packet(std::string_view packet, core::Instant now) {
    last_report_at_ = now;
    if (auto code = decoder_.push(packet)) offer(std::move(*code));
}

void HidPosScanner::pass_time(core::Instant now) {
    if (!decoder_.is_inside_code()) return;
    const auto time_max = decoder_.may_be_whole() ? unflagged_end_time : continuation_time_max;
    if (now - last_report_at_ < time_max) return;
    if (auto code = decoder_.end_by_silence()) offer(std::move(*code));
}

}  // namespace devices
