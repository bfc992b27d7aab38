#include "core/scan/biller_directory.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

const SlipBiller* BillerDirectory::slip_biller(std::string_view gln) const {
    const auto found =
        std::find_if(slips.begin(), slips.end(), [&](const SlipBiller& biller) { return biller.gln == gln; });
    return found == slips.end() ? nullptr : &*found;
}

Result<AccountNumber> account_of_reference(std::string_view reference) {
    constexpr std::size_t digits = account_format.digits();
    if (reference.size() < digits) {
        return problem(
            ProblemCode::scan_unreadable,
            fmt::format("the reference {} is too short for an account number", printable(reference)));
    }
    const std::string_view filling = reference.substr(0, reference.size() - digits);
    if (filling.find_first_not_of('0') != std::string_view::npos) {
        return problem(
            ProblemCode::scan_unreadable,
            fmt::format("the reference {} is not an account number of this utility", printable(reference)));
    }
    Result<AccountNumber> account = AccountNumber::parse(reference.substr(filling.size()));
    if (account) return account;
    const bool wrong_digit = account.error().code == ProblemCode::account_check_digit;
    return problem(wrong_digit ? ProblemCode::scan_check_digit : ProblemCode::scan_unreadable,
                   account.error().message());
}

}  // namespace core
