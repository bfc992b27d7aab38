#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace core {

// The grammar (RFC 4180; a line end is LF or CR LF, and quotes may hold either):
//   record = field *( "," field ) line-end
//   field  = *plain  /  '"' *( any / '""' ) '"'
// A quote anywhere else breaks the record.

// Where one field of a record lies, without its outer quotes.
struct CsvField {
    std::size_t first = 0;
    std::size_t length = 0;
    bool has_doubled_quotes = false;
};

enum class CsvScan {
    record,      // a whole record
    incomplete,  // more bytes are needed
    broken,      // a quote where none belongs, or one that nothing closes
};

struct CsvScanned {
    CsvScan outcome = CsvScan::incomplete;
    std::size_t length = 0;  // bytes of the record with its line end
    std::string_view fault;  // why it is broken
};

// Finds the record at the front of `text` and the places of its fields. At the end of the file the last
// record needs no line end.
CsvScanned scan_csv_record(std::string_view text, bool at_end_of_file, std::vector<CsvField>& fields);

// Turns the doubled quotes inside a field into single ones, in place.
std::string_view plain_csv_text(std::span<char> field, bool has_doubled_quotes);

}  // namespace core
