#include "core/base/calendar.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <exception>
#include <optional>

namespace core {

namespace {

// Reads exactly the digits at [first, first + count); no sign, no space.
std::optional<int> digits_at(std::string_view text, std::size_t first, std::size_t count) {
    if (text.size() < first + count) return std::nullopt;
    int value = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

Problem not_a_date(std::string_view text) {
    return {ProblemCode::date_malformed, fmt::format("\"{}\" is not a date", printable(text))};
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
    const auto year = digits_at(text, 0, 4);
    const auto month = digits_at(text, 5, 2);
    const auto day = digits_at(text, 8, 2);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day) {
        return tl::unexpected(not_a_date(text));
    }
    const date::year_month_day ymd{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                   date::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok() || *year < 1900 || *year > 2199) return tl::unexpected(not_a_date(text));
    return Date(date::sys_days{ymd});
}

std::string Date::text() const {
    const date::year_month_day ymd{days_};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

Result<Moment> Moment::parse(std::string_view text) {
    const auto day = Date::parse(text.substr(0, 10));
    const auto hour = digits_at(text, 11, 2);
    const auto minute = digits_at(text, 14, 2);
    const auto second = digits_at(text, 17, 2);
    const bool has_ms = text.size() == 24;
    const auto ms = has_ms ? digits_at(text, 20, 3) : std::optional<int>(0);
    const bool shaped = (text.size() == 20 || (has_ms && text[19] == '.')) && text.back() == 'Z' &&
                        text[10] == 'T' && text[13] == ':' && text[16] == ':';
    if (!shaped || !day || !hour || !minute || !second || !ms || *hour > 23 || *minute > 59 || *second > 59) {
        return problem(ProblemCode::date_malformed,
                       fmt::format("\"{}\" is not a moment like 2026-11-23T10:15:00Z", printable(text)));
    }
    const std::int64_t seconds = ((*hour * 60) + *minute) * 60 + *second;
    return Moment{(day->days().time_since_epoch().count() * std::int64_t{86400} + seconds) * 1000 + *ms};
}

std::string Moment::text() const {
    const auto days =
        date::floor<date::days>(date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(utc_ms)));
    const std::int64_t rest = utc_ms - days.time_since_epoch().count() * std::int64_t{86'400'000};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date(days).text(), rest / 3'600'000, rest / 60'000 % 60,
                       rest / 1000 % 60, rest % 1000);
}

std::string local_text(Moment moment, std::string_view time_zone) {
    std::int64_t local_ms = moment.utc_ms;
    try {
        const auto instant =
            date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(moment.utc_ms));
        local_ms = date::locate_zone(std::string(time_zone))->to_local(instant).time_since_epoch().count();
    } catch (const std::exception&) {
        local_ms = moment.utc_ms;
    }
    const std::string text = Moment{local_ms}.text();
    return text.substr(0, 10) + " " + text.substr(11, 5);
}

}  // namespace core
