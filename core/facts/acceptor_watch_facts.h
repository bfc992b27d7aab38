#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/money.h"

namespace core {

// What a note acceptor told or did that somebody should look into.
enum class AcceptorAlarm {
    note_unknown,   // it may be in the cassette, and nobody can tell: on no account, in no figure
    fraud_attempt,  // the acceptor says that somebody tampered with it
};

std::string_view name_of(AcceptorAlarm what);
std::optional<AcceptorAlarm> acceptor_alarm(std::string_view name);

// Journal body "acceptor_sensed". Moves no money.
struct AcceptorSensed {
    AcceptorAlarm what = AcceptorAlarm::note_unknown;
    std::string acceptor;                 // its serial number
    std::optional<std::int64_t> stacked;  // its lifetime count, with the note; nothing: it does not count
    std::string note;                     // which note, as in "note_stacked"; empty: of none
    std::int64_t notes = 0;               // how many the count cannot account for; usually one
    Money denomination;                   // zero: nobody knows
    std::string attempt;                  // whose it was to be; empty: nobody's
    std::string account;
    std::string session;  // the cassette that may hold it; empty: none was fitted
};

nlohmann::json to_body(const AcceptorSensed& fact);
// Throws nlohmann::json::exception on a body of another shape.
AcceptorSensed acceptor_sensed_from(const nlohmann::json& body);

}  // namespace core
