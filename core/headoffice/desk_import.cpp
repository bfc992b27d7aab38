#include "core/headoffice/desk_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/import/customer_rows.h"
#include "core/import/import_rows.h"

namespace core {

namespace {

// Gathers rows and sends them in large pieces.
class CopyRows {
  public:
    explicit CopyRows(HeadOfficeLink& link) : link_(link) {}

    Done put(std::int64_t line, std::initializer_list<std::string_view> fields) {
        rows_ += std::to_string(line);
        for (const std::string_view field : fields) rows_ += '\t' + copy_field(field);
        rows_ += '\n';
        constexpr std::size_t piece = 256 * 1024;
        return rows_.size() < piece ? Done{} : send();
    }
    Done send() {
        const auto sent = link_.put_copy(rows_);
        rows_.clear();
        return sent.map_error(problem_of);
    }

  private:
    HeadOfficeLink& link_;
    std::string rows_;
};

// What differs between the two files.
struct Kind {
    std::string name;
    std::span<const std::string_view> columns;
    std::string copy;
    std::function<Result<std::string>(const CsvTable&, CopyRows&)> take;
};

Kind accounts_kind() {
    return {.name = "accounts",
            .columns = account_columns,
            .copy =
                "COPY paydesk.account_stage (line, number, name, address, phone, class, status, flags) FROM "
                "STDIN",
            .take = [flags = std::string()](const CsvTable& table,
                                            CopyRows& rows) mutable -> Result<std::string> {
                const auto row = account_row(table, flags);
                if (!row) return row.error();
                const Done put =
                    rows.put(table.reader().line(), {row->number.text(), row->name, row->address, row->phone,
                                                     row->account_class, row->status, row->flags});
                if (!put) return tl::unexpected(put.error());
                return std::string();
            }};
}

Kind receivables_kind() {
    return {
        .name = "receivables",
        .columns = receivable_columns,
        .copy =
            "COPY paydesk.receivable_stage (line, id, account, kind, service, amount, due_date) FROM STDIN",
        .take = [](const CsvTable& table, CopyRows& rows) -> Result<std::string> {
            const auto row = receivable_row(table);
            if (!row) return row.error();
            const Done put = rows.put(table.reader().line(),
                                      {row->id, row->account.text(), name_of(row->kind), row->service,
                                       std::to_string(row->amount.cents()), row->due_date.text()});
            if (!put) return tl::unexpected(put.error());
            return std::string();
        }};
}

// The stage holds the columns that are known; others of the file are left empty.
Done reject_staged(HeadOfficeLink& link, const Kind& kind, const CsvTable& table, RejectsFile& rejects) {
    for (std::string after = "0";;) {
        const auto rows =
            ask_desk(link, "SELECT * FROM paydesk.unusable_rows($1, $2, 1000)", {kind.name, after});
        if (!rows) return tl::unexpected(rows.error());
        if (rows->rows() == 0) return rejects.finish();
        for (int row = 0; row < rows->rows(); ++row) {
            std::vector<std::string_view> fields;
            for (const std::string& column : table.header()) {
                const auto known = std::find(kind.columns.begin(), kind.columns.end(), column);
                const auto place = static_cast<int>(known - kind.columns.begin());
                fields.push_back(known == kind.columns.end() ? std::string_view()
                                                             : rows->text(row, 2 + place));
            }
            if (Done added = rejects.add(fields, rows->number(row, 0), rows->text(row, 1)); !added)
                return added;
        }
        after = rows->text(rows->rows() - 1, 0);
    }
}

Done copy_rows(HeadOfficeLink& link, const Kind& kind, CsvTable& table, RejectsFile& rejects,
               const DeskImport& wanted, ImportReport& report) {
    if (const auto begun = link.begin_copy(kind.copy); !begun)
        return tl::unexpected(problem_of(begun.error()));
    CopyRows rows(link);
    const ImportRequest request{
        .file = wanted.file, .included_seq = 0, .at = Moment{}, .progress = wanted.progress};
    Done read = sort_rows(
        table, rejects, request, [&](const CsvTable& row) { return kind.take(row, rows); }, report);
    if (read) read = rows.send();
    const auto ended = link.end_copy(read ? nullptr : "the file could not be read to its end");
    if (!read) return read;
    if (!ended) return tl::unexpected(problem_of(ended.error()));
    return {};
}

Done merge(HeadOfficeLink& link, const Kind& kind, const DeskImport& wanted, ImportReport& report) {
    const std::string source = printable(wanted.file.filename().string());
    const auto merged =
        kind.name == "accounts"
            ? ask_desk(link, "SELECT added, changed, 0 FROM paydesk.merge_accounts($1)", {source})
            : ask_desk(link, "SELECT added, changed, gone FROM paydesk.merge_receivables($1, $2)",
                       {source, std::to_string(wanted.includes_file)});
    if (!merged) return tl::unexpected(merged.error());
    report.added = merged->number(0, 0);
    report.changed = merged->number(0, 1);
    report.replaced = merged->number(0, 2);
    return {};
}

Result<ImportReport> import_kind(HeadOfficeLink& link, const Kind& kind, const DeskImport& wanted) {
    auto table = CsvTable::open(wanted.file, kind.columns);
    if (!table) return tl::unexpected(table.error());
    RejectsFile rejects(wanted.file, table->header());
    auto transaction = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto refused = ask_desk(link, "SELECT paydesk.start_import($1, $2)",
                                  {kind.name, std::to_string(wanted.includes_file)});
    if (!refused) return tl::unexpected(refused.error());
    if (!refused->text(0, 0).empty())
        return problem(ProblemCode::includes_file_wrong, std::string(refused->text(0, 0)));
    ImportReport report;
    if (const Done copied = copy_rows(link, kind, *table, rejects, wanted, report); !copied)
        return tl::unexpected(copied.error());
    const auto bad = ask_desk(link, "SELECT paydesk.judge_stage($1)", {kind.name});
    if (!bad) return tl::unexpected(bad.error());
    report.imported -= bad->number(0, 0);
    report.rejected += bad->number(0, 0);
    if (const Done told = reject_staged(link, kind, *table, rejects); !told)
        return tl::unexpected(told.error());
    if (report.imported == 0) {  // an empty file would mean that nobody owes anything
        if (const Done told = rejects.keep(); !told) return tl::unexpected(told.error());
        return problem(ProblemCode::csv_malformed,
                       fmt::format("not one of {} rows can be used, so everything stays as it was; see {}",
                                   report.rejected, printable(rejects.path().filename().string())));
    }
    if (const Done merged = merge(link, kind, wanted, report); !merged) return tl::unexpected(merged.error());
    if (const Done kept = transaction->commit(); !kept) return tl::unexpected(kept.error());
    if (const Done told = rejects.keep(); !told) return tl::unexpected(told.error());
    if (report.rejected > 0) report.rejects_file = rejects.path();
    return report;
}

}  // namespace

Result<ImportReport> import_accounts(HeadOfficeLink& link, const DeskImport& wanted) {
    return import_kind(link, accounts_kind(), wanted);
}

Result<ImportReport> import_receivables(HeadOfficeLink& link, const DeskImport& wanted) {
    return import_kind(link, receivables_kind(), wanted);
}

}  // namespace core
