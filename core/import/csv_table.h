#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/csv_reader.h"

namespace core {

// A CSV file whose first line names its columns: the wanted ones in any order, each once; others are passed
// over.
class CsvTable {
  public:
    enum class Next {
        row,       // field() holds it: valid UTF-8 without control characters
        unusable,  // reason() says why
        end,
    };

    // Problems: file_unreadable, csv_malformed naming the column that is missing.
    static Result<CsvTable> open(const std::filesystem::path& path,
                                 std::span<const std::string_view> columns);

    Result<Next> next();

    // The field of a wanted column, by its place in `columns`. Line breaks and tabs inside it have become
    // spaces.
    std::string_view field(std::size_t column) const { return wanted_[column]; }
    const std::string& reason() const { return reason_; }

    const std::vector<std::string>& header() const { return header_; }
    // The fields of the file for this row as they stood, or the whole line as one where it has no fields.
    std::span<const std::string_view> original() const { return original_; }
    const CsvReader& reader() const { return reader_; }

  private:
    explicit CsvTable(CsvReader reader) : reader_(std::move(reader)) {}
    Done read_header(std::span<const std::string_view> columns);
    Next take_fields();
    Next unusable(std::string reason);
    Next unusable_as_a_line(std::string reason, std::string line);

    CsvReader reader_;
    std::vector<std::string> header_;
    std::vector<std::size_t> places_;  // where in the file each wanted column is
    std::vector<std::string_view> wanted_;
    std::vector<std::string> smoothed_;  // for the fields that were changed
    std::vector<std::string_view> original_;
    std::string line_;
    std::string reason_;
};

}  // namespace core
