#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/import/csv_scan.h"
#include "core/import/input_file.h"

namespace core {

// Reads a CSV file record by record with a fixed amount of memory. Blank lines are passed over. A record that
// breaks the grammar or is too long costs only its first line: reading goes on with the next one, so that a
// lone quote never swallows the rows behind it.
class CsvReader {
  public:
    static constexpr std::size_t record_bytes_max = 65536;

    enum class Next {
        record,  // fields() holds it
        broken,  // fault() and broken_line() tell about it
        end,
    };

    explicit CsvReader(InputFile file);

    Result<Next> next();  // file_unreadable

    // Of the last record; valid until the next call.
    std::span<const std::string_view> fields() const { return fields_; }
    std::string_view fault() const { return fault_; }
    std::string_view broken_line() const { return broken_line_; }  // at most its first 1,000 bytes
    std::int64_t line() const { return line_; }                    // of its first character, from 1

    std::int64_t bytes_read() const { return bytes_before_ + static_cast<std::int64_t>(at_); }
    std::int64_t bytes_total() const { return file_.size(); }

  private:
    Done refill();
    Next take_record(std::size_t length);
    Result<Next> take_broken(std::string_view fault);
    void pass_over(std::size_t length);
    std::string_view rest() const { return std::string_view(buffer_).substr(at_, end_ - at_); }

    InputFile file_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    bool at_end_of_file_ = false;
    std::int64_t bytes_before_ = 0;  // of the file, before the buffer
    std::int64_t next_line_ = 1;
    std::int64_t line_ = 1;
    std::vector<CsvField> places_;
    std::vector<std::string_view> fields_;
    std::string_view fault_;
    std::string broken_line_;
};

}  // namespace core
