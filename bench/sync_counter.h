#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>

namespace bench {

// The system's disk under a name of its own, with its syncs counted, for as long as it lives.
class SyncCounter {
  public:
    SyncCounter();
    ~SyncCounter();
    SyncCounter(const SyncCounter&) = delete;
    SyncCounter& operator=(const SyncCounter&) = delete;

    const char* vfs() const { return vfs_.zName; }
    std::int64_t syncs() const { return syncs_; }

  private:
    // SQLite hands back the table of a file's methods and nothing else of ours; what follows it is found
    // through it.
    struct Methods {
        sqlite3_io_methods table{};
        const sqlite3_io_methods* system = nullptr;
        std::int64_t* syncs = nullptr;
    };
    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* flags_used);
    static int sync(sqlite3_file* file, int flags);

    sqlite3_vfs* system_;
    sqlite3_vfs vfs_;
    std::map<const sqlite3_io_methods*, Methods> methods_;  // databases and logs have tables of their own
    std::int64_t syncs_ = 0;
};

}  // namespace bench
