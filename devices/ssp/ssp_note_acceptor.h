#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/note_acceptor.h"
#include "devices/ssp/exchange.h"
#include "devices/ssp/messages.h"

namespace devices {

// A note acceptor that speaks SSP behind any byte port.
//
//   absent --plugged--> connecting --all answered--> running
//     ^ unplugged          ^  '--no answer--> silent --1 s--' |
//     '--------------------'----------- reset by itself -------'
//
// A note in escrow is stacked by the next poll. So a connection begins with a rejection, a note that is read
// is held at once, and nothing polls until its owner has decided.
class SspNoteAcceptor : public core::NoteAcceptor {
  public:
    static constexpr core::Milliseconds poll_time{200};
    static constexpr core::Milliseconds hold_time{1'000};  // the acceptor gives back after 10 s
    static constexpr core::Milliseconds decision_time_max{8'000};
    static constexpr core::Milliseconds quiet_time{1'000};  // then it is at rest
    static constexpr core::Milliseconds fault_time{2'000};  // a fault stays up after it was told last
    static constexpr core::Milliseconds silence_time{1'000};

    SspNoteAcceptor(BytePort& port, std::vector<core::Money> denominations)
        : port_(port), denominations_(std::move(denominations)), exchange_(port) {}

    void step(core::Instant now) override;
    std::string name() const override;
    core::AcceptorCondition condition() const override;
    void accept_notes(bool wanted) override { is_wanted_ = wanted; }
    std::optional<core::NoteEvent> event() const override;
    void acknowledge() override;
    std::optional<core::Money> escrow() const override;
    void stack() override;
    void give_back(core::NoteReturn why) override;
    core::AcceptorCount count() const override { return count_; }
    bool is_at_rest() const override;

    const SspSetup& setup() const { return setup_; }

  private:
    enum class Phase { absent, connecting, running, silent };
    enum class Decision { none, stack, give_back };
    struct Escrow {
        core::Money denomination;
        core::Instant since{}, held_at{};
        bool is_held = false, is_counted = false;
        Decision decision = Decision::none;
        core::NoteReturn why = core::NoteReturn::unknown;
    };

    void follow_port(core::Instant now);
    void begin(core::Instant now);
    void take_answer(core::Instant now);
    void connect_on(const std::string& answer, core::Instant now);
    void run_on(const std::string& answer, core::Instant now);
    void take_event(const SspEvent& event, core::Instant now);
    void take_read(const SspEvent& event, core::Instant now);
    void tell(core::NoteEvent::Kind kind, std::uint8_t channel);
    void tell_rejected();
    void take_reason(const std::string& answer);
    bool ask_for_events(core::Instant now);
    void reject(core::NoteReturn why, core::Instant now);
    void ask_next(core::Instant now);
    void ask_for_escrow(core::Instant now);
    bool ask_for_wish(core::Instant now);
    void ask(SspCommand command, core::Instant now, std::string_view data = {});
    core::Money value(std::uint8_t channel) const;
    std::string inhibits() const;

    BytePort& port_;
    std::vector<core::Money> denominations_;
    SspExchange exchange_;
    Phase phase_ = Phase::absent;
    unsigned connection_ = 0;
    core::Instant phase_since_{}, now_{}, polled_at_{}, moved_at_{}, fault_at_{};
    SspCommand asked_ = SspCommand::sync;
    char version_ = 6;
    SspSetup setup_;
    core::AcceptorCount count_;
    bool counts_ = true, acknowledges_ = true;
    bool is_count_fresh_ = false, is_first_poll_ = true, is_ack_due_ = false;
    bool is_wanted_ = false, is_enabled_ = false, are_inhibits_set_ = false;
    bool is_under_way_ = false;   // a note that this connection let stack
    bool is_reason_due_ = false;  // the newest event waits for why its note came back
    core::NoteReturn own_reason_ = core::NoteReturn::unknown;  // why this connection gives a note back
    bool is_cassette_out_ = false, is_reset_ = false;
    std::optional<core::AcceptorCondition> fault_;
    std::optional<Escrow> escrow_;
    std::deque<core::NoteEvent> events_;
};

}  // namespace devices
