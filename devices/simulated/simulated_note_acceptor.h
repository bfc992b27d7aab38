#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/note_acceptor.h"

namespace devices {

// A note acceptor without hardware. A note is read into escrow, then stacked, or given back when notes are
// not (or no longer) wanted, its value is not taken, or the path is blocked.
//
//   (slot) --insert_note--> escrow --time--> stacked   event waits until acknowledged
//                              '--unwanted, jam, unplug--> returned
class SimulatedNoteAcceptor : public core::NoteAcceptor {
  public:
    static constexpr core::Milliseconds escrow_time{300};
    static constexpr std::size_t events_waiting_max = 64;  // then it takes no more notes

    explicit SimulatedNoteAcceptor(std::vector<core::Money> denominations);

    void step(core::Instant now) override;
    std::string name() const override { return "simulated note acceptor"; }
    core::AcceptorCondition condition() const override;
    void accept_notes(bool wanted) override { is_wanted_ = wanted; }
    std::optional<core::NoteEvent> event() const override;
    void acknowledge() override;

    // What a person at the acceptor can do. False: the slot does not take the note now.
    bool insert_note(core::Money denomination);
    void set_jammed(bool jammed) { is_jammed_ = jammed; }
    void set_cassette_full(bool full) { is_cassette_full_ = full; }
    void set_cassette_out(bool out) { is_cassette_out_ = out; }
    void set_unplugged(bool unplugged) { is_unplugged_ = unplugged; }

    const std::vector<core::Money>& denominations() const { return denominations_; }
    core::Money stacked_total() const { return stacked_total_; }  // what is in the cassette

  private:
    bool can_stack() const;
    void end_escrow(core::NoteEvent::Kind kind);

    std::vector<core::Money> denominations_;
    std::optional<core::Money> escrow_;
    std::optional<core::Instant> escrow_since_;
    std::deque<core::NoteEvent> events_;
    core::Money stacked_total_;
    bool is_wanted_ = false;
    bool is_jammed_ = false;
    bool is_cassette_full_ = false;
    bool is_cassette_out_ = false;
    bool is_unplugged_ = false;
};

}  // namespace devices
