#include "core/import/csv_reader.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

constexpr std::size_t buffer_bytes = 4 * CsvReader::record_bytes_max;
constexpr std::size_t broken_line_shown_max = 1000;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

CsvReader::CsvReader(InputFile file) : file_(std::move(file)), buffer_(buffer_bytes, '\0') {}

// Moves what is not read yet to the front and fills the rest of the buffer.
Done CsvReader::refill() {
    const bool first = bytes_before_ == 0 && end_ == 0;
    std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
    bytes_before_ += static_cast<std::int64_t>(at_);
    end_ -= at_;
    at_ = 0;
    while (end_ < buffer_.size() && !at_end_of_file_) {
        const Result<std::size_t> length = file_.read(std::span(buffer_).subspan(end_));
        if (!length) return tl::unexpected(length.error());
        at_end_of_file_ = *length == 0;
        end_ += *length;
    }
    if (first && rest().starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    return {};
}

Result<CsvReader::Next> CsvReader::next() {
    while (true) {
        if (rest().empty() && at_end_of_file_) return Next::end;
        const std::string_view text = rest().substr(0, record_bytes_max);
        const bool is_rest_of_file = at_end_of_file_ && text.size() == rest().size();
        const CsvScanned found = scan_csv_record(text, is_rest_of_file, places_);
        line_ = next_line_;
        if (found.outcome == CsvScan::broken) return take_broken(found.fault);
        if (found.outcome == CsvScan::incomplete) {
            if (text.size() == record_bytes_max)
                return take_broken("a record that is too long, or a quote that nothing closes");
            const Done filled = refill();
            if (!filled) return tl::unexpected(filled.error());
            continue;
        }
        const bool blank = places_.size() == 1 && places_.front().length == 0 && places_.front().first == 0;
        const Next taken = take_record(found.length);
        if (!blank) return taken;
    }
}

CsvReader::Next CsvReader::take_record(std::size_t length) {
    fields_.clear();
    const std::size_t start = at_;
    pass_over(length);
    for (const CsvField& place : places_) {
        const std::span<char> bytes = std::span(buffer_).subspan(start + place.first, place.length);
        fields_.push_back(plain_csv_text(bytes, place.has_doubled_quotes));
    }
    return Next::record;
}

Result<CsvReader::Next> CsvReader::take_broken(std::string_view fault) {
    fault_ = fault;
    broken_line_.clear();
    while (true) {
        const std::size_t line_end = rest().find('\n');
        const std::string_view part = rest().substr(0, line_end);
        broken_line_ +=
            part.substr(0, broken_line_shown_max - std::min(broken_line_.size(), broken_line_shown_max));
        if (line_end != std::string_view::npos) {
            pass_over(line_end + 1);
            break;
        }
        pass_over(part.size());
        if (at_end_of_file_) break;
        const Done filled = refill();
        if (!filled) return tl::unexpected(filled.error());
    }
    if (broken_line_.ends_with('\r')) broken_line_.pop_back();
    return Next::broken;
}

void CsvReader::pass_over(std::size_t length) {
    const auto first = buffer_.begin() + static_cast<std::ptrdiff_t>(at_);
    next_line_ += std::count(first, first + static_cast<std::ptrdiff_t>(length), '\n');
    at_ += length;
}

}  // namespace core
