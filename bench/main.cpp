// Numbers of this machine, as a table and as JSON. Ratios compare things measured in turns within one run;
// absolute numbers describe the machine. Nothing here passes or fails.

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>

#include "bench/groups.h"

namespace {

struct Group {
    const char* name;
    void (*measure)(const bench::Settings&, bench::Table&);
};

constexpr Group groups[] = {
    {"posting", bench::measure_posting},   {"syncs", bench::measure_syncs},
    {"history", bench::measure_history},   {"lookup", bench::measure_lookup},
    {"policy", bench::measure_policy},     {"screens", bench::measure_screens},
    {"encoding", bench::measure_encoding}, {"devices", bench::measure_devices},
    {"ingest", bench::measure_ingest},     {"backlog", bench::measure_backlog},
    {"snapshot", bench::measure_snapshot},
};

std::filesystem::path own_folder(const std::filesystem::path& below) {
    std::string name = (below / "paydesk-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        std::cerr << below.string() << " cannot be written to\n";
        std::exit(3);
    }
    return name;
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app{"Paydesk's benchmarks"};
    bench::Settings settings;
    std::string json_file;
    std::string below = std::filesystem::temp_directory_path().string();
    std::vector<std::string> wanted;
    app.add_option("groups", wanted,
                   "which groups; default all: posting syncs history lookup policy screens encoding devices "
                   "ingest backlog snapshot");
    app.add_option("--json", json_file, "also write the numbers here");
    app.add_option("--folder", below, "on the disk to be measured");
    app.add_option("--rounds", settings.rounds);
    app.add_option("--payments", settings.payments_a_round, "of a round");
    app.add_option("--history", settings.history, "payments before reports and proof are timed");
    app.add_option("--accounts", settings.accounts, "in the mirror");
    CLI11_PARSE(app, count, arguments);

    settings.folder = own_folder(below);
    bench::Table table;
    for (const Group& group : groups) {
        const bool chosen =
            wanted.empty() || std::find(wanted.begin(), wanted.end(), group.name) != wanted.end();
        if (chosen) group.measure(settings, table);
    }
    std::filesystem::remove_all(settings.folder);
    std::cout << table.text();
    if (!json_file.empty()) std::ofstream(json_file) << table.json().dump(1) << "\n";
}
