#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/import/import.h"
#include "core/import/import_rows.h"

namespace core {

namespace {

enum Column : std::size_t { receivable, account, kind, service, amount, due_date };
constexpr std::array<std::string_view, 6> columns{"receivable", "account", "kind",
                                                  "service",    "amount",  "due_date"};

constexpr std::size_t id_length_max = 40;
constexpr std::size_t service_length_max = 30;

// An id is printed on receipts and typed back: visible ASCII only.
bool is_receivable_id(std::string_view text) {
    return !text.empty() && text.size() <= id_length_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

// A service names ledger accounts, so it is a plain word.
bool is_service(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= service_length_max && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(), fits);
}

// The row as a receivable, or the reason why it is none.
tl::expected<ReceivableRow, std::string> receivable_row(const CsvTable& row) {
    const std::string_view id = row.field(receivable);
    if (!is_receivable_id(id)) {
        return tl::unexpected(fmt::format("\"{}\" is not a receivable's id", printable(id)));
    }
    const Result<AccountNumber> number = AccountNumber::parse(row.field(account));
    if (!number) return tl::unexpected(number.error().message());
    const std::optional<ReceivableKind> known_kind = receivable_kind(row.field(kind));
    if (!known_kind)
        return tl::unexpected(fmt::format("\"{}\" is not a kind of receivable", printable(row.field(kind))));
    const std::string_view word = row.field(service);
    if (!is_service(word)) {
        return tl::unexpected(fmt::format("\"{}\" is not a service: a lower-case word", printable(word)));
    }
    const Result<Money> money = Money::parse(row.field(amount));
    if (!money) return tl::unexpected(money.error().message());
    if (!money->is_positive())
        return tl::unexpected(fmt::format("the amount {} is not more than zero", money->text()));
    const Result<Date> date = Date::parse(row.field(due_date));
    if (!date) return tl::unexpected(date.error().message());
    return ReceivableRow{.id = id,
                         .account = *number,
                         .kind = *known_kind,
                         .service = word,
                         .amount = *money,
                         .due_date = *date};
}

std::string reason_of(ReceivableLoad::Outcome outcome) {
    switch (outcome) {
        case ReceivableLoad::Outcome::added:
        case ReceivableLoad::Outcome::changed:
            return {};
        case ReceivableLoad::Outcome::repeated:
            return "the receivable is in the file twice; the first row counts";
        case ReceivableLoad::Outcome::unknown_account:
            return "no account has this number";
    }
    return {};
}

Result<std::string> take(ReceivableLoad& load, const CsvTable& row) {
    const auto read = receivable_row(row);
    if (!read) return read.error();
    const Result<ReceivableLoad::Outcome> put = load.put(*read);
    if (!put) return tl::unexpected(put.error());
    return reason_of(*put);
}

}  // namespace

Result<ImportReport> import_receivables(MirrorWriter& mirror, const ImportRequest& request) {
    if (request.included_seq < 0) return problem(ProblemCode::usage, "--included-seq cannot be less than 0");
    Result<CsvTable> table = CsvTable::open(request.file, columns);
    if (!table) return tl::unexpected(table.error());
    RejectsFile rejects(request.file, table->header());
    const auto load = mirror.load_receivables();
    if (!load) return tl::unexpected(load.error());
    ImportReport report;
    const auto take_row = [&](const CsvTable& row) { return take(**load, row); };
    const Done sorted = sort_rows(*table, rejects, request, take_row, report);
    if (!sorted) return tl::unexpected(sorted.error());
    report.added = report.imported;
    report.replaced = (*load)->replaced();
    const bool all_rejected = report.imported == 0 && report.rejected > 0;
    if (all_rejected && report.replaced > 0) {
        const Done told = rejects.keep();
        if (!told) return tl::unexpected(told.error());
        return problem(
            ProblemCode::csv_malformed,
            fmt::format("not one of {} rows can be used, so the receivables stay as they were; see {}",
                        report.rejected, printable(rejects.path().filename().string())));
    }
    return store_rows(**load, mirror, rejects, request, report);
}

}  // namespace core
