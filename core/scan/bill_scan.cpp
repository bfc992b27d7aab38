#include "core/scan/bill_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/ensure.h"
#include "core/scan/gs1_elements.h"
#include "core/scan/line_layout.h"
#include "core/scan/payment_slip.h"
#include "core/scan/unreadable.h"

namespace core {

namespace {

// Longer than any bill code; a GS1-128 symbol holds 48 characters, a QR slip a few times that.
constexpr std::size_t data_length_max = 300;
constexpr char unread_mark = 0x1a;  // as the scanners behind core/ports write it
constexpr char fnc1_as_written = '^';

// Symbologies whose data is a GS1 element string: GS1-128, DataBar, QR and Data Matrix in GS1 mode.
constexpr std::array<std::string_view, 4> gs1_symbologies{"]C1", "]e0", "]Q3", "]d2"};

bool is_gs1_symbology(std::string_view aim_id) {
    return std::find(gs1_symbologies.begin(), gs1_symbologies.end(), aim_id) != gs1_symbologies.end();
}

// No identifier, or that of a QR or Data Matrix code whose mode is not known: scanners that name a symbology
// by a letter do not tell it, and many bills print an element string in a plain QR code.
bool may_be_gs1(std::string_view aim_id) {
    return aim_id.empty() || aim_id == "]Q1" || aim_id == "]d1";
}

std::string what_was_seen(const ScannedText& text) {
    return fmt::format("{} characters beginning with \"{}\"{}", text.data.size(),
                       printable(text.data.substr(0, 20)),
                       text.aim_id.empty() ? "" : " as " + printable(text.aim_id));
}

// Takes the AIM identifier out of the data where the scanner sent it inside, and the line end that keyboards
// add.
ScannedText tidied(const ScannedText& scanned) {
    ScannedText text = scanned;
    while (text.data.ends_with('\r') || text.data.ends_with('\n')) text.data.pop_back();
    if (text.aim_id.empty() && text.data.size() >= 3 && text.data.front() == ']') {
        text.aim_id = text.data.substr(0, 3);
        text.data.erase(0, 3);
    }
    return text;
}

// A scanner that types marks what it could not know; there a separator may have stood.
Done check_all_was_read(const ScannedText& text) {
    if (text.data.find(unread_mark) == std::string::npos) return {};
    if (is_gs1_symbology(text.aim_id) || text.data.starts_with("415"))
        return problem(ProblemCode::scan_ambiguous, "the scanner sent a key that is no character");
    return unreadable("the scanner sent a key that is no character: is it set to its keyboard layout?");
}

Done check_characters(const ScannedText& text) {
    Done was_read = check_all_was_read(text);
    if (!was_read) return was_read;
    if (text.data.empty()) return unreadable("the code is empty");
    if (std::ranges::all_of(text.data, [](char c) { return c == fnc1_as_written || c == gs1_separator; }))
        return unreadable("the scanner read nothing of this code but separators");
    if (text.data.size() > data_length_max) {
        return unreadable(fmt::format("the code has {} characters, no bill has so many", text.data.size()));
    }
    const bool plain = std::all_of(text.data.begin(), text.data.end(),
                                   [](char c) { return (c >= 0x20 && c < 0x7f) || c == gs1_separator; });
    if (plain && text.aim_id.size() <= 3) return {};
    return unreadable(fmt::format("the code holds characters no bill has: {}", what_was_seen(text)));
}

Result<BillScan> read_slip(const Result<std::vector<Gs1Element>>& elements, const BillerDirectory& billers) {
    if (!elements) return tl::unexpected(elements.error());
    return read_payment_slip(*elements, billers);
}

// A slip written by people: brackets around identifiers, or ^ for every FNC1 and one at the start.
bool is_written_slip(std::string_view data) {
    return data.starts_with('(') || data.starts_with('[') || data.starts_with(fnc1_as_written);
}

Result<BillScan> read_written_slip(std::string data, const BillerDirectory& billers) {
    if (!data.starts_with(fnc1_as_written)) return read_slip(parse_gs1_brackets(data), billers);
    std::replace(data.begin(), data.end(), fnc1_as_written, gs1_separator);
    return read_slip(parse_gs1_elements(std::string_view(data).substr(1)), billers);
}

Result<BillScan> read_symbol_slip(std::string_view data, const BillerDirectory& billers) {
    if (data.starts_with(gs1_separator)) data.remove_prefix(1);
    return read_slip(parse_gs1_elements(data), billers);
}

bool looks_like_account(std::string_view data) {
    constexpr std::size_t digits = account_format.digits();
    return (data.size() == digits || data.size() == digits + 2) &&
           data.find_first_not_of("0123456789-") == std::string_view::npos;
}

Result<BillScan> read_account(std::string_view data) {
    const Result<AccountNumber> account = AccountNumber::parse(data);
    if (!account) {
        const bool wrong_digit = account.error().code == ProblemCode::account_check_digit;
        return problem(wrong_digit ? ProblemCode::scan_check_digit : ProblemCode::scan_unreadable,
                       account.error().message());
    }
    BillScan scan;
    scan.format = BillFormat::account_number;
    scan.reference = data;
    scan.account = *account;
    scan.checks = {{"account_check_digit", true}};
    return scan;
}

// Every reading that the form of the data allows. Without an AIM identifier a slip is known by its separators
// or by its pay-to number in front.
std::vector<Result<BillScan>> readings(const ScannedText& text, const BillerDirectory& billers) {
    std::vector<Result<BillScan>> found;
    if (looks_like_account(text.data)) found.push_back(read_account(text.data));
    for (const LineLayout& layout : billers.lines) {
        if (fits(layout, text.data)) found.push_back(read_line(layout, text.data));
    }
    const bool like_slip = text.data.starts_with("415") || text.data.find(gs1_separator) != std::string::npos;
    if (may_be_gs1(text.aim_id) && like_slip) found.push_back(read_symbol_slip(text.data, billers));
    return found;
}

}  // namespace

std::string_view name_of(BillFormat format) {
    switch (format) {
        case BillFormat::gs1_payment_slip:
            return "gs1_payment_slip";
        case BillFormat::ocr_scanline:
            return "ocr_scanline";
        case BillFormat::biller_barcode:
            return "biller_barcode";
        case BillFormat::account_number:
            return "account_number";
    }
    return {};
}

Result<BillScan> decode_bill(const ScannedText& scanned, const BillerDirectory& billers) {
    const ScannedText text = tidied(scanned);
    const Done characters = check_characters(text);
    if (!characters) return tl::unexpected(characters.error());
    if (is_gs1_symbology(text.aim_id)) return read_symbol_slip(text.data, billers);
    if (may_be_gs1(text.aim_id) && is_written_slip(text.data)) return read_written_slip(text.data, billers);
    const std::vector<Result<BillScan>> found = readings(text, billers);
    const auto good = [](const Result<BillScan>& reading) { return reading.has_value(); };
    const auto first = std::find_if(found.begin(), found.end(), good);
    if (first == found.end()) {
        if (!found.empty()) return found.front();
        return unreadable(fmt::format("this is no bill we know: {}", what_was_seen(text)));
    }
    if (std::find_if(first + 1, found.end(), good) == found.end()) return *first;
    return problem(ProblemCode::scan_ambiguous, fmt::format("this can be read as {} and otherwise: {}",
                                                            name_of((*first)->format), what_was_seen(text)));
}

Result<AccountNumber> account_on_bill(const BillScan& scan) {
    if (scan.account) return *scan.account;
    if (!scan.biller_name.empty()) {
        return problem(
            ProblemCode::scan_unknown_biller,
            fmt::format("the reference {} is no account of {}", printable(scan.reference), scan.biller_name));
    }
    // A line that is cut like ours names nobody: its account number tells whether it is.
    if (std::ranges::count(scan.checks, ScanCheck{"reference_is_account", false}) > 0) {
        const bool was_read_well = std::ranges::count(scan.checks, ScanCheck{"line_check_digit", true}) > 0;
        auto account = account_of_reference(scan.reference);
        if (!was_read_well && !account && account.error().code == ProblemCode::scan_check_digit)
            return account;
        return problem(ProblemCode::scan_unknown_biller,
                       fmt::format("{} is no account number here: another biller's bill, or a wrong number",
                                   printable(scan.reference)));
    }
    if (scan.biller.empty()) return problem(ProblemCode::scan_unknown_biller);
    return problem(ProblemCode::scan_unknown_biller,
                   fmt::format("this bill belongs to another biller, {}", scan.biller));
}

Result<Money> bill_amount(std::string_view digits, int decimals) {
    ensure(decimals >= 0 && decimals <= 9, "an amount with that many decimals");
    std::string text(digits);
    const auto places = static_cast<std::size_t>(decimals);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    std::string cents = text.substr(text.size() - places);
    while (cents.size() > 2 && cents.back() == '0') cents.pop_back();
    if (cents.size() > 2) {
        return problem(
            ProblemCode::scan_unreadable,
            fmt::format("the amount {}.{} has parts of a cent", text.substr(0, text.size() - places), cents));
    }
    cents.resize(2, '0');
    return Money::parse(text.substr(0, text.size() - places) + "." + cents);
}

}  // namespace core
