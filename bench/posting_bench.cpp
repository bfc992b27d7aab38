// How fast a payment is durable, against the disk itself and against SQLite as it comes; what it takes on
// disk.

#include <SQLiteCpp/Database.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/stopwatch.h"

namespace bench {

namespace {

// The least that durable can mean: 4 KB at the end of a file, and a sync.
class RawFile {
  public:
    explicit RawFile(const std::filesystem::path& file)
        : descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {}
    ~RawFile() { ::close(descriptor_); }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    void append() {
        [[maybe_unused]] const auto written = ::pwrite(descriptor_, block_.data(), block_.size(), end_);
        ::fdatasync(descriptor_);
        end_ += static_cast<off_t>(block_.size());
    }

  private:
    int descriptor_;
    off_t end_ = 0;
    std::array<char, 4096> block_{};
};

std::filesystem::path below(const Settings& settings, const char* name) {
    const auto folder = settings.folder / name;
    std::filesystem::create_directories(folder);
    return folder;
}

std::int64_t size_on_disk(BusyStation& station, const std::filesystem::path& folder) {
    static_cast<void>(station.store->checkpoint_and_truncate());
    return static_cast<std::int64_t>(std::filesystem::file_size(core::station_file(folder)));
}

void measure_speed(const Settings& settings, Table& table) {
    BusyStation ours(below(settings, "ours"));
    BusyStation whole(below(settings, "whole"));
    BusyStation stock(below(settings, "stock"));
    stock.store->database().raw().execAndGet("PRAGMA journal_mode=DELETE");
    stock.store->database().raw().exec("PRAGMA synchronous=FULL");
    RawFile raw(settings.folder / "raw");

    // In turns, one of each at a time, so that whatever else the disk has to do meets all of them alike.
    std::vector<double> posting, raws, stocks, counter, decision;
    const int turns = settings.rounds * settings.payments_a_round;
    for (int turn = 0; turn < turns; ++turn) {
        core::PaymentPosted fact;
        decision.push_back(seconds([&] { fact = ours.next_fact(); }));
        posting.push_back(seconds([&] {
            ours.append(fact);
            ours.store->checkpoint_when_idle();
        }));
        raws.push_back(seconds([&] { raw.append(); }));
        fact = stock.next_fact();
        stocks.push_back(seconds([&] { stock.append(fact); }));
        counter.push_back(seconds([&] { whole.serve_customer(); }));
        whole.store->checkpoint_when_idle();
    }
    table.add({"posting", "rate / raw 4 KB append+fdatasync, idle checkpoints counted",
               median(raws) / median(posting), "x", ">= 0.8"});
    table.add({"posting", "rate / same rows in stock SQLite (DELETE, FULL)", median(stocks) / median(posting),
               "x"});
    table.add({"posting", "one posting transaction", median(posting) * 1e6, "us"});
    table.add(
        {"posting", "one whole counter payment (attempt, posting, effects)", median(counter) * 1e6, "us"});
    table.add(
        {"posting", "deciding one payment (due, allocation, fingerprint)", median(decision) * 1e6, "us"});
}

void measure_size(const Settings& settings, Table& table) {
    constexpr int payments = 2000;
    const auto posting_folder = below(settings, "posting-size");
    const auto counter_folder = below(settings, "counter-size");
    BusyStation posting(posting_folder);
    BusyStation counter(counter_folder);
    for (BusyStation* station : {&posting, &counter})
        station->store->database().raw().exec("PRAGMA synchronous=OFF");
    const std::int64_t posting_before = size_on_disk(posting, posting_folder);
    const std::int64_t counter_before = size_on_disk(counter, counter_folder);
    std::int64_t payload = 0;
    for (int i = 0; i < payments; ++i) {
        payload += static_cast<std::int64_t>(posting.append(posting.next_fact()).payload.size());
        counter.serve_customer();
    }
    const auto each = [](std::int64_t bytes) { return static_cast<double>(bytes) / payments; };
    table.add({"size", "a payment, posting alone",
               each(size_on_disk(posting, posting_folder) - posting_before), "bytes", "<= 1000"});
    table.add({"size", "a payment with attempt and effects",
               each(size_on_disk(counter, counter_folder) - counter_before), "bytes", "<= 2000"});
    table.add({"size", "of which the posting's journal payload", each(payload), "bytes"});
}

}  // namespace

void measure_posting(const Settings& settings, Table& table) {
    measure_speed(settings, table);
    measure_size(settings, table);
}

}  // namespace bench
