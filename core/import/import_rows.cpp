#include "core/import/import_rows.h"

namespace core {

namespace {

constexpr std::int64_t rows_between_reports = 4096;

void tell(const ImportRequest& request, const CsvTable& table, std::int64_t rows, bool is_storing) {
    if (!request.progress) return;
    request.progress({.rows = rows,
                      .bytes_done = table.reader().bytes_read(),
                      .bytes_total = table.reader().bytes_total(),
                      .is_storing = is_storing});
}

}  // namespace

Done sort_rows(CsvTable& table, RejectsFile& rejects, const ImportRequest& request, const TakeRow& take_row,
               ImportReport& report) {
    while (true) {
        const Result<CsvTable::Next> next = table.next();
        if (!next) return tl::unexpected(next.error());
        if (*next == CsvTable::Next::end) break;
        const bool usable = *next == CsvTable::Next::row;
        const Result<std::string> reason = usable ? take_row(table) : Result<std::string>(table.reason());
        if (!reason) return tl::unexpected(reason.error());
        if (reason->empty()) {
            ++report.imported;
        } else {
            Done added = rejects.add(table.original(), table.reader().line(), *reason);
            if (!added) return added;
            ++report.rejected;
        }
        const std::int64_t rows = report.imported + report.rejected;
        if (rows % rows_between_reports == 0) tell(request, table, rows, false);
    }
    tell(request, table, report.imported + report.rejected, true);
    return rejects.finish();
}

}  // namespace core
