#include "devices/simulated/virtual_hid_drawer.h"

namespace devices {
namespace {

constexpr std::size_t drawer_report_size = 120;

}  // namespace

std::size_t VirtualHidDrawer::receive(std::string_view bytes) {
    if (!takes_reports_ || is_in_loader_) return 0;
    partial_ += bytes;
    while (partial_.size() >= drawer_report_size) {
        perform(std::string_view(partial_).substr(0, drawer_report_size));
        partial_.erase(0, drawer_report_size);
    }
    return bytes.size();
}

std::optional<std::string> VirtualHidDrawer::send() {
    if (reports_.empty()) return std::nullopt;
    std::string report = std::move(reports_.front());
    reports_.pop_front();
    return report;
}

void VirtualHidDrawer::cable_pulled() {
    // The cable is also its power.
    partial_.clear();
    reports_.clear();
}

void VirtualHidDrawer::perform(std::string_view report) {
    const int command = static_cast<unsigned char>(report[1]);
    if (command == 0xf0) is_in_loader_ = true;
    if (report[0] != number()) return;
    if (command == number()) {
        drawer_.pulse();
    } else if (command == number() + 1) {
        ++questions_;
        if (!answers_) return;
        // What follows the first byte means nothing, as in real ones.
        std::string answer(drawer_report_size, '\x5a');
        answer[0] = static_cast<char>(number() << 4 | (drawer_.is_open() ? 0 : 1));
        reports_.push_back(std::move(answer));
    } else {
        ++strange_commands_;
    }
}

}  // namespace devices
