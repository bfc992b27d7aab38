#include "tests/fuzz/fuzz_targets.h"

void feed_escpos_status(std::string_view bytes);
void feed_hid_reports(std::string_view bytes);
void feed_key_reports(std::string_view bytes);
void feed_serial_scans(std::string_view bytes);
void feed_scan_texts(std::string_view bytes);
void feed_micr_lines(std::string_view bytes);
void feed_ssp_frames(std::string_view bytes);
void feed_star_status(std::string_view bytes);
void feed_hid_descriptors(std::string_view bytes);
void feed_transcripts(std::string_view bytes);

std::span<const FuzzTarget> fuzz_targets() {
    static constexpr FuzzTarget targets[] = {
        {"escpos_status", feed_escpos_status},     {"hid_reports", feed_hid_reports},
        {"key_reports", feed_key_reports},         {"serial_scans", feed_serial_scans},
        {"scan_texts", feed_scan_texts},           {"micr_lines", feed_micr_lines},
        {"ssp_frames", feed_ssp_frames},           {"star_status", feed_star_status},
        {"hid_descriptors", feed_hid_descriptors}, {"transcripts", feed_transcripts},
    };
    return targets;
}
