#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/counter/act.h"
#include "core/counter/due.h"
#include "core/counter/head_office.h"
#include "core/texts/texts.h"

namespace kiosk {

// Looks every two seconds how this station stands to head office, as the sync wrote it down.
class OfficeWatch {
  public:
    // `mail` null: this program knows no head office.
    OfficeWatch(const core::Counter& counter, core::HeadOfficeMail* mail) : counter_(counter), mail_(mail) {}

    // True when it looked just now.
    bool step(core::Instant now);
    // Nothing: the station has no head office.
    const std::optional<core::StationAtOffice>& standing() const { return standing_; }
    // Journals people that head office sent since it was asked last; from then on they hold. True: there were
    // some.
    bool take_people(const std::string& station);

  private:
    core::Counter counter_;
    core::HeadOfficeMail* mail_;
    core::Instant next_look_{};
    std::int64_t last_delivery_ = 0;  // that was judged
    std::optional<core::StationAtOffice> standing_;
};

// "Head office offline since Nov 23 10:15, 12 wait". Empty: all is well, and head office has everything.
std::string office_words(const core::Texts& texts, const std::optional<core::StationAtOffice>& standing,
                         const std::string& time_zone);

// "Amounts as of Nov 23 08:02". Empty: it is not known.
std::string as_of_words(const core::Texts& texts, const core::AccountDue& due, const std::string& time_zone);

}  // namespace kiosk
