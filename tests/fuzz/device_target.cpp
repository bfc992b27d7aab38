#include <string>
#include <string_view>

#include "core/base/ensure.h"
#include "devices/ssp/frame.h"
#include "devices/ssp/messages.h"
#include "devices/star/asb_decoder.h"
#include "devices/transcript/transcript.h"
#include "devices/usb/hid_report_shape.h"

void feed_ssp_frames(std::string_view bytes);
void feed_star_status(std::string_view bytes);
void feed_hid_descriptors(std::string_view bytes);
void feed_transcripts(std::string_view bytes);

// The bytes as they come from the acceptor, and as the answer inside a frame.
void feed_ssp_frames(std::string_view bytes) {
    devices::SspDecoder decoder;
    for (const char byte : bytes) {
        const auto frame = decoder.push(byte);
        if (!frame) continue;
        core::ensure(frame->data.size() <= devices::ssp_data_size_max, "a frame has a limit");
        devices::SspDecoder again;
        std::optional<devices::SspFrame> same;
        for (const char sent : devices::encode_ssp(*frame)) same = again.push(sent);
        core::ensure(same == frame, "a frame reads as it was written");
    }
    core::ensure(devices::ssp_events(bytes).size() <= bytes.size(), "no more events than bytes");
    static_cast<void>(devices::ssp_setup(bytes));
    static_cast<void>(devices::ssp_serial(bytes));
    static_cast<void>(devices::ssp_last_reject(bytes));
    static_cast<void>(devices::ssp_stacked_count(bytes));
}

void feed_star_status(std::string_view bytes) {
    devices::star::AsbDecoder decoder;
    for (const char byte : bytes) static_cast<void>(decoder.push(static_cast<std::uint8_t>(byte)));
    core::ensure(decoder.noise_count() <= bytes.size(), "no more noise than bytes");
}

void feed_hid_descriptors(std::string_view bytes) {
    const devices::HidReportShape shape = devices::hid_report_shape(bytes);
    core::ensure(shape.input_size_max <= 65'536, "a report has a limit");
}

void feed_transcripts(std::string_view bytes) {
    const auto read = devices::read_transcript(bytes);
    if (read) core::ensure(read->size() <= bytes.size(), "no more events than bytes");
}
