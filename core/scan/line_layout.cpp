#include "core/scan/line_layout.h"

#include <fmt/format.h>

#include "core/scan/slip_date.h"

namespace core {

namespace {

Done read_due_date(const LineLayout& layout, std::string_view line, BillScan& scan) {
    if (layout.due_date.is_absent()) return {};
    const std::string_view digits = layout.due_date.of(line);
    if (digits.find_first_not_of('0') == std::string_view::npos) return {};
    scan.due_date = slip_date(layout.date_format, digits);
    if (scan.due_date) return {};
    return problem(ProblemCode::scan_unreadable, fmt::format("the line holds {}, which is no date", digits));
}

Done read_line_amount(const LineLayout& layout, std::string_view line, BillScan& scan) {
    if (layout.amount.is_absent()) return {};
    const Result<Money> amount = bill_amount(layout.amount.of(line), layout.amount_decimals);
    if (!amount) return tl::unexpected(amount.error());
    scan.amount = *amount;
    scan.amount_decimals = layout.amount_decimals;
    return {};
}

}  // namespace

bool fits(const LineLayout& layout, std::string_view line) {
    if (line.size() != layout.length || !line.starts_with(layout.prefix)) return false;
    return line.find_first_not_of("0123456789", layout.prefix.size()) == std::string_view::npos;
}

Result<BillScan> read_line(const LineLayout& layout, std::string_view line) {
    BillScan scan;
    scan.format =
        layout.form == LineForm::ocr_scanline ? BillFormat::ocr_scanline : BillFormat::biller_barcode;
    scan.reference = layout.reference.of(line);
    scan.biller = layout.biller;
    scan.currency = layout.currency;
    if (layout.check) {
        if (!layout.check->holds(line)) {
            return problem(
                ProblemCode::scan_check_digit,
                fmt::format("the last digit of the line is {}, by its check it must be {}", line.back(),
                            layout.check->digit_for(line.substr(0, line.size() - 1))));
        }
        scan.checks.push_back({"line_check_digit", true});
    }
    const Done due_date = read_due_date(layout, line, scan);
    if (!due_date) return tl::unexpected(due_date.error());
    const Done amount = read_line_amount(layout, line, scan);
    if (!amount) return tl::unexpected(amount.error());
    if (!layout.is_ours) return scan;
    const Result<AccountNumber> account = account_of_reference(scan.reference);
    scan.checks.push_back({"reference_is_account", account.has_value()});
    if (account) {
        scan.account = *account;
        scan.biller_name = layout.biller;
    } else {
        scan.biller.clear();
    }
    return scan;
}

}  // namespace core
