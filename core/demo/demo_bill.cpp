#include "core/demo/demo_bill.h"

#include <fmt/format.h>

#include "core/base/ensure.h"
#include "core/scan/check_digits.h"
#include "core/scan/gs1_elements.h"

namespace core {

DemoBill demo_bill(AccountNumber account, Money amount, Date due_date) {
    ensure(amount.is_positive(), "a bill over nothing");
    const BillerDirectory billers = demo_billers();
    const SlipBiller& biller = billers.slips.front();
    const std::string date = due_date.text();  // 2026-12-05
    const std::string year = date.substr(2, 2);
    const std::string month = date.substr(5, 2);
    const std::string day = date.substr(8, 2);
    const std::string slip =
        gs1_element_string({{"415", biller.gln},
                            {"8020", fmt::format("{:0>{}}", account.digits(), biller.reference_length)},
                            {"3902", fmt::format("{}", amount.cents())},
                            {"12", year + month + day}});
    constexpr const char* rate_code = "0000";
    const std::string body = fmt::format("{:0>11}{}{}{}{}{:010}{:010}", account.digits(), month, day, year,
                                         rate_code, amount.cents(), amount.cents());
    return {.slip = {"]C1", slip}, .line = {"", body + creditron_check_digit(body)}};
}

}  // namespace core
