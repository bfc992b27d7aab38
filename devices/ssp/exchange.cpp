#include "devices/ssp/exchange.h"

#include <utility>

#include "core/base/ensure.h"

namespace devices {

void SspExchange::start(std::string data, core::Instant now) {
    core::ensure(state_ != State::waiting, "one command at a time");
    asked_ = {.sequence = next_sequence_, .address = 0, .data = std::move(data)};
    next_sequence_ = !next_sequence_;
    sends_ = 0;
    state_ = State::waiting;
    send(now);
}

void SspExchange::start_sync(core::Instant now) {
    next_sequence_ = true;
    start("\x11", now);
}

void SspExchange::step(core::Instant now) {
    if (state_ != State::waiting) return;
    listen();
    if (state_ != State::waiting || now - sent_at_ < answer_time_max) return;
    if (sends_ >= sends_max) {
        state_ = State::failed;
    } else {
        send(now);
    }
}

std::string SspExchange::take_answer() {
    core::ensure(state_ == State::answered, "there is no answer");
    state_ = State::idle;
    return std::move(answer_);
}

void SspExchange::reset() {
    state_ = State::idle;
    decoder_.reset();
}

void SspExchange::send(core::Instant now) {
    sent_at_ = now;
    ++sends_;
    // A write that the device does not take ends by itself; then the next try sends.
    if (port_.state() == PortState::open && !port_.write().busy) port_.start_write(encode_ssp(asked_), now);
}

// A late answer to an earlier try has the sequence bit of its command, which is not that of this one.
void SspExchange::listen() {
    for (auto packet = port_.take_received(); packet; packet = port_.take_received()) {
        for (const char byte : *packet) {
            auto frame = decoder_.push(byte);
            const bool fits = frame && frame->sequence == asked_.sequence &&
                              frame->address == asked_.address && !frame->data.empty();
            if (!fits || state_ != State::waiting) continue;
            answer_ = std::move(frame->data);
            state_ = State::answered;
        }
    }
}

}  // namespace devices
