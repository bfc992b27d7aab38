#include "core/headoffice/desk_table.h"

#include "core/base/money.h"

namespace core {

Done fill_table(HeadOfficeLink& link, ReportTable& table, const std::string& question,
                const std::vector<std::string>& words) {
    return each_row(link, question, words, [&](const LinkRows& rows, int row) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const int column = static_cast<int>(i);
            cells.push_back(table.columns[i].kind == ColumnKind::amount
                                ? Money::from_cents(rows.number(row, column)).text()
                                : std::string(rows.text(row, column)));
        }
        table.rows.push_back(std::move(cells));
    });
}

}  // namespace core
