#include "core/headoffice/desk_daily.h"

#include <fmt/format.h>

#include "core/formats/bai2.h"
#include "core/headoffice/desk_table.h"

namespace core {

namespace {

struct Made {
    std::string day;
    std::string at;  // "2026-11-23 2215"
};

std::string type_of(std::string_view kind, bool restores) {
    if (kind == "payment_posted") return restores ? "699" : "115";
    if (kind == "tender_returned") return restores ? "555" : "399";
    return restores ? "699" : "399";
}

void summarize(Bai2Account& account) {
    for (const char* type : {"115", "555", "399", "699"}) {
        Bai2Summary summary{.type = type, .amount = Money{}, .items = 0};
        for (const Bai2Transaction& detail : account.transactions) {
            if (detail.type != type) continue;
            *summary.amount += detail.amount;
            ++*summary.items;
        }
        if (*summary.items > 0) account.summaries.push_back(std::move(summary));
    }
}

Result<std::string> as_bai2(HeadOfficeLink& link, std::int64_t number, const Made& made) {
    const auto day = Date::parse(made.day);
    const auto created = Date::parse(made.at.substr(0, 10));
    if (!day || !created) return problem(ProblemCode::head_office_failed, "a daily file without its date");
    Bai2Group group{.receiver = "BILLING", .originator = "PAYDESK", .as_of_date = *day};
    const Done read = each_row(
        link,
        "SELECT station, kind, document, seq, account, receivable, amount FROM paydesk.daily_lines WHERE "
        "file_no = $1 "
        "ORDER BY station, seq, n",
        {std::to_string(number)}, [&](const LinkRows& rows, int row) {
            const auto station = std::string(rows.text(row, 0));
            if (group.accounts.empty() || group.accounts.back().number != station)
                group.accounts.push_back({.number = station});
            const Money amount = Money::from_cents(rows.number(row, 6));
            const auto document = std::string(rows.text(row, 2));
            const auto receivable = std::string(rows.text(row, 5));
            group.accounts.back().transactions.push_back(
                {.type = type_of(rows.text(row, 1), amount.is_negative()),
                 .amount = amount.is_negative() ? -amount : amount,
                 .bank_reference = document.empty() ? fmt::format("E{}", rows.number(row, 3)) : document,
                 .customer_reference = std::string(rows.text(row, 4)),
                 .text = receivable.empty()         ? "credit"
                         : receivable == "@deposit" ? "deposit"
                                                    : receivable});
        });
    if (!read) return tl::unexpected(read.error());
    for (Bai2Account& account : group.accounts) summarize(account);
    return write_bai2({.sender = "PAYDESK",
                       .receiver = "BILLING",
                       .created_on = *created,
                       .created_at = made.at.substr(11, 4),
                       .identification = std::to_string(number),
                       .record_length = 80,
                       .groups = {std::move(group)}});
}

Result<std::string> as_csv(HeadOfficeLink& link, std::int64_t number) {
    ReportTable table{.name = "daily",
                      .columns = {{"file", ""},
                                  {"date", ""},
                                  {"station", ""},
                                  {"entry", ""},
                                  {"line", ""},
                                  {"kind", ""},
                                  {"payment", ""},
                                  {"account", ""},
                                  {"receivable", ""},
                                  {"amount", "", ColumnKind::amount}}};
    const Done read =
        fill_table(link, table,
                   "SELECT file_no, day, station, seq, n, kind, document, account, receivable, amount "
                   "FROM paydesk.daily_lines WHERE file_no = $1 ORDER BY station, seq, n",
                   {std::to_string(number)});
    if (!read) return tl::unexpected(read.error());
    return render_csv(table);
}

}  // namespace

Result<std::int64_t> make_daily_file(HeadOfficeLink& link, Date day, const std::string& person) {
    const auto made = ask_desk(link, "SELECT paydesk.make_daily_file($1, $2)", {day.text(), person});
    if (!made) return tl::unexpected(made.error());
    return made->number(0, 0);
}

Result<DailyFile> daily_file(HeadOfficeLink& link, std::int64_t number, DailyFormat format) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    const auto made = ask_desk(link,
                               "SELECT day, to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24MI') FROM "
                               "paydesk.daily_files WHERE file_no = $1",
                               {std::to_string(number)});
    if (!made) return tl::unexpected(made.error());
    if (made->rows() == 0) return problem(ProblemCode::unknown_daily_file);
    auto text = format == DailyFormat::csv
                    ? as_csv(link, number)
                    : as_bai2(link, number, {std::string(made->text(0, 0)), std::string(made->text(0, 1))});
    if (!text) return tl::unexpected(text.error());
    return DailyFile{.number = number, .text = std::move(*text)};
}

}  // namespace core
