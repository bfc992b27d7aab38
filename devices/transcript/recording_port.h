#pragma once

#include <optional>
#include <ostream>

#include "devices/port/byte_port.h"
#include "devices/transcript/transcript.h"

namespace devices {

// A port that passes everything on to another, and writes down what went out, what came in and how the
// connection changed. Each line is in the stream before the next thing happens, so a recording that broke off
// still shows how far it went.
class RecordingPort : public BytePort {
  public:
    // `about` is for the reader of the file: one line of text.
    RecordingPort(BytePort& port, std::ostream& transcript, std::string_view about);
    ~RecordingPort() override;  // writes the end

    void step(core::Instant now) override;
    PortState state() const override { return port_.state(); }
    unsigned connection() const override { return port_.connection(); }
    const DeviceIdentity& identity() const override { return port_.identity(); }
    void start_write(std::string_view bytes, core::Instant now) override;
    WriteProgress write() const override { return port_.write(); }
    void send_feature_report(std::uint8_t report_id, std::string_view data) override;
    std::optional<std::string> take_received() override;

  private:
    void note(TranscriptEvent event);

    BytePort& port_;
    std::ostream& transcript_;
    std::optional<core::Instant> begun_at_;
    core::Instant now_{};
    PortState state_ = PortState::unplugged;
    unsigned connection_ = 0;
    bool is_writing_ = false;
};

}  // namespace devices
