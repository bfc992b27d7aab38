#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/accounts/account_number.h"
#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/scan/biller_directory.h"

namespace core {

// What a scanner or an OCR reader sent: the data, and the AIM identifier of the symbology ("]C1") if it told.
struct ScannedText {
    std::string aim_id;
    std::string data;
};

enum class BillFormat { gs1_payment_slip, ocr_scanline, biller_barcode, account_number };
std::string_view name_of(BillFormat format);

// Something that was looked at while decoding, and how it came out.
struct ScanCheck {
    std::string name;  // "gln_check_digit", stable for scripts
    bool passed = false;

    bool operator==(const ScanCheck&) const = default;
};

// What a code means. Only codes that hold together become one; damaged and ambiguous ones are Problems.
struct BillScan {
    BillFormat format = BillFormat::account_number;
    std::string biller;       // GLN of a slip, name of a line's biller; empty when the code names none
    std::string biller_name;  // set when the biller is ours
    std::string reference;    // as the code holds it
    std::optional<AccountNumber>
        account;                  // set when the biller is ours and the reference is an account number
    std::optional<Money> amount;  // exactly as written: 563618 with no decimals is 563618.00
    int amount_decimals = 0;      // decimals as the code wrote them
    std::string currency;         // ISO 4217 number when the code says it
    std::optional<Date> due_date;
    std::vector<ScanCheck> checks;

    bool operator==(const BillScan&) const = default;
};

// Decodes a bill: a GS1 payment slip (as scanned, with ^ for FNC1, or as printed with brackets), a line of
// one of the directory's layouts, or our own account number. Never guesses. Problems: scan_unreadable,
// scan_check_digit, scan_ambiguous, and money_out_of_range for an amount no counter takes. Other billers'
// bills are decoded too.
Result<BillScan> decode_bill(const ScannedText& scanned, const BillerDirectory& billers);

// The account a decoded bill is for. Problems: scan_check_digit when a digit of our account number is wrong,
// scan_unknown_biller when it is not for one of ours.
Result<AccountNumber> account_on_bill(const BillScan& scan);

// An amount in a bill's digits: "00012345" with 2 decimals is 123.45. Parts of a cent are refused, not
// dropped.
Result<Money> bill_amount(std::string_view digits, int decimals);

}  // namespace core
