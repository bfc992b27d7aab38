#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/facts/drawer_facts.h"
#include "tests/proof/proof_station.h"
#include "tests/support/power_vfs/power_vfs.h"

namespace proof {

// One random act: which, and a number that chooses its particulars.
struct RandomAct {
    unsigned what = 0;
    unsigned choice = 0;
};

// A station at which anything may happen in any order, beside a simple model of what the money must be then.
// The model knows amounts only; it shares no code with the ledger, the projections or the reports.
class RandomCounter {
  public:
    RandomCounter();

    // Plays one act. What the rules refuse must be refused, and changes nothing.
    void play(const RandomAct& act);
    // What is wrong now; empty: nothing.
    std::string complaint();
    // Closes what is open; then every account of every drawer must be zero and the station must prove itself.
    std::string complaint_at_end();

  private:
    struct Posted {
        core::PaymentRequest request;
        core::PaymentPosted fact;
        bool voided = false;
    };

    void pay(unsigned choice);
    void pay_again(unsigned choice);
    void pay_other_content(unsigned choice);
    void void_one(unsigned choice);
    void hold_note(unsigned choice);
    void post_notes(unsigned choice);
    void count_or_close(unsigned choice);
    void open_drawer();
    void import_again();
    void expect(bool holds, const char* what);
    void book(const core::PaymentPosted& fact, int sign);
    core::PaymentRequest some_request(unsigned choice);
    core::Counter counter() { return station_.counter(*store_); }
    std::string ledger_complaint();
    std::string drawer_complaint();
    std::string due_complaint();
    core::Money open_amount(const std::string& id);

    ProofStation station_;
    test::Disk disk_;
    test::PowerVfs vfs_{"random_disk", disk_};
    std::optional<core::StationStore> store_;

    std::string wrong_;
    std::vector<Posted> posted_;
    std::vector<core::Receivable> billed_;         // all that was ever owed
    std::vector<core::Receivable> mirror_;         // what head office sent last
    std::map<std::string, core::Money> relieved_;  // since the mirror's snapshot
    std::map<std::string, core::Money> held_;      // by attempt
    core::MoneyByTender drawer_;                   // contents
    bool open_ = false;
    bool counted_ = false;
    int sessions_ = 0;
    int attempts_ = 0;
};

}  // namespace proof
