#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/accounts/account_number.h"
#include "core/scan/digit_check.h"

namespace core {

// A biller whose GS1 payment slips this counter takes: its reference is our account's digits, filled up with
// zeros.
struct SlipBiller {
    std::string gln;
    std::string name;
    std::size_t reference_length = 0;
    std::string currency;  // ISO 4217 number, "840"; a slip that names another is refused
};

// A run of characters of a line.
struct Slice {
    std::size_t first = 0;
    std::size_t length = 0;

    std::string_view of(std::string_view line) const { return line.substr(first, length); }
    bool is_absent() const { return length == 0; }
};

enum class LineForm { ocr_scanline, biller_barcode };

// A line of fixed length cut into fields: every biller has its own, so it is data and never a parser.
struct LineLayout {
    LineForm form = LineForm::biller_barcode;
    std::string biller;    // who it belongs to; empty when nobody knows
    bool is_ours = false;  // then the reference is our account's digits, filled up with zeros
    std::size_t length = 0;
    std::string prefix;  // the line begins with it; all else is digits
    Slice reference;
    Slice amount;
    int amount_decimals = 2;
    Slice due_date;  // all zeros mean none
    std::string date_format = "MMDDYY";
    std::string currency = {};             // ISO 4217 number, when the biller has one
    std::optional<DigitCheck> check = {};  // over the whole line
};

// Which bills this counter knows, and which of them are its own.
struct BillerDirectory {
    std::vector<SlipBiller> slips;
    std::vector<LineLayout> lines;

    const SlipBiller* slip_biller(std::string_view gln) const;
};

// The billers of assets/billers: the demo utility's GS1 slips and OCR line, and examples of others.
BillerDirectory demo_billers();

// The account behind a zero-filled reference: scan_check_digit when a digit is wrong, scan_unreadable when it
// is not shaped like one of our account numbers at all.
Result<AccountNumber> account_of_reference(std::string_view reference);

}  // namespace core
