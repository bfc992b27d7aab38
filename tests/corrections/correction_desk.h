#pragma once

#include <string>
#include <vector>

#include "core/counter/moves.h"
#include "core/counter/refunds.h"
#include "core/counter/retender.h"
#include "core/counter/returns.h"
#include "core/counter/reversals.h"
#include "tests/support/test_station.h"

namespace test {

using NetByAccount = std::map<std::string, std::string>;

// A window with the customers of the worked day, and the verbs of its first day and of the days after.
class CorrectionDesk {
  public:
    CorrectionDesk();

    // Tenders as "cash 50.00", "check 100.00 311", "card 75.00 T-1", "money_order 62.35 MO-1".
    std::string pay(const std::string& account, const std::string& amount,
                    const std::vector<std::string>& tenders, const std::string& payor = {});
    std::string pay_items(const std::vector<std::pair<std::string, std::string>>& items,
                          const std::vector<std::string>& tenders, const std::string& payor = {});
    void open(const std::string& date);  // the day and rosa's drawer
    void close();                        // drawer and day; nothing is missing
    void count_and_close();

    core::Result<core::Corrected<core::TenderReturned>> bounce(const std::string& tender,
                                                               const std::string& code = "NSF");
    core::Result<core::Corrected<core::PaymentReversed>> reverse(const std::string& payment,
                                                                 const std::string& to);
    core::Result<core::Corrected<core::PaymentMoved>> move(const std::string& payment,
                                                           const std::string& account);

    NetByAccount net_of(std::int64_t seq);  // ledger accounts that an entry moved
    NetByAccount net_of_last() { return net_of(station.store->head().count); }
    std::string open_on(const std::string& account, const std::string& receivable);
    std::string credit_of(const std::string& account);
    core::CorrectedPayment payment(const std::string& name);
    // What is wrong with the books now; empty: nothing.
    std::string complaint();

    TestStation station;
    core::Act alone{.person = "sam", .reason = "as advised"};
    core::Act both{.person = "sam", .reason = "as agreed", .approved_by = "kim"};

  private:
    int attempts_ = 0;
    std::string date_;
};

// The name of what was refused; "done" where it was not.
template <class T>
std::string outcome(const core::Result<T>& result) {
    return result ? "done" : std::string(result.error().name());
}

}  // namespace test
