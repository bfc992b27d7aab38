#include "devices/usb/hid_report_shape.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace devices {
namespace {

constexpr std::size_t input_bits_max = 8 * 4096;

// Item prefixes without their size bits.
constexpr int usage_page = 0x04;
constexpr int usage = 0x08;
constexpr int input = 0x80;
constexpr int output = 0x90;
constexpr int collection = 0xa0;
constexpr int feature = 0xb0;
constexpr int end_collection = 0xc0;
constexpr int report_size = 0x74;
constexpr int report_id = 0x84;
constexpr int report_count = 0x94;
constexpr int push = 0xa4;
constexpr int pop = 0xb4;
constexpr unsigned char long_item = 0xfe;

// HID Usage Tables 1.12, page 01.
constexpr std::size_t generic_desktop_page = 0x01;
constexpr std::size_t key_page = 0x07;
constexpr std::size_t keyboard_usage = 0x06;
constexpr std::size_t keypad_usage = 0x07;

struct Globals {
    std::size_t page = 0;
    std::size_t size_bits = 0;
    std::size_t count = 0;
    std::size_t id = 0;
};

class ShapeReader {
  public:
    void take(int item, std::size_t value, std::size_t size) {
        switch (item) {
            case usage_page:
                globals_.page = value;
                break;
            case usage:
                usages_.push_back({.value = value, .has_page = size == 4});
                break;
            case collection:
                note_keyboard();
                usages_.clear();
                break;
            case report_size:
                globals_.size_bits = value;
                break;
            case report_count:
                globals_.count = value;
                break;
            case report_id:
                globals_.id = value;
                is_numbered_ = true;
                break;
            case push:
                if (saved_.size() < 16) saved_.push_back(globals_);
                break;
            case pop:
                if (saved_.empty()) break;
                globals_ = saved_.back();
                saved_.pop_back();
                break;
            case input:
                note_keys();
                add_input();
                usages_.clear();
                break;
            case output:
            case feature:
            case end_collection:
                usages_.clear();
                break;
            default:
                break;
        }
    }

    HidReportShape shape() const {
        std::size_t bits_max = 0;
        for (const auto& [id, bits] : input_bits_) bits_max = std::max(bits_max, bits);
        const std::size_t bytes = (bits_max + 7) / 8;
        return {.is_numbered = is_numbered_,
                .input_size_max = bytes + (is_numbered_ && bytes > 0 ? 1 : 0),
                .is_keyboard = is_keyboard_};
    }

  private:
    struct Usage {
        std::size_t value = 0;
        bool has_page = false;  // in its upper half; else the page at the main item counts
    };

    void note_keyboard() {
        for (const auto& [value, has_page] : usages_) {
            const std::size_t page = has_page ? value >> 16 : globals_.page;
            const std::size_t id = value & 0xffff;
            if (page == generic_desktop_page && (id == keyboard_usage || id == keypad_usage))
                is_keyboard_ = true;
        }
    }

    // Keys outside a keyboard's collection, as some receivers of several devices have them.
    void note_keys() {
        if (globals_.page == key_page) is_keyboard_ = true;
        for (const auto& [value, has_page] : usages_) {
            if (has_page && value >> 16 == key_page) is_keyboard_ = true;
        }
    }

    void add_input() {
        const std::size_t size = std::min(globals_.size_bits, input_bits_max);
        const std::size_t count = std::min(globals_.count, input_bits_max);
        std::size_t& bits = input_bits_[globals_.id & 0xff];
        bits = std::min(bits + size * count, input_bits_max);
    }

    Globals globals_;
    std::vector<Globals> saved_;
    std::map<std::size_t, std::size_t> input_bits_;  // by report id
    std::vector<Usage> usages_;                      // before the next main item
    bool is_numbered_ = false;
    bool is_keyboard_ = false;
};

}  // namespace

HidReportShape hid_report_shape(std::string_view descriptor) {
    const auto byte = [&descriptor](std::size_t at) { return static_cast<unsigned char>(descriptor[at]); };
    ShapeReader reader;
    while (!descriptor.empty()) {
        const unsigned char prefix = byte(0);
        if (prefix == long_item) {
            if (descriptor.size() < 3) break;
            descriptor.remove_prefix(std::min<std::size_t>(descriptor.size(), 3u + byte(1)));
            continue;
        }
        const std::size_t size = (prefix & 3) == 3 ? 4 : prefix & 3;
        if (descriptor.size() < 1 + size) break;
        std::size_t value = 0;
        for (std::size_t at = 0; at < size; ++at) value |= std::size_t{byte(1 + at)} << (8 * at);
        reader.take(prefix & ~3, value, size);
        descriptor.remove_prefix(1 + size);
    }
    return reader.shape();
}

}  // namespace devices
