#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/money.h"

namespace core {

enum class ColumnKind { text, amount, count };

struct ReportColumn {
    std::string key;  // of CSV and JSON: "approved_by"
    std::string title;
    ColumnKind kind = ColumnKind::text;
};

// A report as a table: one cell a column in every row, amounts as Money::text writes them, an empty cell
// where there is nothing to say. Totals are rows that stand apart and are not records: CSV leaves them out.
struct ReportTable {
    std::string name;   // "over-short"
    std::string title;  // "Over and short by clerk"
    std::string about;  // station and dates
    std::vector<ReportColumn> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<std::string>> totals;
};

// Columns aligned by what a reader sees, amounts grouped and to the right.
std::string render_text(const ReportTable& table);
// RFC 4180: a header line of the keys, lines end in CR LF, fields quoted where they must be.
std::string render_csv(const ReportTable& table);
// {"report", "title", "about", "rows": [...], "totals": [...]}; counts are numbers.
nlohmann::json to_json(const ReportTable& table);

// A cell as people read it: "1,234.50" for an amount.
std::string shown_cell(const ReportColumn& column, const std::string& cell);

// The members of a report of another form, one row each: "net_by_tender.cash", "110.00".
ReportTable member_table(std::string name, const nlohmann::json& report);

}  // namespace core
