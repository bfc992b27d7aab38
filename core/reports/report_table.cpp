#include "core/reports/report_table.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"

namespace core {

namespace {

using nlohmann::json;
using Cells = std::vector<std::string>;

constexpr std::string_view between = "  ";

std::size_t width_of(const std::string& cell) {
    return static_cast<std::size_t>(utf8::unchecked::distance(cell.begin(), cell.end()));
}

std::string padded(const std::string& cell, std::size_t width, bool right) {
    const std::string space(width - std::min(width, width_of(cell)), ' ');
    return right ? space + cell : cell + space;
}

// Control characters and broken UTF-8 would break the lines.
Cells shown_row(const ReportTable& table, const Cells& row) {
    ensure(row.size() == table.columns.size(), "a report's row has another width than its columns");
    Cells shown;
    for (std::size_t i = 0; i < row.size(); ++i) {
        std::string cell = valid_utf8(shown_cell(table.columns[i], row[i]));
        for (char& c : cell) {
            if (static_cast<unsigned char>(c) < 0x20) c = '?';
        }
        shown.push_back(std::move(cell));
    }
    return shown;
}

std::string text_line(const ReportTable& table, const Cells& row, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) line += between;
        line += padded(row[i], widths[i], table.columns[i].kind != ColumnKind::text);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string csv_field(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char c : field) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string csv_line(const Cells& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) line += (i > 0 ? "," : "") + csv_field(fields[i]);
    return line + "\r\n";
}

json rows_json(const ReportTable& table, const std::vector<Cells>& rows) {
    auto list = json::array();
    for (const Cells& row : rows) {
        auto object = json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const ReportColumn& column = table.columns[i];
            const bool number = column.kind == ColumnKind::count && !row[i].empty();
            object[column.key] = number ? json(std::atoll(row[i].c_str())) : json(row[i]);
        }
        list.push_back(std::move(object));
    }
    return list;
}

void add_members(ReportTable& table, const std::string& path, const json& value) {
    if (value.is_structured()) {
        for (const auto& [key, member] : value.items())
            add_members(table, path.empty() ? key : path + "." + key, member);
    } else {
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        table.rows.push_back({path, value.is_null() ? "" : text});
    }
}

}  // namespace

std::string shown_cell(const ReportColumn& column, const std::string& cell) {
    if (column.kind != ColumnKind::amount || cell.empty()) return cell;
    const auto amount = Money::from_text(cell);
    return amount ? amount->grouped_text() : cell;
}

std::string render_text(const ReportTable& table) {
    Cells titles;
    for (const ReportColumn& column : table.columns) titles.push_back(column.title);
    std::vector<Cells> rows;
    std::vector<Cells> totals;
    for (const Cells& row : table.rows) rows.push_back(shown_row(table, row));
    for (const Cells& row : table.totals) totals.push_back(shown_row(table, row));
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        std::size_t width = width_of(titles[i]);
        for (const auto* part : {&rows, &totals}) {
            for (const Cells& row : *part) width = std::max(width, width_of(row[i]));
        }
        widths.push_back(width);
    }
    std::size_t full = between.size() * (widths.empty() ? 0 : widths.size() - 1);
    for (const std::size_t width : widths) full += width;
    const std::string rule = std::string(full, '-') + "\n";
    std::string text = table.title + "\n" + table.about + "\n\n" + text_line(table, titles, widths) + rule;
    for (const Cells& row : rows) text += text_line(table, row, widths);
    if (rows.empty()) text += "none\n";
    if (!totals.empty()) text += rule;
    for (const Cells& row : totals) text += text_line(table, row, widths);
    return text;
}

std::string render_csv(const ReportTable& table) {
    Cells keys;
    for (const ReportColumn& column : table.columns) keys.push_back(column.key);
    std::string text = csv_line(keys);
    for (const Cells& row : table.rows) text += csv_line(row);
    return text;
}

json to_json(const ReportTable& table) {
    return {{"report", table.name},
            {"title", table.title},
            {"about", table.about},
            {"rows", rows_json(table, table.rows)},
            {"totals", rows_json(table, table.totals)}};
}

ReportTable member_table(std::string name, const json& report) {
    ReportTable table{.name = std::move(name), .columns = {{"member", "Member"}, {"value", "Value"}}};
    add_members(table, {}, report);
    return table;
}

}  // namespace core
