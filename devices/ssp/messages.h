#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"

namespace devices {

enum class SspCommand : std::uint8_t {
    set_inhibits = 0x02,
    setup_request = 0x05,
    protocol_version = 0x06,
    poll = 0x07,
    reject = 0x08,
    disable = 0x09,
    enable = 0x0a,
    serial_number = 0x0c,
    sync = 0x11,
    last_reject = 0x17,
    hold = 0x18,
    poll_with_ack = 0x56,
    event_ack = 0x57,
    counters = 0x58
};

enum class SspAnswer : std::uint8_t { ok = 0xf0, unknown_command = 0xf2, cannot_process = 0xf5, fail = 0xf8 };

enum class SspEventCode : std::uint8_t {
    channel_disabled = 0xb5,
    initialising = 0xb6,
    stacking = 0xcc,
    path_open = 0xe0,
    cleared_to_front = 0xe1,
    cleared_to_cashbox = 0xe2,
    cashbox_removed = 0xe3,
    cashbox_replaced = 0xe4,
    fraud_attempt = 0xe6,
    stacker_full = 0xe7,
    disabled = 0xe8,
    unsafe_jam = 0xe9,
    safe_jam = 0xea,
    stacked = 0xeb,
    rejected = 0xec,
    rejecting = 0xed,
    credit = 0xee,
    read = 0xef,
    reset = 0xf1
};

struct SspEvent {
    SspEventCode code;
    std::uint8_t channel = 0;  // 0: none, or not known yet

    friend bool operator==(const SspEvent&, const SspEvent&) = default;
};

// Why the acceptor gave its last note back. Source: GA138, command LAST REJECT.
enum class SspReject : std::uint8_t {
    accepted = 0x00,
    channel_inhibited = 0x06,
    second_note = 0x07,
    by_host = 0x08,
    escrow_time_out = 0x18,
};

// The events of a poll's answer (its F0 included). An event of unknown length ends the list, because what
// follows it cannot be told apart; so does one that is cut off.
std::vector<SspEvent> ssp_events(std::string_view answer);

// What channels 1, 2... hold; zero: nothing that is counted here.
struct SspSetup {
    std::string firmware;
    std::string currency;
    std::vector<core::Money> channels;
};

// Empty when it is no whole answer of a note acceptor.
std::optional<SspSetup> ssp_setup(std::string_view answer);
std::optional<std::uint32_t> ssp_serial(std::string_view answer);
// Anything that is none of SspReject is one of many ways not to know a note. Empty: no answer to LAST REJECT.
std::optional<SspReject> ssp_last_reject(std::string_view answer);
// How many notes it stacked in its life: the first of its counters.
std::optional<std::int64_t> ssp_stacked_count(std::string_view answer);

}  // namespace devices
