#include "core/formats/bank_return.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

using enum ReturnClass;
constexpr bool again = true;
constexpr bool final = false;

constexpr std::array returns{
    BankReturn{"R01", "Insufficient Funds", insufficient_funds, again},
    BankReturn{"R02", "Account Closed", account_closed, final},
    BankReturn{"R03", "No Account/Unable to Locate Account", other, final},
    BankReturn{"R04", "Invalid Account Number", other, final},
    BankReturn{"R07", "Authorization Revoked by Customer", fraud_or_unauthorized, final},
    BankReturn{"R08", "Payment Stopped", stop_payment, final},
    BankReturn{"R09", "Uncollected Funds", insufficient_funds, again},
    BankReturn{"R10", "Customer Advises Originator is Not Known / Not Authorized", fraud_or_unauthorized,
               final},
    BankReturn{"R11", "Entry Not in Accordance with the Terms of the Authorization", fraud_or_unauthorized,
               final},
    BankReturn{"R16", "Bank account frozen", other, final},
    BankReturn{"R20", "Non-payment bank account", other, final},
    BankReturn{"R29", "Corporate customer advises not authorized", fraud_or_unauthorized, final},
    BankReturn{"R37", "Source document presented for payment", other, final},
    BankReturn{"R38", "Stop payment on source document", stop_payment, final},
    BankReturn{"R39", "Improper source document", other, final},
    BankReturn{"R50", "State law affecting RCK acceptance", other, final},
    BankReturn{"R51", "Item related to RCK entry ineligible", other, final},
    BankReturn{"R52", "Stop payment on item", stop_payment, final},
    BankReturn{"R53", "Item and RCK entry presented for payment", other, final},
    BankReturn{"A", "NSF - Not Sufficient Funds", insufficient_funds, again},
    BankReturn{"B", "UCF - Uncollected Funds Hold", insufficient_funds, again},
    BankReturn{"C", "Stop Payment", stop_payment, final},
    BankReturn{"D", "Closed Account", account_closed, final},
    BankReturn{"E", "UTLA - Unable to Locate Account", other, final},
    BankReturn{"F", "Frozen/Blocked Account", other, final},
    BankReturn{"G", "Stale Dated", other, final},
    BankReturn{"H", "Post Dated", other, final},
    BankReturn{"I", "Endorsement Missing", other, final},
    BankReturn{"J", "Endorsement Irregular", other, final},
    BankReturn{"K", "Signature(s) Missing", other, final},
    BankReturn{"L", "Signature(s) Irregular, Suspected Forgery", fraud_or_unauthorized, final},
    BankReturn{"M", "Non-Cash Item (Non-Negotiable)", other, final},
    BankReturn{"N", "Altered/Fictitious Item/Suspected Counterfeit/Counterfeit", fraud_or_unauthorized,
               final},
    BankReturn{"O", "Unable to Process", other, final},
    BankReturn{"P", "Item outside of stated dollar amount limit", other, final},
    BankReturn{"Q", "Not Authorized (Includes Drafts)", fraud_or_unauthorized, final},
    BankReturn{"R", "Branch/Account Sold (Wrong Bank)", bank_error, final},
    BankReturn{"S", "Refer to Maker", other, final},
    BankReturn{"T", "Item cannot be re-presented", other, final},
    BankReturn{"U", "Unusable Image", bank_error, final},
    BankReturn{"W", "Cannot Determine Amount", other, final},
    BankReturn{"X", "Refer to Image", other, final},
    BankReturn{"Y", "Duplicate Presentment", bank_error, final},
    BankReturn{"Z", "Forgery", fraud_or_unauthorized, final},
    BankReturn{"3", "Warranty Breach", other, final},
    BankReturn{"4", "RCC Warranty Breach", other, final},
    BankReturn{"5", "Forged and Counterfeit Warranty Breach", fraud_or_unauthorized, final},
    BankReturn{"6", "Retired/Ineligible/Failed Institution Routing Number", bank_error, final},
    BankReturn{"bank_error", "Returned by a mistake of the bank", bank_error, final},
};

struct Word {
    std::string_view word;
    std::string_view code;
};

constexpr Word words[] = {{"nsf", "A"}, {"closed", "D"}, {"stop", "C"}, {"forged", "Z"}};

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace

std::string_view name_of(ReturnClass reason) {
    switch (reason) {
        case insufficient_funds:
            return "insufficient_funds";
        case account_closed:
            return "account_closed";
        case stop_payment:
            return "stop_payment";
        case fraud_or_unauthorized:
            return "fraud_or_unauthorized";
        case bank_error:
            return "bank_error";
        case other:
            return "other";
    }
    return "";
}

std::span<const BankReturn> bank_returns() {
    return returns;
}

std::optional<BankReturn> bank_return(std::string_view code) {
    std::string wanted = lower_case(code);
    for (const Word& word : words) {
        if (word.word == wanted) wanted = lower_case(word.code);
    }
    for (const BankReturn& entry : returns) {
        if (lower_case(entry.code) == wanted) return entry;
    }
    return std::nullopt;
}

Money limit_of(CheckEntry entry) {
    return Money::from_cents(entry == CheckEntry::rck ? 250'000 : 2'500'000);
}

bool is_within_limit(CheckEntry entry, Money amount) {
    return amount.is_positive() && amount <= limit_of(entry);
}

}  // namespace core
