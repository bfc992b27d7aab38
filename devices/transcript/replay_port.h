#pragma once

#include <optional>
#include <string>
#include <vector>

#include "devices/port/byte_port.h"
#include "devices/transcript/transcript.h"

namespace devices {

// The far end of a cable as a transcript tells it. What the device did comes after as long a pause as it was
// recorded with, and only after everything before it; what the driver does must be the next thing of the
// transcript. At the first difference the port fails, and says where.
class ReplayPort : public BytePort {
  public:
    // How much later than recorded the driver may do what comes next.
    static constexpr core::Milliseconds late_max{10'000};

    explicit ReplayPort(std::vector<TranscriptEvent> transcript) : transcript_(std::move(transcript)) {}

    void step(core::Instant now) override;
    PortState state() const override { return state_; }
    unsigned connection() const override { return connection_; }
    const DeviceIdentity& identity() const override { return identity_; }
    void start_write(std::string_view bytes, core::Instant now) override;
    WriteProgress write() const override { return {.busy = is_writing_, .taken = taken_}; }
    void send_feature_report(std::uint8_t report_id, std::string_view data) override;
    std::optional<std::string> take_received() override;

    bool is_over() const { return next().kind == TranscriptEvent::Kind::end && is_due(); }
    const std::optional<TranscriptDifference>& difference() const { return difference_; }

  private:
    const TranscriptEvent& next() const { return transcript_[next_]; }
    core::Instant due_at() const;
    bool is_due() const { return !difference_ && now_ >= due_at(); }
    bool happens_by_itself() const;
    void go_on();
    void expect(const TranscriptEvent& came);
    void fail(std::string came);

    std::vector<TranscriptEvent> transcript_;  // ends with `end`
    std::size_t next_ = 0;
    std::optional<core::Instant> before_at_;  // when what is before `next_` happened
    core::Instant now_{};
    PortState state_ = PortState::unplugged;
    unsigned connection_ = 0;
    DeviceIdentity identity_;
    bool is_writing_ = false;
    std::size_t taken_ = 0;
    std::optional<TranscriptDifference> difference_;
};

}  // namespace devices
