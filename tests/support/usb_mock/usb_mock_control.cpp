// What UsbMock answers to control requests: USB 2.0 chapter 9 and the requests of its class.

#include <fmt/format.h>
#include <linux/usbdevice_fs.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "tests/support/usb_mock/usb_mock.h"

namespace test {
namespace {

constexpr std::size_t setup_size = 8;

struct Setup {
    explicit Setup(const usbdevfs_urb& urb) : bytes(static_cast<const std::uint8_t*>(urb.buffer)) {}
    bool is(int type, int request) const { return bytes[0] == type && bytes[1] == request; }
    int low_value() const { return bytes[2]; }
    int high_value() const { return bytes[3]; }
    int low_index() const { return bytes[4]; }
    int high_index() const { return bytes[5]; }

    const std::uint8_t* bytes;
};

std::string_view data_of(const usbdevfs_urb& urb) {
    return {static_cast<const char*>(urb.buffer) + setup_size,
            static_cast<std::size_t>(urb.buffer_length) - setup_size};
}

// Fills the answer as far as it was asked for.
int reply(usbdevfs_urb& urb, std::string_view bytes) {
    const std::size_t size = std::min(bytes.size(), data_of(urb).size());
    std::memcpy(static_cast<char*>(urb.buffer) + setup_size, bytes.data(), size);
    urb.actual_length = static_cast<int>(size);
    return 0;
}

int reply(usbdevfs_urb& urb, const std::vector<std::uint8_t>& bytes) {
    return reply(urb, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

int accept(usbdevfs_urb& urb) {
    urb.actual_length = static_cast<int>(data_of(urb).size());
    return 0;
}

std::vector<std::uint8_t> string_descriptor(std::string_view ascii) {
    std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(2 + 2 * ascii.size()), 3};
    for (const char c : ascii) {
        bytes.push_back(static_cast<std::uint8_t>(c));
        bytes.push_back(0);
    }
    return bytes;
}

std::string written_out(const Setup& setup, std::string_view data) {
    const auto* b = setup.bytes;
    std::string text =
        fmt::format("{:02x} {:02x} {:02x}{:02x} {:02x}{:02x}", b[0], b[1], b[3], b[2], b[5], b[4]);
    if ((b[0] & 0x80) == 0 && !data.empty()) text += ' ';
    if ((b[0] & 0x80) == 0) {
        for (const char c : data) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return text;
}

}  // namespace

// A status as the kernel gives it; a request that is not known stalls.
int UsbMock::answer_control(usbdevfs_urb& urb) {
    const Setup setup(urb);
    if ((setup.bytes[0] & 0x60) == 0x20) {
        class_requests_.push_back(written_out(setup, data_of(urb)));
        return answer_class(urb);
    }
    constexpr int get_status = 0;
    constexpr int get_descriptor = 6;
    constexpr int get_configuration = 8;
    if (setup.is(0x80, get_status)) {
        const bool is_self_powered = (descriptors_.configuration[7] & 0x40) != 0;
        return reply(urb, std::vector<std::uint8_t>{std::uint8_t{is_self_powered}, 0});
    }
    if (setup.is(0x82, get_status)) {
        const bool is_halted = halted_.contains(setup.bytes[4]);
        return reply(urb, std::vector<std::uint8_t>{static_cast<std::uint8_t>(is_halted ? 1 : 0), 0});
    }
    if (setup.is(0x80, get_configuration)) return reply(urb, std::vector<std::uint8_t>{1});
    if (setup.is(0x80, get_descriptor) || setup.is(0x81, get_descriptor)) return answer_descriptor(urb);
    return -EPIPE;
}

int UsbMock::answer_descriptor(usbdevfs_urb& urb) {
    const Setup setup(urb);
    const auto index = static_cast<std::size_t>(setup.low_value());
    switch (setup.high_value()) {
        case 1:
            return reply(urb, descriptors_.device);
        case 2:
            return index == 0 ? reply(urb, descriptors_.configuration) : -EPIPE;
        case 3:
            if (index == 0) return reply(urb, std::vector<std::uint8_t>{4, 3, 0x09, 0x04});
            if (index > descriptors_.strings.size()) return -EPIPE;
            return reply(urb, string_descriptor(descriptors_.strings[index - 1]));
        case 0x22: {
            const auto found = descriptors_.reports.find(setup.low_index());
            return found == descriptors_.reports.end() ? -EPIPE : reply(urb, found->second);
        }
        default:
            return -EPIPE;
    }
}

int UsbMock::answer_class(usbdevfs_urb& urb) {
    const Setup setup(urb);
    const std::string_view data = data_of(urb);
    if (place_.kind == UsbMockKind::printer) {
        if (setup.is(0xa1, 0x00) && !device_id_.empty() && setup.high_index() == 0) {
            const std::size_t size = device_id_.size() + 2;
            std::string answer{static_cast<char>(size >> 8), static_cast<char>(size & 0xff)};
            return reply(urb, answer + device_id_);
        }
        if (setup.is(0xa1, 0x01)) return reply(urb, std::vector<std::uint8_t>{0x18});
        if (setup.is(0x21, 0x02)) return accept(urb);
    }
    if (is_hid()) {
        const bool is_idle_or_protocol = setup.is(0x21, 0x0a) || setup.is(0x21, 0x0b);
        if (is_idle_or_protocol) return accept(urb);
        if (setup.is(0x21, 0x09) && setup.high_value() == 3 && !data.empty()) {
            inside_.take_feature_report(static_cast<std::uint8_t>(data[0]), data.substr(1));
            return accept(urb);
        }
        if (setup.is(0x21, 0x09) && setup.high_value() == 2 && !data.empty()) {
            inside_.receive(data);
            return accept(urb);
        }
    }
    if (place_.kind == UsbMockKind::serial) {
        if (setup.is(0x21, 0x20) && data.size() == line_coding_.size()) {
            std::ranges::copy(data, reinterpret_cast<char*>(line_coding_.data()));
            return accept(urb);
        }
        if (setup.is(0xa1, 0x21)) return reply(urb, {line_coding_.begin(), line_coding_.end()});
        if (setup.is(0x21, 0x22)) return accept(urb);
    }
    return -EPIPE;
}

}  // namespace test
