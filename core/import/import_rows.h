#pragma once

#include <functional>
#include <string>

#include "core/import/csv_table.h"
#include "core/import/import.h"
#include "core/import/rejects_file.h"

namespace core {

// Puts one row where it belongs; gives the reason when it cannot be used, or an empty text.
using TakeRow = std::function<Result<std::string>(const CsvTable&)>;

// Runs over the table and sorts its rows into taken and rejected ones; counts both in `report`.
Done sort_rows(CsvTable& table, RejectsFile& rejects, const ImportRequest& request, const TakeRow& take_row,
               ImportReport& report);

// Ends an import whose rows are sorted: the mirror first, then the rejects file takes its name.
template <class Load>
Result<ImportReport> store_rows(Load& load, MirrorWriter& mirror, RejectsFile& rejects,
                                const ImportRequest& request, ImportReport report) {
    const LoadStamp stamp{.included_seq = request.included_seq,
                          .at = request.at,
                          .source = printable(request.file.filename().string()),
                          .rejected = report.rejected};
    Done done = load.finish(stamp);
    if (done) done = rejects.keep();
    if (done) done = mirror.settle();
    if (!done) return tl::unexpected(done.error());
    if (report.rejected > 0) report.rejects_file = rejects.path();
    return report;
}

}  // namespace core
