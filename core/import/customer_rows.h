#pragma once

#include <array>
#include <string>
#include <tl/expected.hpp>

#include "core/import/csv_table.h"
#include "core/store/mirror/mirror_rows.h"

namespace core {

// The columns of the two files in which a billing system says what it knows, in the order of CsvTable's
// fields.
inline constexpr std::array<std::string_view, 7> account_columns{"account", "name",   "address", "phone",
                                                                 "class",   "status", "flags"};
inline constexpr std::array<std::string_view, 6> receivable_columns{"receivable", "account", "kind",
                                                                    "service",    "amount",  "due_date"};

// The row as an account or a receivable, or the reason why it is none. The texts belong to the table, the
// flags to `flags`: they may come with spaces between them and are kept with semicolons.
tl::expected<AccountRow, std::string> account_row(const CsvTable& row, std::string& flags);
tl::expected<ReceivableRow, std::string> receivable_row(const CsvTable& row);

}  // namespace core
