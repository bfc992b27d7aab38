#pragma once

#include <catch2/catch.hpp>

#include "core/store/mirror/mirror_reader.h"
#include "core/sync/sync_run.h"
#include "tests/support/head_office/cutting_proxy.h"
#include "tests/support/head_office/head_office_server.h"

namespace test {

// A head office with the customer Gonzalez, who owes 62.10 and 61.35, and window W2, which is enrolled there
// and whose wire can be cut.
class PostingStation {
  public:
    explicit PostingStation(HeadOfficeServer& at = head_office_server());

    core::SyncRun sync(core::ShowSyncProgress show = {});
    core::SyncReport once(core::ShowSyncProgress show = {});
    core::HeadOfficeState state();
    void pay(const std::string& amount);
    void pay_next();           // 2.01, 2.02 ...: never the same twice, or the counter would ask
    void open_without_sale();  // an entry without money
    // What this station takes as due for Gonzalez, from its mirror and its own journal.
    std::string due();
    void run(const std::string& sql);
    std::string one(const std::string& sql);
    // Nothing lost, nothing doubled: head office has the station's chain, and the same money.
    void check_same_at_both_ends();

    HeadOfficeServer& server;
    std::string database;
    core::HeadOfficeLink office;
    TestStation station;
    CuttingProxy wire;
    core::SyncRun::Options options;

  private:
    int payments_ = 0;
};

}  // namespace test
