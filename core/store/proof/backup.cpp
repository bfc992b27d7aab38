#include "core/store/proof/backup.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>

#include "core/store/database/storage_problem.h"
#include "core/store/station/station_store.h"

namespace core {

namespace {

Result<Database> open_reader(const std::filesystem::path& file) {
    return Database::open(file, {.mode = Database::Mode::read_only,
                                 .application_id = station_application_id,
                                 .migrations = station_migrations()});
}

// A file that is gone again unless it was given its final name.
class DraftFile {
  public:
    explicit DraftFile(const std::filesystem::path& final) : final_(final), draft_(final.string() + ".new") {
        remove();
    }
    ~DraftFile() { remove(); }
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;

    const std::filesystem::path& path() const { return draft_; }

    // Synced before and after the rename, so that a power cut leaves the old file or the new one.
    Done keep() const {
        if (!sync(draft_) || ::rename(draft_.c_str(), final_.c_str()) != 0 || !sync(final_.parent_path())) {
            return problem(ProblemCode::file_unwritable,
                           fmt::format("{} cannot be written", final_.string()));
        }
        return {};
    }

  private:
    void remove() const {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(draft_.string() + end, ignored);
    }

    static bool sync(const std::filesystem::path& path) {
        const int descriptor = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return false;
        const bool synced = ::fsync(descriptor) == 0;
        ::close(descriptor);
        return synced;
    }

    std::filesystem::path final_;
    std::filesystem::path draft_;
};

Done copy_pages(Database& source, const std::filesystem::path& target_file) {
    const auto finished = storage_call([&] {
        SQLite::Database target(target_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(target, source.raw());
        // In pieces, so that the copy never holds a snapshot for long; a station that keeps posting makes
        // SQLite begin again, so after a while the rest is taken in one go.
        constexpr int pages_a_step = 2000;
        constexpr int steps_max = 2000;
        int step = 0;
        while (backup.executeStep(step < steps_max ? pages_a_step : -1) != SQLITE_DONE) {
            if (++step > 2 * steps_max) return false;
        }
        // One file without a log, so that a plain copy of it is whole.
        target.execAndGet("PRAGMA journal_mode=DELETE");
        return true;
    });
    if (!finished) return tl::unexpected(finished.error());
    if (!*finished) return problem(ProblemCode::storage_failed, "the station stays too busy to be copied");
    return {};
}

// Moves the old file's log into it, so that no log of the old file stands beside the new one.
void fold_log(const std::filesystem::path& file) {
    {
        auto old = Database::open(file, {.mode = Database::Mode::writer,
                                         .application_id = station_application_id,
                                         .migrations = station_migrations()});
        if (old) static_cast<void>(old->checkpoint_and_truncate());
    }
    std::error_code ignored;
    for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(file.string() + end, ignored);
}

// May `copy` be replaced? Only what is a backup already, and nothing inside the station's own folder.
Done check_target(const std::filesystem::path& folder, const std::filesystem::path& copy) {
    std::error_code failed;
    const auto own = std::filesystem::weakly_canonical(folder, failed);
    const auto target = std::filesystem::weakly_canonical(copy, failed);
    const auto [rest, unused] = std::mismatch(own.begin(), own.end(), target.begin(), target.end());
    if (rest == own.end()) {
        return problem(ProblemCode::file_unwritable,
                       fmt::format("{} is inside the station's own folder", copy.string()));
    }
    if (std::filesystem::exists(copy) && !open_reader(copy)) {
        return problem(ProblemCode::file_unwritable,
                       fmt::format("{} is there already and is no backup", copy.string()));
    }
    return {};
}

// A station that cannot be read any more is set aside, so that the backup can take its place and experts can
// look.
Done set_aside(const std::filesystem::path& file) {
    for (const char* end : {"", "-wal", "-shm"}) {
        const std::filesystem::path part = file.string() + end;
        std::error_code failed;
        if (std::filesystem::exists(part))
            std::filesystem::rename(part, file.string() + ".damaged" + end, failed);
        if (failed)
            return problem(ProblemCode::file_unwritable,
                           fmt::format("{} cannot be set aside", part.string()));
    }
    return {};
}

// Does the backup hold every entry that the folder's station has?
Done check_not_longer(const std::filesystem::path& folder, const std::filesystem::path& backup) {
    if (!std::filesystem::exists(station_file(folder))) return {};
    auto present = open_reader(station_file(folder));
    if (!present && present.error().code == ProblemCode::storage_newer)
        return tl::unexpected(present.error());
    if (!present) return set_aside(station_file(folder));
    auto restored = open_reader(backup);
    if (!restored) return tl::unexpected(restored.error());
    const auto head = StationReader(*present).head();
    if (!head) return set_aside(station_file(folder));
    if (head->count == 0) return {};
    const auto same = StationReader(*restored).entry(head->count);
    if (!same) return tl::unexpected(same.error());
    if (*same && (*same)->hash == head->hash) return {};
    return problem(
        ProblemCode::restore_over_longer_chain,
        fmt::format("{} holds {} entries that the backup does not continue", folder.string(), head->count));
}

}  // namespace

Result<VerifyResult> backup_station(const std::filesystem::path& folder, const std::filesystem::path& copy,
                                    const std::function<void(const VerifyProgress&)>& progress) {
    auto source = open_reader(station_file(folder));
    if (!source) return tl::unexpected(source.error());
    if (const Done free = check_target(folder, copy); !free) return tl::unexpected(free.error());
    const DraftFile draft(copy);
    if (const Done copied = copy_pages(*source, draft.path()); !copied) {
        if (copied.error().code != ProblemCode::storage_read_only) return tl::unexpected(copied.error());
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", copy.string()));
    }
    auto proven = verify_station(draft.path(), progress);
    if (!proven) return proven;
    if (const Done kept = draft.keep(); !kept) return tl::unexpected(kept.error());
    return proven;
}

Result<VerifyResult> restore_station(const std::filesystem::path& backup, const std::filesystem::path& folder,
                                     const std::function<void(const VerifyProgress&)>& progress) {
    if (!std::filesystem::exists(backup)) {
        return problem(ProblemCode::file_unreadable, fmt::format("{} is not there", backup.string()));
    }
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be made", folder.string()));
    const auto lock = LockFile::take(folder / "station.lock", "paydesk restore", ProblemCode::station_in_use);
    if (!lock) return tl::unexpected(lock.error());
    auto proven = verify_station(backup, progress);
    if (!proven) return proven;
    if (const Done shorter = check_not_longer(folder, backup); !shorter)
        return tl::unexpected(shorter.error());

    const DraftFile draft(station_file(folder));
    auto source = open_reader(backup);
    if (!source) return tl::unexpected(source.error());
    if (const Done copied = copy_pages(*source, draft.path()); !copied) return tl::unexpected(copied.error());
    if (std::filesystem::exists(station_file(folder))) fold_log(station_file(folder));
    if (const Done kept = draft.keep(); !kept) return tl::unexpected(kept.error());
    return proven;
}

}  // namespace core
