#pragma once

#include <array>
#include <map>
#include <string>

#include "core/counter/act.h"

namespace core {

// Argon2id, 19 MiB, 2 passes (OWASP password storage cheat sheet's minimum): about 16 ms.
std::string pin_hash(const std::string& pin);

// Digits as many as the policy says, and on a real station none that is guessed at once: one digit, a
// straight run, a short block repeated. Problems: pin_malformed.
Done check_new_pin(const PinRules& rules, const std::string& pin, bool training);

// Checks a PIN. The try is counted on disk before the PIN is looked at, so that a crash in between gives
// none away; a right PIN clears the count, a wrong one is an entry.
//
//   locked? -> delayed? -> try counted -> PIN checked -> count cleared | pin_refused journaled
//
// Problems: pin_locked, pin_delayed, wrong_pin, storage_*.
Done check_pin(const Counter& counter, const Person& person, const std::string& pin);

// PINs found right while the program runs, so that who signed in at a window does not pay for Argon2id and
// two commits with every payment. It holds a hash under a key of this run, no PIN, and ends with the person's
// next PIN. It vouches for nobody who is locked.
class SignIns {
  public:
    SignIns();
    bool knows(const Person& person, const std::string& pin) const;
    void remember(const Person& person, const std::string& pin);

  private:
    std::string mark_of(const Person& person, const std::string& pin) const;

    std::array<unsigned char, 32> key_{};
    std::map<std::string, std::string> marks_;  // by name
};

}  // namespace core
