#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/temporary_folder.h"
#include "core/counter/payments.h"
#include "core/counter/stations.h"

namespace test {

// A folder that is gone again at the end of the test.
class TemporaryFolder : public core::TemporaryFolder {
  public:
    TemporaryFolder() : core::TemporaryFolder(make("test").value()) {}
};

// A clock turned by hand.
class ManualClock final : public core::Clock {
  public:
    core::Moment wall_time() override { return moment; }
    core::Instant instant() override { return now; }
    core::Moment moment = *core::Moment::parse("2026-11-23T15:45:00Z");
    core::Instant now{};
};

// Customers in memory.
class FakeAccountBook final : public core::AccountBook {
  public:
    void add(const std::string& account, const std::string& name, const std::string& flags = {});
    void owe(const std::string& account, const std::string& id, core::ReceivableKind kind,
             const std::string& service, const std::string& amount, const std::string& due_date);
    void mark(const std::string& account, const std::string& flags, const std::string& status = {});
    // What a new snapshot from head office says of an account.
    void replace(const std::string& account, std::vector<core::Receivable> receivables);

    core::Result<std::optional<core::AccountStanding>> standing(core::AccountNumber number) override;
    core::Result<std::optional<core::Account>> account(core::AccountNumber number) override;
    core::Result<std::vector<core::Receivable>> receivables(core::AccountNumber account) override;
    core::Result<std::int64_t> included_seq() override { return included; }
    core::Result<std::optional<core::Moment>> as_of() override { return brought_in; }
    core::Result<std::vector<core::Account>> search(const std::string& text, int limit) override;

    std::int64_t included = 0;
    std::optional<core::Moment> brought_in;  // everything it knows

  private:
    std::map<core::AccountNumber, core::Account> accounts_;
    std::map<core::AccountNumber, std::vector<core::Receivable>> receivables_;
};

// A training window with the customers Gonzalez (10-00041-00: 62.10 late, 61.35 current), rosa at the drawer
// and the supervisors sam and kim. Proves its own journal when it is asked to.
class TestStation {
  public:
    explicit TestStation(const std::string& role = "window", core::StationStore::Options options = {});

    core::Counter counter() { return {*store, accounts, policy, clock}; }
    core::StationReader reader() { return store->reader(); }
    void open_day_and_drawer(
        const std::string& float_count = "20x5,10x5,5x5,1x20,0.25x12,0.10x15,0.05x8,0.01x10");
    core::Result<core::PostedPayment> pay_cash(const std::string& account, const std::string& amount,
                                               const std::string& handed_over);
    bool proves_itself();

    TemporaryFolder folder;
    ManualClock clock;
    core::Policy policy;
    FakeAccountBook accounts;
    std::optional<core::StationStore> store;

  private:
    int attempts_ = 0;
};

core::Money money(const std::string& text);
core::AccountNumber account_number(const std::string& text);

}  // namespace test
