#include "core/import/customer_rows.h"
#include "core/import/import.h"
#include "core/import/import_rows.h"

namespace core {

namespace {

// Brings one row after another into the load.
class AccountRows {
  public:
    AccountRows(AccountLoad& load, ImportReport& report) : load_(load), report_(report) {}

    Result<std::string> take(const CsvTable& row) {
        const auto read = account_row(row, flags_);
        if (!read) return read.error();
        const Result<AccountLoad::Outcome> put = load_.put(*read);
        if (!put) return tl::unexpected(put.error());
        return counted(*put);
    }

  private:
    std::string counted(AccountLoad::Outcome outcome) {
        switch (outcome) {
            case AccountLoad::Outcome::added:
                ++report_.added;
                return {};
            case AccountLoad::Outcome::changed:
                ++report_.changed;
                return {};
            case AccountLoad::Outcome::unchanged:
                return {};
            case AccountLoad::Outcome::repeated:
                return "the account is in the file twice; the first row counts";
        }
        return {};
    }

    AccountLoad& load_;
    ImportReport& report_;
    std::string flags_;
};

}  // namespace

Result<ImportReport> import_accounts(MirrorWriter& mirror, const ImportRequest& request) {
    Result<CsvTable> table = CsvTable::open(request.file, account_columns);
    if (!table) return tl::unexpected(table.error());
    RejectsFile rejects(request.file, table->header());
    const auto load = mirror.load_accounts();
    if (!load) return tl::unexpected(load.error());
    ImportReport report;
    AccountRows rows(**load, report);
    const auto take_row = [&](const CsvTable& row) { return rows.take(row); };
    const Done sorted = sort_rows(*table, rejects, request, take_row, report);
    if (!sorted) return tl::unexpected(sorted.error());
    return store_rows(**load, mirror, rejects, request, report);
}

}  // namespace core
