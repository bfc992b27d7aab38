#pragma once

#include <cstdint>
#include <filesystem>

#include "bench/table.h"

namespace bench {

struct Settings {
    std::filesystem::path folder;  // on the disk to be measured; its content is removed again
    int rounds = 7;                // of postings; ratios are of medians, measured in turns
    int payments_a_round = 200;
    std::int64_t history = 100'000;     // payments before the reports and the proof are timed
    std::int64_t accounts = 1'000'000;  // in the mirror
};

// Each group measures one thing and adds its rows. A new group is a file of its own and a line in main.cpp.
void measure_posting(const Settings& settings, Table& table);
void measure_syncs(const Settings& settings, Table& table);
void measure_history(const Settings& settings, Table& table);
void measure_lookup(const Settings& settings, Table& table);
void measure_policy(const Settings& settings, Table& table);
void measure_encoding(const Settings& settings, Table& table);
void measure_ingest(const Settings& settings, Table& table);
void measure_backlog(const Settings& settings, Table& table);
void measure_snapshot(const Settings& settings, Table& table);
void measure_screens(const Settings& settings, Table& table);
void measure_devices(const Settings& settings, Table& table);

}  // namespace bench
