#pragma once

#include <optional>
#include <string>

#include "devices/port/byte_port.h"
#include "devices/ssp/frame.h"

namespace devices {

// One command and its answer. When no answer comes the very same frame goes out again: its sequence bit is
// the same, so that the acceptor repeats its stored answer and does nothing twice.
//
//   idle --start--> waiting --answer--> answered --take_answer--> idle
//                      |  ^--1 s, at most 3 times--'
//                      '--1 s after the last--> failed
class SspExchange {
  public:
    static constexpr core::Milliseconds answer_time_max{1000};
    static constexpr int sends_max = 4;

    enum class State { idle, waiting, answered, failed };

    explicit SspExchange(BytePort& port) : port_(port) {}

    void start(std::string data, core::Instant now);
    void start_sync(core::Instant now);  // both ends begin again with sequence bit 0
    void step(core::Instant now);
    State state() const { return state_; }
    std::string take_answer();  // only when answered
    void reset();

  private:
    void send(core::Instant now);
    void listen();

    BytePort& port_;
    SspDecoder decoder_;
    State state_ = State::idle;
    bool next_sequence_ = false;
    SspFrame asked_;
    std::string answer_;
    int sends_ = 0;
    core::Instant sent_at_{};
};

}  // namespace devices
