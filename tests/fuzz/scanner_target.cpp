#include "core/base/ensure.h"
#include "devices/hid_pos/report_decoder.h"
#include "devices/keyboard_scanner/key_decoder.h"
#include "devices/scanning/code_assembler.h"

void feed_hid_reports(std::string_view bytes);
void feed_key_reports(std::string_view bytes);
void feed_serial_scans(std::string_view bytes);

namespace {

void check_code(const std::optional<core::ScannedCode>& code) {
    if (!code) return;
    core::ensure(code->data.size() <= 4096 && (code->aim_id.empty() || code->aim_id.size() == 3),
                 "a code keeps its limits");
}

}  // namespace

// First byte: the maker. Then reports, each with its length in front; 255 is a silence.
void feed_hid_reports(std::string_view bytes) {
    devices::ReportDecoder decoder;
    if (bytes.empty()) return;
    decoder.set_honeywell((bytes.front() & 1) != 0);
    bytes.remove_prefix(1);
    while (!bytes.empty()) {
        const std::size_t length = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if (length == 255) {
            check_code(decoder.end_by_silence());
            core::ensure(!decoder.is_inside_code(), "silence ends every code");
            continue;
        }
        const std::string_view report = bytes.substr(0, length);
        bytes.remove_prefix(report.size());
        check_code(decoder.push(report));
    }
}

// First byte: the layout. Then boot reports of eight bytes, the last one perhaps cut off.
void feed_key_reports(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto layouts = devices::keyboard_layouts();
    devices::KeyDecoder decoder(layouts[static_cast<unsigned char>(bytes.front()) % layouts.size()]);
    bytes.remove_prefix(1);
    while (!bytes.empty()) {
        const std::string_view report = bytes.substr(0, devices::KeyDecoder::report_size);
        bytes.remove_prefix(report.size());
        const std::string typed = decoder.push(report);
        core::ensure(typed.size() <= 8, "a report types eight characters at most");
        for (const char c : typed) core::ensure(c > 0 && c < 0x7f, "only ASCII is typed");
    }
}

// First byte: how codes end. 255 is a pause of its own length in the next byte, in 10 ms.
void feed_serial_scans(std::string_view bytes) {
    if (bytes.empty()) return;
    devices::CodeAssembler assembler(
        {.by = (bytes.front() & 1) != 0 ? devices::CodeEnd::silence : devices::CodeEnd::suffix});
    core::Instant now{};
    for (std::size_t i = 1; i < bytes.size(); ++i) {
        if (bytes[i] == '\xff' && i + 1 < bytes.size()) {
            now += core::Milliseconds(10 * static_cast<unsigned char>(bytes[++i]));
            check_code(assembler.pass_time(now));
        } else {
            check_code(assembler.push(bytes[i], now));
        }
    }
    check_code(assembler.pass_time(now + core::Milliseconds(2000)));
    core::ensure(!assembler.is_inside_code(), "silence ends every code");
}
