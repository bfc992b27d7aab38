// What a station's payments cost at head office: through the verifying `ingest` in batches, one entry a call,
// and the same rows by COPY without any question asked, in turns within one run.

#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/office_bed.h"
#include "bench/stopwatch.h"
#include "core/sync/head_office_calls.h"

namespace bench {

namespace {

constexpr std::size_t batch = 200;
constexpr std::array tables{"entries",   "payments",      "tenders", "allocations",
                            "transfers", "account_lines", "heads"};
const std::string install = "bench";

void post(core::HeadOfficeLink& link, std::span<const core::FeedEntry> entries, std::size_t size) {
    for (std::size_t first = 0; first < entries.size(); first += size) {
        core::post_entries(link, install, entries.subspan(first, std::min(size, entries.size() - first)))
            .value();
    }
}

void psql(const test::HeadOfficeServer& server, const std::string& database,
          const std::filesystem::path& script) {
    test::run_program(
        fmt::format("psql -q -v ON_ERROR_STOP=1 -f {} '{}'", script.string(), server.office_url(database)));
}

}  // namespace

void measure_ingest(const Settings& settings, Table& table) {
    test::HeadOfficeServer server;
    std::vector<core::FeedEntry> entries;
    {
        BusyStation station(settings.folder / "ingest");
        const int payments = settings.payments_a_round * settings.rounds * 3;
        for (int i = 0; i < payments; ++i) station.append(station.next_fact());
        auto feed = core::JournalFeed::open(settings.folder / "ingest").value();
        entries = feed.entries(1, payments + 100, std::size_t{1} << 30).value();
    }
    std::vector<double> batched;
    std::vector<double> copied;
    std::vector<double> relieved;
    std::vector<double> single;
    const std::size_t few = entries.size() / 10;
    for (int round = 0; round < settings.rounds; ++round) {
        const std::string database = server.new_name();
        core::HeadOfficeLink office = server.make_database(database);
        add_customers(office, entries);
        static_cast<void>(office.run("VACUUM ANALYZE"));  // as autovacuum does after an import
        auto link = core::HeadOfficeLink::open(server.admit(office, database, "W2")).value();
        core::say_hello(link,
                        {.program = "bench", .install = install, .seq = 0, .hash = core::JournalHead{}.hash})
            .value();
        batched.push_back(seconds([&] { post(link, entries, batch); }) / static_cast<double>(entries.size()));

        // The same rows, out and in again.
        std::ofstream out(server.folder() / "out.sql");
        std::ofstream in(server.folder() / "in.sql");
        out << "\\set QUIET on\n";
        for (const char* name : tables) {
            out << fmt::format(
                "\\copy (SELECT * FROM paydesk.{1}) TO '{0}/{1}.copy'\nTRUNCATE paydesk.{1};\n",
                server.folder().string(), name);
            in << fmt::format("\\copy paydesk.{1} FROM '{0}/{1}.copy'\n", server.folder().string(), name);
        }
        out.close();
        in.close();
        psql(server, database, server.folder() / "out.sql");
        copied.push_back(seconds([&] { psql(server, database, server.folder() / "in.sql"); }) /
                         static_cast<double>(entries.size()));

        std::ofstream(server.folder() / "relieve.sql")
            << "UPDATE paydesk.receivables r SET paid = r.paid + l.amount FROM (SELECT receivable, "
               "sum(amount) AS "
               "amount FROM paydesk.account_lines GROUP BY receivable) l WHERE r.id = l.receivable;\n";
        relieved.push_back(copied.back() + seconds([&] {
                                               psql(server, database, server.folder() / "relieve.sql");
                                           }) / static_cast<double>(entries.size()));

        const std::string another = server.new_name();
        core::HeadOfficeLink second = server.make_database(another);
        add_customers(second, entries);
        auto slow = core::HeadOfficeLink::open(server.admit(second, another, "W2")).value();
        core::say_hello(slow,
                        {.program = "bench", .install = install, .seq = 0, .hash = core::JournalHead{}.hash})
            .value();
        single.push_back(seconds([&] { post(slow, std::span(entries).first(few), 1); }) /
                         static_cast<double>(few));
    }
    table.add({"ingest", "an entry, verified, in batches of 200", median(batched) * 1e6, "us"});
    table.add({"ingest", "an entry by COPY of the same rows", median(copied) * 1e6, "us"});
    table.add({"ingest", "the same, and what is owed changed by one UPDATE", median(relieved) * 1e6, "us"});
    table.add({"ingest", "COPY and UPDATE / verified", median(relieved) / median(batched), "times"});
    table.add({"ingest", "COPY / verified", median(copied) / median(batched), "times", ">= 0.5"});
    table.add({"ingest", "one entry a call / verified", median(single) / median(batched), "times", ">= 4"});
}

}  // namespace bench
