// Finding one of a million accounts, and what asking for it at the counter costs.

#include <fmt/format.h>

#include <iostream>

#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "core/store/mirror/mirror_reader.h"
#include "core/store/mirror/mirror_writer.h"

namespace bench {

namespace {

core::AccountNumber account_at(std::int64_t n) {
    return core::AccountNumber::with_check_digit(10'000'000 + n);
}

bool fill(const std::filesystem::path& folder, std::int64_t accounts) {
    auto writer = core::MirrorWriter::open(folder, "paydesk_bench");
    if (!writer) return false;
    auto load = writer->load_accounts();
    if (!load) return false;
    for (std::int64_t n = 0; n < accounts; ++n) {
        const std::string name = fmt::format("Customer {} Family", n);
        const std::string address = fmt::format("{} Main Street, Riverton", n % 9999);
        const auto put = (*load)->put({.number = account_at(n),
                                       .name = name,
                                       .address = address,
                                       .phone = "",
                                       .account_class = "residential",
                                       .status = "active",
                                       .flags = ""});
        if (!put) return false;
    }
    const core::LoadStamp stamp{.included_seq = 0, .at = {}, .source = "bench", .rejected = 0};
    const bool finished = (*load)->finish(stamp).has_value();
    load->reset();
    return finished && writer->settle().has_value();
}

}  // namespace

void measure_lookup(const Settings& settings, Table& table) {
    const auto folder = settings.folder / "mirror";
    std::filesystem::create_directories(folder);
    bool filled = false;
    const double load = seconds([&] { filled = fill(folder, settings.accounts); });
    auto reader = core::MirrorReader::open(folder);
    if (!filled || !reader) {
        std::cerr << "the mirror cannot be filled\n";
        return;
    }
    constexpr int lookups = 20'000;
    std::vector<double> times;
    std::int64_t n = 12345;
    int found = 0;
    for (int i = 0; i < lookups; ++i) {
        n = (n * 1103515245 + 12345) % settings.accounts;
        times.push_back(seconds([&] {
            const auto account = reader->account(account_at(n));
            found += account && *account ? 1 : 0;
        }));
    }
    if (found != lookups) std::cerr << "only " << found << " of " << lookups << " accounts were found\n";
    table.add({"lookup", fmt::format("account by number among {}, p50", settings.accounts),
               quantile(times, 0.5) * 1e6, "us", "<= 10"});
    table.add({"lookup", fmt::format("account by number among {}, p99", settings.accounts),
               quantile(times, 0.99) * 1e6, "us"});
    table.add({"lookup", "loading the accounts", load, "s"});
}

}  // namespace bench
