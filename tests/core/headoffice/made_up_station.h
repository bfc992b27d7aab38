#pragma once

#include <map>
#include <random>
#include <string>

#include "tests/support/head_office/posting_office.h"

namespace test {

// What all stations took, kept by sums alone.
struct TakenModel {
    std::map<std::string, std::int64_t> paid;    // by receivable
    std::map<std::string, std::int64_t> credit;  // by account, beside receivables
    std::map<std::string, std::int64_t> by_account;
    std::int64_t payments = 0;
    std::int64_t amount = 0;  // of all payments, voided ones too

    void add(const core::PaymentPosted& fact, std::int64_t sign);
};

// A station of its own folder that takes random payments and posts them as a bad network lets it.
class MadeUpStation {
  public:
    MadeUpStation(PostingOffice& office, const std::string& name, FakeAccountBook& accounts,
                  std::vector<std::string> numbers, unsigned seed);

    void play_day(const std::string& date, int payments, TakenModel& model);
    void post();  // everything that it has, with replays and lost replies

  private:
    core::Counter counter() { return {*store_, accounts_, policy_, clock_}; }
    int draw(int from, int to) { return std::uniform_int_distribution(from, to)(chance_); }
    void pay(TakenModel& model);
    void send(std::int64_t first, std::int64_t count);

    std::string name_;
    TemporaryFolder folder_;
    ManualClock clock_;
    core::Policy policy_;
    FakeAccountBook& accounts_;
    std::vector<std::string> numbers_;
    std::optional<core::StationStore> store_;
    core::HeadOfficeLink::Options options_;
    std::mt19937 chance_;
    std::int64_t sent_ = 0;
    std::int64_t cash_ = 0;  // in the drawer, cents
    int attempts_ = 0;
};

}  // namespace test
