#include "core/import/csv_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/utf8_text.h"

namespace core {

namespace {

constexpr std::size_t field_bytes_max = 500;

enum class Text { plain, has_line_breaks, has_control_characters };

Text kind_of_text(std::string_view text) {
    Text kind = Text::plain;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) continue;
        if (c != '\n' && c != '\r' && c != '\t') return Text::has_control_characters;
        kind = Text::has_line_breaks;
    }
    return kind;
}

// "118 Elm St\r\nApt 2" as "118 Elm St Apt 2".
void smooth(std::string_view text, std::string& smoothed) {
    smoothed.clear();
    for (const char c : text) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space) {
            smoothed += c;
        } else if (!smoothed.empty() && smoothed.back() != ' ') {
            smoothed += ' ';
        }
    }
}

}  // namespace

Result<CsvTable> CsvTable::open(const std::filesystem::path& path,
                                std::span<const std::string_view> columns) {
    Result<InputFile> file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    CsvTable table{CsvReader(std::move(*file))};
    const Done header = table.read_header(columns);
    if (header) return table;
    if (header.error().code != ProblemCode::csv_malformed) return tl::unexpected(header.error());
    return problem(ProblemCode::csv_malformed,
                   fmt::format("{}: {}", printable(path.filename().string()), header.error().detail));
}

Done CsvTable::read_header(std::span<const std::string_view> columns) {
    const Result<CsvReader::Next> first = reader_.next();
    if (!first) return tl::unexpected(first.error());
    const std::string wanted =
        fmt::format("the first line must name the columns {}", fmt::join(columns, ","));
    if (*first != CsvReader::Next::record) return problem(ProblemCode::csv_malformed, wanted);
    const auto names = reader_.fields();
    for (const std::string_view column : columns) {
        const auto found = std::find(names.begin(), names.end(), column);
        if (found == names.end()) {
            return problem(ProblemCode::csv_malformed,
                           fmt::format("there is no column \"{}\"; {}", column, wanted));
        }
        if (std::find(found + 1, names.end(), column) != names.end()) {
            return problem(ProblemCode::csv_malformed,
                           fmt::format("the column \"{}\" is there twice", column));
        }
        places_.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    header_.assign(names.begin(), names.end());
    wanted_.resize(columns.size());
    smoothed_.resize(columns.size());
    return {};
}

Result<CsvTable::Next> CsvTable::next() {
    const Result<CsvReader::Next> record = reader_.next();
    if (!record) return tl::unexpected(record.error());
    switch (*record) {
        case CsvReader::Next::end:
            return Next::end;
        case CsvReader::Next::broken:
            return unusable_as_a_line(std::string(reader_.fault()), std::string(reader_.broken_line()));
        case CsvReader::Next::record:
            break;
    }
    return take_fields();
}

CsvTable::Next CsvTable::take_fields() {
    const auto fields = reader_.fields();
    if (fields.size() != header_.size()) {
        return unusable_as_a_line(
            fmt::format("{} fields where the header has {}", fields.size(), header_.size()),
            fmt::format("{}", fmt::join(fields, ",")));
    }
    original_.assign(fields.begin(), fields.end());
    for (std::size_t column = 0; column < places_.size(); ++column) {
        const std::string_view text = fields[places_[column]];
        const std::string& name = header_[places_[column]];
        if (text.size() > field_bytes_max) {
            return unusable(fmt::format("the field {} is longer than {} bytes", name, field_bytes_max));
        }
        if (!is_valid_utf8(text)) return unusable(fmt::format("the field {} is not UTF-8", name));
        wanted_[column] = text;
        switch (kind_of_text(text)) {
            case Text::plain:
                break;
            case Text::has_control_characters:
                return unusable(fmt::format("the field {} holds control characters", name));
            case Text::has_line_breaks:
                smooth(text, smoothed_[column]);
                wanted_[column] = smoothed_[column];
                break;
        }
    }
    return Next::row;
}

CsvTable::Next CsvTable::unusable(std::string reason) {
    reason_ = std::move(reason);
    return Next::unusable;
}

CsvTable::Next CsvTable::unusable_as_a_line(std::string reason, std::string line) {
    line_ = std::move(line);
    original_.assign(1, line_);
    return unusable(std::move(reason));
}

}  // namespace core
