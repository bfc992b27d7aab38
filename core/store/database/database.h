#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/base/embedded_file.h"
#include "core/base/problem.h"

namespace core {

// One SQLite file, opened the safe way (facts: sqlite.org pragma.html, howtocorrupt.html): WAL, foreign keys,
// no trusted schema, no mmap; its format checked before anything is read. A file has at most one connection
// that writes and checkpoints, because SQLite before 3.51.3 can corrupt a WAL file that two connections
// checkpoint at once; readers never checkpoint.
class Database {
  public:
    enum class Mode {
        read_only,  // waits at most 200 ms for a writer
        writer,     // never waits; makes the file and applies migrations
    };
    struct Options {
        Mode mode = Mode::read_only;
        int application_id = 0;                    // marks the file as ours
        std::span<const EmbeddedFile> migrations;  // in order; their number is the file's version
        int oldest_readable = 0;                   // the version a reader needs; 0: the newest
        std::string vfs = {};                      // for tests that fail the disk; empty: the system's
        // FULL: a commit is on the disk; NORMAL: a power cut may take the last ones, the file stays whole;
        // OFF: nobody needs the file after one.
        const char* synchronous = "FULL";
    };

    // Problems: not_a_station (missing or foreign file), storage_newer, storage_read_only, storage_corrupt,
    // ...
    static Result<Database> open(const std::filesystem::path& file, const Options& options);

    // Stands where a file could not be opened: it holds no tables, so that every question to it has a storage
    // problem.
    static Database stand_in();

    SQLite::Database& raw() { return *connection_; }
    int version();  // how many migrations the file has seen

    // Moves the write-ahead log into the file as far as no reader is in the way; call it when idle.
    Done checkpoint();
    // The same and empties the log; for closing the day.
    Done checkpoint_and_truncate();
    // After a failed commit and reopening: makes what is seen now what a power cut leaves. Folding the log
    // syncs what it held; the commit that follows overwrites what the failed one may have left in it.
    Done settle();

  private:
    explicit Database(std::unique_ptr<SQLite::Database> connection) : connection_(std::move(connection)) {}
    static Database connect(const std::filesystem::path& file, const Options& options);
    Done check_format(const std::filesystem::path& file, const Options& options);
    void configure(const Options& options);
    void migrate(const Options& options);
    Done run_checkpoint(int mode);

    std::unique_ptr<SQLite::Database> connection_;
};

// A path as the path part of an SQLite URI.
std::string uri_path(const std::filesystem::path& file);

// A write transaction: rolls back unless committed. BEGIN IMMEDIATE, so that it fails before work and not
// after it.
class WriteTransaction {
  public:
    explicit WriteTransaction(SQLite::Database& connection);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    void commit();

  private:
    SQLite::Database& connection_;
    bool open_ = true;
};

}  // namespace core
