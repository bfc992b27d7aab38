#include "core/headoffice/desk_status.h"

#include "core/headoffice/desk_table.h"

namespace core {

Result<DeskStatus> desk_status(HeadOfficeLink& link, const StatusWanted& wanted) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    DeskStatus status{.stations = {.name = "stations",
                                   .title = "Stations",
                                   .columns = {{"station", "Station"},
                                               {"state", "State"},
                                               {"last_contact", "Last contact"},
                                               {"silent", "Silent"},
                                               {"behind", "Not sent", ColumnKind::count},
                                               {"clock_ahead_s", "Clock s", ColumnKind::count},
                                               {"open_sessions", "Drawers", ColumnKind::count},
                                               {"rejects_open", "Rejects", ColumnKind::count},
                                               {"certificate_ends", "Certificate"},
                                               {"certificate_ending", "Ends soon"}}},
                      .over_short = {.name = "over-short",
                                     .title = "Over and short",
                                     .about = "since " + wanted.from.text(),
                                     .columns = {{"date", "Date"},
                                                 {"person", "Person"},
                                                 {"station", "Station"},
                                                 {"over", "Over", ColumnKind::amount},
                                                 {"short", "Short", ColumnKind::amount}}},
                      .paid_twice = {.name = "paid-twice",
                                     .title = "Paid twice",
                                     .columns = {{"date", "Date"},
                                                 {"account", "Account"},
                                                 {"receivable", "Receivable"},
                                                 {"station", "Station"},
                                                 {"payment", "Payment"},
                                                 {"too_much", "Too much", ColumnKind::amount}}}};
    Done done =
        fill_table(link, status.stations,
                   "SELECT station, state, coalesce(to_char(last_contact AT TIME ZONE 'UTC', "
                   "'YYYY-MM-DD HH24:MI'), 'never'), CASE WHEN silent THEN 'silent' ELSE '' END, behind, "
                   "clock_ahead / 1000, open_sessions, rejects_open, coalesce(certificate_ends::date::text, "
                   "''), CASE WHEN certificate_ending THEN 'soon' ELSE '' END FROM paydesk.desk_stations($1)",
                   {std::to_string(wanted.silent_hours)});
    if (done) {
        done = fill_table(
            link, status.over_short,
            "SELECT day, person, station, over, short FROM paydesk.desk_over_short WHERE day >= $1 "
            "ORDER BY day DESC, person, station",
            {wanted.from.text()});
    }
    if (done) {
        done = fill_table(
            link, status.paid_twice,
            "SELECT day, account, receivable, station, payment, amount FROM paydesk.desk_paid_twice "
            "ORDER BY day, station, seq");
    }
    if (!done) return tl::unexpected(done.error());
    const auto figures = ask_desk(link,
                                  "SELECT paydesk.months_left($1), (SELECT coalesce(max(file_no), 0) FROM "
                                  "paydesk.daily_files)",
                                  {wanted.today.text()});
    if (!figures) return tl::unexpected(figures.error());
    status.months_left = figures->number(0, 0);
    status.last_daily_file = figures->number(0, 1);
    return status;
}

}  // namespace core
