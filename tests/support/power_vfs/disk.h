#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace test {

using Bytes = std::vector<unsigned char>;

// A change of a file that no sync has made durable yet.
struct PendingChange {
    bool truncation = false;
    std::size_t offset = 0;  // of a truncation: the new size
    Bytes bytes;
};

// SQLite's locks on one file: the four levels of the rollback modes and the eight slots of the WAL index.
struct FileLocks {
    int shared = 0;
    bool reserved = false;
    bool pending = false;
    bool exclusive = false;
    std::array<int, 8> wal_shared{};
    std::array<bool, 8> wal_exclusive{};
};

// One file: what the running program sees, what a power cut leaves for sure, and what is between the two.
struct DiskFile {
    Bytes live;
    Bytes durable;
    std::vector<PendingChange> pending;
    bool exists = true;
    bool durably_there = false;           // its directory entry was synced
    std::optional<Bytes> deleted_before;  // a file of this name whose deletion was not synced may come back
    std::map<int, std::vector<char>> shared_memory;  // of the WAL index; never on the medium
    FileLocks locks;
};

// What shall go wrong, by the number of the operation that changes the medium (from 1; 0: never).
struct FaultPlan {
    std::int64_t cut_at = 0;      // the power goes; nothing works from then on
    std::int64_t fail_at = 0;     // this operation fails with `failure` ...
    bool fail_forever = false;    // ... and all after it
    int failure = 0;              // an SQLite result code
    bool lying_sync = false;      // the drive says it has synced and has not
    std::int64_t bytes_max = -1;  // the disk is full beyond this
};

// A disk in memory with the damage model of SQLite's own crash tests: what is not synced when the power goes
// is kept, dropped, torn at 512-byte sectors or turned to garbage, each change by itself. Copies are
// independent disks.
class Disk {
  public:
    explicit Disk(std::uint64_t seed = 1) : chance_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

    FaultPlan plan;
    std::function<void()>
        before_operation;  // runs before each counted operation; copies of the disk are whole then

    std::int64_t operations() const { return operations_; }
    std::int64_t syncs() const { return syncs_; }
    // Begins a new life after faults: counting starts again, locks are gone, what was written stays as it is.
    void restart();
    // The power goes and comes back: pending changes meet their fate by `seed`, then as restart.
    void power_cut(std::uint64_t seed);
    void write_to(const std::filesystem::path& folder) const;

    // For PowerVfs: each returns an SQLite result code of the general kind (SQLITE_OK, SQLITE_IOERR,
    // SQLITE_FULL).
    DiskFile* find(const std::string& name);
    int create(const std::string& name);
    int write(DiskFile& file, const void* bytes, std::size_t size, std::size_t offset);
    int truncate(DiskFile& file, std::size_t size);
    int sync(DiskFile& file);
    int remove(DiskFile& file, bool sync_directory);
    bool is_dead() const { return dead_; }
    std::uint64_t chance();

  private:
    int begin_operation();
    std::int64_t bytes_used() const;
    Bytes after_power_cut(const DiskFile& file);
    void meet_fate(Bytes& contents, const PendingChange& change);
    void tear(Bytes& contents, const PendingChange& change);

    std::map<std::string, DiskFile> files_;
    std::uint64_t chance_;
    std::int64_t operations_ = 0;
    std::int64_t syncs_ = 0;
    bool dead_ = false;
};

}  // namespace test
