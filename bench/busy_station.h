#pragma once

#include <string>

#include "core/counter/payments.h"
#include "core/counter/stations.h"
#include "tests/support/test_station.h"

namespace bench {

// A window that only takes payments: 2 tenders (check and cash), 4 allocations, each from a customer of its
// own with four charges. The customers are made up as they are asked for.
class BusyStation {
  public:
    explicit BusyStation(const std::filesystem::path& folder, const std::string& vfs = {});

    core::Counter counter() { return {*store, book_, policy, clock_}; }
    void open_drawer();
    void count_and_close_drawer();

    // What a counter asks for, and the fact as it is posted.
    core::PaymentRequest next_request();
    core::PaymentPosted next_fact();
    // The posting transaction alone.
    core::Entry append(const core::PaymentPosted& fact);
    // Everything a counter stores for a payment: attempt, posting, effects started and ended.
    void serve_customer();
    // Fills the journal without waiting for the disk: how fast that goes is measured elsewhere.
    void post_history(std::int64_t payments);

    core::Policy policy;
    std::optional<core::StationStore> store;

  private:
    // Every account exists and owes four charges, of which none was ever paid.
    class EndlessBook final : public core::AccountBook {
      public:
        core::Result<std::optional<core::AccountStanding>> standing(core::AccountNumber number) override;
        core::Result<std::optional<core::Account>> account(core::AccountNumber number) override;
        core::Result<std::vector<core::Receivable>> receivables(core::AccountNumber account) override;
        core::Result<std::int64_t> included_seq() override { return 0; }
        core::Result<std::optional<core::Moment>> as_of() override { return std::nullopt; }
        core::Result<std::vector<core::Account>> search(const std::string&, int) override {
            return std::vector<core::Account>{};
        }
    };

    EndlessBook book_;
    test::ManualClock clock_;
    std::int64_t customers_ = 0;
    std::int64_t next_number_ = 1;
    std::string session_;
};

}  // namespace bench
