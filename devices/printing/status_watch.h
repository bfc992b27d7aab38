#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "devices/printing/printer_status.h"

namespace devices {

// Keeps the newest status of one printer and decides when to ask for it: printers report changes by
// themselves, but some do not, and all can hang. After a missing answer, late ones are waited out, so an
// answer never passes for another question's.
class StatusWatch {
  public:
    static constexpr core::Milliseconds answer_time_max{1000};
    static constexpr core::Milliseconds quiet_time{1000};      // after a missing answer
    static constexpr core::Milliseconds interval{5000};        // for printers that report by themselves
    static constexpr core::Milliseconds interval_alone{2000};  // for printers that only answer
    static constexpr core::Milliseconds interval_hurried{200};

    void begin();  // a new connection: nothing is known

    void reported(const PrinterStatus& status);                     // unasked
    void answered(const PrinterStatus& status, core::Instant now);  // to the question under way
    void heard() { misses_ = 0; }                                   // anything else: it is alive
    bool step(core::Instant now);                                   // true: the answer is missing

    bool wants_to_ask(core::Instant now) const;
    void asked(core::Instant now);           // the question is on its way
    void question_taken(core::Instant now);  // only now the answer's time begins
    bool is_waiting() const { return asked_at_.has_value(); }
    void ask_soon() { is_asked_for_ = true; }
    void hurry(bool wanted) { is_hurried_ = wanted; }  // someone waits for the drawer to move

    // Empty until the first report of this connection.
    const std::optional<PrinterStatus>& status() const { return status_; }
    bool is_silent() const;  // asked and not answered: once at first, twice in a row later
    std::uint64_t answers() const { return answers_; }  // complete answers so far; grows

  private:
    std::optional<PrinterStatus> status_;
    std::optional<core::Instant> asked_at_;
    std::optional<core::Instant> next_at_;  // empty: at once
    std::optional<core::Instant> quiet_until_;
    int misses_ = 0;
    bool reports_by_itself_ = false;
    bool is_asked_for_ = false;
    bool is_hurried_ = false;
    std::uint64_t answers_ = 0;
};

}  // namespace devices
