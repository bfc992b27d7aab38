#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"

namespace core {

// A BAI2 record with the 88 records that continue it. Lines are delimited by commas and end with a slash;
// only a line that ends within the text of a 16 record has none (BAI2 specification, "Record formats").
struct Bai2Record {
    struct Part {
        std::string_view body;  // behind "16," and before the slash
        bool has_slash;
    };

    std::string_view code;
    std::size_t line;  // where it begins, from 1
    std::vector<Part> parts;
};

// Problems: bank_file_malformed.
Result<std::vector<Bai2Record>> bai2_records(std::string_view text);

// Hands out a record's fields in order. Fields left out at the end are empty. What is wrong with one (of
// several, the first) waits in fault(), so that a record is read through and asked once.
class Bai2Fields {
  public:
    explicit Bai2Fields(const Bai2Record& record) : record_(record) {}

    bool at_end() const { return part_ == record_.parts.size(); }

    std::string_view next();
    std::string required(std::string_view name);                        // not empty
    std::string digits(std::string_view name, std::size_t length_max);  // only digits, or empty
    std::optional<std::int64_t> number(std::string_view name);          // unsigned, or empty
    std::optional<Money> amount(std::string_view name);                 // "+4350000" is 43,500.00, or empty
    std::string rest_as_text();                                         // all that is left, commas and all

    void blame(std::string_view what);
    const std::optional<Problem>& fault() const { return fault_; }

  private:
    const Bai2Record& record_;
    std::size_t part_ = 0;
    std::size_t at_ = 0;
    std::optional<Problem> fault_;
};

}  // namespace core
