#pragma once

#include <sched.h>

#include <optional>
#include <string>
#include <vector>

#include "core/store/station/journal_feed.h"
#include "core/sync/link/head_office_link.h"
#include "tests/support/head_office/head_office_server.h"

namespace bench {

// What a child process took.
struct ChildCost {
    double seconds = 0;
    double memory_mb = 0;  // resident at most
};

// The real program beside this one, with these words; its output goes to a file in the folder it works in.
// Ends the benchmark when it fails.
class PaydeskProcess {
  public:
    PaydeskProcess(const std::filesystem::path& output, const std::vector<std::string>& words);
    void yield_to_others();  // as the service does
    bool is_running();
    ChildCost wait();

  private:
    std::string words_;
    pid_t child_ = 0;
    double start_ = 0;
    bool ended_ = false;
    ChildCost cost_;
};

ChildCost run_paydesk(const std::filesystem::path& output, const std::vector<std::string>& words);

// A head office, and stations in it by the program's own commands.
struct OfficeBed {
    OfficeBed() = default;
    OfficeBed(const OfficeBed&) = delete;
    OfficeBed& operator=(const OfficeBed&) = delete;
    ~OfficeBed();

    test::HeadOfficeServer server = made_in_memory();
    std::string database = server.new_name();
    core::HeadOfficeLink office = server.make_database(database);

    void enrol(const std::filesystem::path& station);
    // Head office is another machine: it has one processor to itself, this process and its children the
    // other. It has no part of this disk anyway.
    void stand_aside();

  private:
    static test::HeadOfficeServer made_in_memory();

    std::optional<cpu_set_t> own_processors_;  // before it stood aside
};

// Makes the customers of these entries known at head office, each of whom owes what was paid. They lie there
// in no order, as customers do not come in one.
void add_customers(core::HeadOfficeLink& office, const std::vector<core::FeedEntry>& entries);
// Customers whom nobody here pays for, each with one charge.
void add_other_customers(core::HeadOfficeLink& office, std::int64_t count);

}  // namespace bench
