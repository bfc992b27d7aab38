// What head office knows of every customer, copied into a station's mirror, against the import of the same
// two files at the station itself.

#include <fmt/format.h>

#include <fstream>

#include "bench/groups.h"
#include "bench/office_bed.h"
#include "core/accounts/account_number.h"

namespace bench {

namespace {

struct Files {
    std::filesystem::path accounts, receivables;
};

Files write_files(const std::filesystem::path& folder, std::int64_t accounts) {
    Files files{folder / "accounts.csv", folder / "receivables.csv"};
    std::ofstream people(files.accounts);
    std::ofstream owed(files.receivables);
    people << "account,name,address,phone,class,status,flags\n";
    owed << "receivable,account,kind,service,amount,due_date\n";
    for (std::int64_t n = 0; n < accounts; ++n) {
        const std::string number = core::AccountNumber::with_check_digit(10'000'000 + n).text();
        people << fmt::format("{},Customer {} Family,\"{} Main Street, Riverton\",,residential,active,\n",
                              number, n, n % 9999);
        owed << fmt::format("R-{},{},charge,water,{}.{:02},2026-12-{:02}\n", n, number, 20 + n % 90, n % 100,
                            1 + n % 28);
    }
    return files;
}

ChildCost import_files(const std::filesystem::path& output, std::vector<std::string> words,
                       const Files& files, const std::vector<std::string>& rest) {
    ChildCost sum;
    for (const auto& [what, file] :
         {std::pair{"accounts", files.accounts}, std::pair{"receivables", files.receivables}}) {
        std::vector<std::string> all = words;
        all.insert(all.end(), {"import", what, file.string()});
        all.insert(all.end(), rest.begin(), rest.end());
        const ChildCost cost = run_paydesk(output, all);
        sum.seconds += cost.seconds;
        sum.memory_mb = std::max(sum.memory_mb, cost.memory_mb);
    }
    return sum;
}

}  // namespace

void measure_snapshot(const Settings& settings, Table& table) {
    const auto alone = settings.folder / "alone", posting = settings.folder / "posting";
    OfficeBed bed;
    const auto output = settings.folder / "snapshot.txt";
    for (const auto& folder : {alone, posting}) {
        std::filesystem::create_directories(folder);
        run_paydesk(output,
                    {"--data", folder.string(), "init", "--station", "W2", "--role", "window", "--training"});
    }
    const Files files = write_files(settings.folder, settings.accounts);
    import_files(output, {"headoffice"}, files, {bed.server.office_url(bed.database)});
    bed.enrol(posting);
    const ChildCost local = import_files(output, {"--data", alone.string()}, files, {});
    const ChildCost copied = run_paydesk(output, {"--data", posting.string(), "sync"});
    table.add({"snapshot", fmt::format("{} accounts and what they owe, imported", settings.accounts),
               local.seconds, "s"});
    table.add({"snapshot", "the same copied from head office", copied.seconds, "s"});
    table.add({"snapshot", "imported / copied", local.seconds / copied.seconds, "times", ">= 0.7"});
    table.add({"snapshot", "sync's memory at most", copied.memory_mb, "MB", "<= 50"});
}

}  // namespace bench
