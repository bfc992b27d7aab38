#pragma once

#include <date/date.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// A calendar date without a time: business dates, due dates.
class Date {
  public:
    constexpr Date() = default;
    constexpr explicit Date(date::sys_days days) : days_(days) {}

    static Result<Date> parse(std::string_view text);  // "2026-11-23", real dates of 1900 to 2199 only
    std::string text() const;                          // "2026-11-23"
    constexpr date::sys_days days() const { return days_; }

    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr std::int64_t operator-(Date a, Date b) { return (a.days_ - b.days_).count(); }

  private:
    date::sys_days days_{};
};

// A moment for records: UTC milliseconds since 1970. Never used to order money; seq does that.
struct Moment {
    std::int64_t utc_ms = 0;

    static Result<Moment> parse(std::string_view text);  // "2026-11-23T10:15:00Z", milliseconds optional
    std::string text() const;                            // "2026-11-23T10:15:00.000Z"
    friend constexpr auto operator<=>(Moment, Moment) = default;
};

// The office's wall clock at a moment: "2026-11-23 08:02". Falls back to UTC when the zone is not known.
std::string local_text(Moment moment, std::string_view time_zone);

}  // namespace core
