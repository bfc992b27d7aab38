#include "bench/table.h"

#include <fmt/format.h>

#include <iostream>

namespace bench {

namespace {

std::string line_of(const Row& row) {
    const std::string wanted = row.wanted.empty() ? "" : "hold " + row.wanted;
    return fmt::format("{:<10} {:<58} {:>12.3f} {:<8} {}\n", row.group, row.name, row.value, row.unit,
                       wanted);
}

}  // namespace

void Table::add(Row row) {
    std::cerr << line_of(row);  // seen while the rest still runs
    rows_.push_back(std::move(row));
}

std::string Table::text() const {
    std::string text;
    for (const Row& row : rows_) text += line_of(row);
    return text;
}

nlohmann::json Table::json() const {
    auto list = nlohmann::json::array();
    for (const Row& row : rows_) {
        list.push_back({{"group", row.group},
                        {"name", row.name},
                        {"value", row.value},
                        {"unit", row.unit},
                        {"wanted", row.wanted}});
    }
    return list;
}

}  // namespace bench
