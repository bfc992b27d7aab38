#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include "core/base/calendar.h"
#include "core/base/money.h"

namespace core {

inline Money money_in(SQLite::Statement& row, int column) {
    return Money::from_cents(row.getColumn(column).getInt64());
}

inline Date date_in(SQLite::Statement& row, int column) {
    return Date::parse(row.getColumn(column).getString()).value_or(Date{});
}

}  // namespace core
