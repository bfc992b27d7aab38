#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "devices/simulated/virtual_device.h"
#include "devices/ssp/frame.h"
#include "devices/ssp/messages.h"

namespace devices {

struct VirtualNoteAcceptorModel {
    DeviceIdentity identity{0x191c, 0x4104, "ITL", "NV9USB", "", "simulated"};
    std::uint32_t serial = 7654321;
    bool has_counters = true;
    bool has_poll_with_ack = true;
    char protocol_version = 6;
    std::string currency = "USD";
    std::vector<int> channels{1, 2, 5, 10, 20, 50, 100};  // dollars
};

// A note acceptor that obeys real SSP bytes. Where its note is:
//
//   none --insert--> reading --> escrow --poll--> moving --> in the cassette, counted, credit told
//                       '--inhibited  '--reject, 10 s--> rejecting --> none
//   power cut: what was before `moving` comes out at the front, what moved ends in the cassette
class VirtualNoteAcceptor : public VirtualDevice {
  public:
    static constexpr core::Milliseconds reading_time{100};
    static constexpr core::Milliseconds moving_time{100};
    static constexpr core::Milliseconds escrow_time_max{10'000};

    explicit VirtualNoteAcceptor(VirtualNoteAcceptorModel model = {}) : model_(std::move(model)) {}

    const DeviceIdentity& identity() const override { return model_.identity; }
    void step(core::Instant now) override;
    std::size_t receive(std::string_view bytes) override;
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { sent_.clear(); }

    // What a hand can do. False: the slot does not take the note now. One of no value it knows is not read.
    bool insert_note(core::Money denomination);
    bool insert_paper() { return insert_note({}); }
    void set_jammed(bool jammed) { is_jammed_ = jammed; }
    void set_cassette_full(bool full) { is_full_ = full; }
    void set_cassette_out(bool out);
    void take_out_jammed_note();  // by the front, as whoever clears a jam does: it is told to nobody
    void cheat() { events_.push_back({SspEventCode::fraud_attempt, channel_}); }
    void cut_power();
    void restore_power();
    void power_cycle() { cut_power(), restore_power(); }
    void lose_next_answer() { loses_answer_ = true; }

    enum class Place { none, reading, escrow, moving, rejecting };
    Place place() const { return place_; }
    bool is_powered() const { return is_powered_; }
    bool is_jammed() const { return is_jammed_; }
    bool is_cassette_full() const { return is_full_; }
    bool is_cassette_out() const { return is_cassette_out_; }
    std::vector<core::Money> denominations() const;  // that it can read, smallest first as its channels are
    bool has_untold_event() const { return !events_.empty(); }
    bool waits_for_ack() const { return !unacked_.empty(); }
    core::Money stacked_total() const { return stacked_total_; }  // what is in the cassette
    std::int64_t stacked_count() const { return stacked_count_; }
    void set_stacked_count(std::int64_t count) { stacked_count_ = count; }

  private:
    std::string obey(std::string_view command);
    std::string poll(bool with_ack);
    std::string setup() const;
    void go(Place place);
    void put_into_cassette(SspEventCode told);
    bool is_taken() const;
    void reject(SspReject why);

    VirtualNoteAcceptorModel model_;
    SspDecoder decoder_;
    std::deque<std::string> sent_;
    std::optional<bool> last_sequence_;
    std::string last_answer_;
    std::vector<SspEvent> events_;   // not told yet
    std::vector<SspEvent> unacked_;  // told, and told again until acknowledged
    Place place_ = Place::none;
    core::Instant now_{}, since_{};
    core::Money note_, stacked_total_;
    std::uint8_t channel_ = 0;
    std::int64_t stacked_count_ = 0;
    unsigned inhibits_ = 0;
    SspReject last_reject_ = SspReject::accepted;
    bool is_powered_ = true, is_enabled_ = false, is_escrow_told_ = false, loses_answer_ = false;
    bool is_jammed_ = false, is_full_ = false, is_cassette_out_ = false;
};

}  // namespace devices
