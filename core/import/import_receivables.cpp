#include <fmt/format.h>

#include "core/import/customer_rows.h"
#include "core/import/import.h"
#include "core/import/import_rows.h"

namespace core {

namespace {

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
    Result<CsvTable> table = CsvTable::open(request.file, receivable_columns);
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
