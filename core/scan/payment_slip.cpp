#include "core/scan/payment_slip.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/scan/slip_date.h"
#include "core/scan/unreadable.h"

namespace core {

namespace {

// The parts of a slip; pointers into the elements, nullptr when absent.
struct SlipParts {
    const Gs1Element* pay_to = nullptr;
    const Gs1Element* reference = nullptr;
    const Gs1Element* amount = nullptr;
    const Gs1Element* due_date = nullptr;
    const Gs1Element* iban = nullptr;
    const Gs1Element* internal_date = nullptr;
};

bool is_amount(const Gs1Element& element) {
    return element.identifier.starts_with("390") || element.identifier.starts_with("391");
}

bool names_currency(const Gs1Element& amount) {
    return amount.identifier.starts_with("391");
}

bool is_internal(const Gs1Element& element) {
    return element.identifier.size() == 2 && element.identifier.front() == '9';
}

const Gs1Element** place_of(const Gs1Element& element, SlipParts& parts) {
    if (element.identifier == "415") return &parts.pay_to;
    if (element.identifier == "8020") return &parts.reference;
    if (element.identifier == "12") return &parts.due_date;
    if (element.identifier == "8007") return &parts.iban;
    if (is_amount(element)) return &parts.amount;
    return nullptr;
}

Result<SlipParts> sort_out(const std::vector<Gs1Element>& elements) {
    SlipParts parts;
    for (const Gs1Element& element : elements) {
        if (is_internal(element)) {
            const bool dated = element.identifier == "96" && slip_date_yyyymmdd(element.value);
            if (dated && parts.internal_date == nullptr) parts.internal_date = &element;
            continue;
        }
        const Gs1Element** place = place_of(element, parts);
        if (place == nullptr) {
            return unreadable(
                fmt::format("this GS1 code holds ({}), which no payment slip has", element.identifier));
        }
        if (*place != nullptr) {
            return unreadable(
                fmt::format("this slip holds both ({}) and ({})", (*place)->identifier, element.identifier));
        }
        *place = &element;
    }
    if (parts.pay_to == nullptr)
        return unreadable("this GS1 code has no pay-to number (415): it is no payment slip");
    if (parts.reference == nullptr) return unreadable("this slip has no payment reference (8020)");
    return parts;
}

// What a value could hide if the separator behind it was lost: elements that the slip does not have
// otherwise. Only those are counted whose own rules leave little to chance, or every long reference would be
// suspect.
bool is_plausible_rest(const std::vector<Gs1Element>& rest, const SlipParts& parts) {
    const bool has_date = parts.due_date != nullptr || parts.internal_date != nullptr;
    return std::all_of(rest.begin(), rest.end(), [&](const Gs1Element& element) {
        if (is_amount(element)) return parts.amount == nullptr;
        if (element.identifier == "12") return !has_date;
        if (element.identifier == "96") return !has_date && slip_date_yyyymmdd(element.value).has_value();
        return element.identifier == "8007" && parts.iban == nullptr;
    });
}

bool may_hide_element(std::string_view value, const SlipParts& parts) {
    for (std::size_t cut = 1; cut < value.size(); ++cut) {
        const auto rest = parse_gs1_elements(value.substr(cut));
        if (rest && is_plausible_rest(*rest, parts)) return true;
    }
    return false;
}

tl::unexpected<Problem> lost_separator(const Gs1Element& element) {
    return problem(
        ProblemCode::scan_ambiguous,
        fmt::format("({}) {} may be one part or several: the scanner seems to leave out the separator",
                    element.identifier, printable(element.value)));
}

Done read_reference(const SlipParts& parts, const BillerDirectory& billers, BillScan& scan) {
    const std::string& reference = parts.reference->value;
    const SlipBiller* biller = billers.slip_biller(scan.biller);
    const bool length_known = biller != nullptr && biller->reference_length == reference.size();
    if (!length_known && may_hide_element(reference, parts)) return lost_separator(*parts.reference);
    scan.checks.push_back({"separators", true});
    scan.checks.push_back({"biller_known", biller != nullptr});
    if (biller == nullptr) return {};
    if (!length_known) {
        return unreadable(fmt::format("the reference {} has {} characters, this biller's have {}",
                                      printable(reference), reference.size(), biller->reference_length));
    }
    const Result<AccountNumber> account = account_of_reference(reference);
    if (!account && account.error().code == ProblemCode::scan_check_digit)
        return tl::unexpected(account.error());
    scan.biller_name = biller->name;
    scan.checks.push_back({"reference_is_account", account.has_value()});
    if (account) scan.account = *account;
    return {};
}

Done read_amount(const SlipParts& parts, const BillerDirectory& billers, BillScan& scan) {
    if (parts.amount == nullptr) return {};
    std::string_view digits = parts.amount->value;
    if (names_currency(*parts.amount)) {
        scan.currency = digits.substr(0, 3);
        digits.remove_prefix(3);
    }
    if (may_hide_element(digits, parts)) return lost_separator(*parts.amount);
    const SlipBiller* biller = billers.slip_biller(scan.biller);
    if (biller != nullptr && !scan.currency.empty() && scan.currency != biller->currency) {
        return unreadable(fmt::format("the amount is in currency {}, this biller's is {}", scan.currency,
                                      biller->currency));
    }
    scan.amount_decimals = parts.amount->identifier.back() - '0';
    const Result<Money> amount = bill_amount(digits, scan.amount_decimals);
    if (!amount) return tl::unexpected(amount.error());
    scan.amount = *amount;
    scan.checks.push_back({"amount_exact", true});
    return {};
}

}  // namespace

Result<BillScan> read_payment_slip(const std::vector<Gs1Element>& elements, const BillerDirectory& billers) {
    const Result<SlipParts> parts = sort_out(elements);
    if (!parts) return tl::unexpected(parts.error());
    BillScan scan;
    scan.format = BillFormat::gs1_payment_slip;
    scan.biller = parts->pay_to->value;
    scan.reference = parts->reference->value;
    scan.checks = {{"gln_check_digit", true}, {"elements_belong_together", true}};
    const Done reference = read_reference(*parts, billers, scan);
    if (!reference) return tl::unexpected(reference.error());
    const Done amount = read_amount(*parts, billers, scan);
    if (!amount) return tl::unexpected(amount.error());
    if (parts->due_date != nullptr) {
        scan.due_date = slip_date_yymmdd(parts->due_date->value);
    } else if (parts->internal_date != nullptr) {
        scan.due_date = slip_date_yyyymmdd(parts->internal_date->value);
    }
    return scan;
}

}  // namespace core
