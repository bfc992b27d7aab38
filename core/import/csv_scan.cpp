#include "core/import/csv_scan.h"

namespace core {

namespace {

constexpr CsvScanned incomplete{};

CsvScanned broken(std::string_view fault) {
    return {CsvScan::broken, 0, fault};
}

// Walks over one record; `at` is the next byte to look at.
class RecordScan {
  public:
    RecordScan(std::string_view text, bool at_end_of_file, std::vector<CsvField>& fields)
        : text_(text), at_end_of_file_(at_end_of_file), fields_(fields) {}

    CsvScanned run() {
        fields_.clear();
        while (true) {
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            const CsvScanned field = quoted ? scan_quoted() : scan_plain();
            if (field.outcome != CsvScan::record) return field;
            if (at_ == text_.size()) return end_of_text();
            if (text_[at_] == ',') {
                ++at_;
                continue;
            }
            return {CsvScan::record, at_ + 1, {}};
        }
    }

  private:
    static constexpr CsvScanned went_on{CsvScan::record, 0, {}};

    CsvScanned end_of_text() const {
        if (!at_end_of_file_) return incomplete;
        return {CsvScan::record, at_, {}};
    }

    // Stops at a comma, at the LF of a line end, or at the end of the text.
    CsvScanned scan_plain() {
        const std::size_t first = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
            if (text_[at_] == '"') return broken("a quote inside a field that does not begin with one");
            ++at_;
        }
        const bool at_line_end = at_ < text_.size() ? text_[at_] == '\n' : at_end_of_file_;
        const bool carriage_return = at_line_end && at_ > first && text_[at_ - 1] == '\r';
        fields_.push_back({first, at_ - first - (carriage_return ? 1 : 0), false});
        return went_on;
    }

    CsvScanned scan_quoted() {
        const std::size_t first = ++at_;
        bool doubled = false;
        while (true) {
            at_ = text_.find('"', at_);
            if (at_ == std::string_view::npos) return no_closing_quote();
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                doubled = true;
                at_ += 2;
                continue;
            }
            if (at_ + 1 == text_.size() && !at_end_of_file_) return incomplete;
            break;
        }
        fields_.push_back({first, at_ - first, doubled});
        ++at_;
        return behind_closing_quote();
    }

    CsvScanned no_closing_quote() const {
        if (!at_end_of_file_) return incomplete;
        return broken("a quote that nothing closes");
    }

    CsvScanned behind_closing_quote() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            if (at_ + 1 == text_.size() && !at_end_of_file_) return incomplete;
            if (at_ + 1 == text_.size() || text_[at_ + 1] == '\n') ++at_;
        }
        if (at_ == text_.size() || text_[at_] == ',' || text_[at_] == '\n') return went_on;
        return broken("text behind a closing quote");
    }

    std::string_view text_;
    bool at_end_of_file_;
    std::vector<CsvField>& fields_;
    std::size_t at_ = 0;
};

}  // namespace

CsvScanned scan_csv_record(std::string_view text, bool at_end_of_file, std::vector<CsvField>& fields) {
    return RecordScan(text, at_end_of_file, fields).run();
}

std::string_view plain_csv_text(std::span<char> field, bool has_doubled_quotes) {
    if (!has_doubled_quotes) return {field.data(), field.size()};
    std::size_t kept = 0;
    for (std::size_t i = 0; i < field.size(); ++i) {
        field[kept++] = field[i];
        if (field[i] == '"') ++i;
    }
    return {field.data(), kept};
}

}  // namespace core
