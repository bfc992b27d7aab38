#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/store/database/lock_file.h"
#include "core/store/station/note_reader.h"
#include "core/store/station/projector.h"
#include "core/store/station/station_reader.h"

namespace core {

inline constexpr int station_application_id = 0x50444b53;  // "PDKS"

std::span<const EmbeddedFile> station_migrations();
std::filesystem::path station_file(const std::filesystem::path& folder);

// A fact before it has its place in the journal.
struct EntryDraft {
    Moment at;
    std::optional<Date> business_date;
    std::string person;
    EntryKind kind = EntryKind::station_made;
    nlohmann::json body;
};

// The one writer of station.db. A fact is appended to the journal and to the books in one transaction that is
// on disk when `append` returns; readers of other programs see all of it or nothing.
class StationStore {
  public:
    struct Options {
        std::string holder = "paydesk";    // who to name to a second program
        std::string vfs = {};              // tests fail the disk through this
        const char* synchronous = "FULL";  // and show what weaker settings lose
    };

    // Opens the station of a folder; with `station` not empty makes it, under that name.
    // Problems: station_in_use, not_a_station, station_exists, storage_*.
    static Result<StationStore> open(const std::filesystem::path& folder, const Options& options);
    static Result<StationStore> create(const std::filesystem::path& folder, const std::string& station,
                                       const Options& options);

    // When the commit itself fails, the store reopens the file, looks for the entry and makes certain of what
    // it finds: the answer is then as good as any. Problems: storage_full and the like, nothing is stored;
    // outcome_unknown when the disk is too far gone to look, then nobody can tell until it works again.
    Result<Entry> append(const EntryDraft& draft);
    // Facts that make sense only together: all of them are stored or none.
    Result<std::vector<Entry>> append_all(const std::vector<EntryDraft>& drafts);

    // Stores an attempt's identity before anything else happens for it. Repeating it is no problem.
    Done remember_attempt(const std::string& attempt, const std::string& content, Moment at);

    // Counts a try of a person's PIN before it is checked, and forgets the tries once one was right. On disk
    // when they return, outside the journal.
    Done count_pin_try(const std::string& person, Moment at);
    Done forget_pin_tries(const std::string& person);

    // Replaces what is remembered of one acceptor and its notes on the way.
    Done remember_notes(const AcceptorBook& book);

    Done reopen();
    void checkpoint_when_idle();
    Done checkpoint_and_truncate() { return database_->checkpoint_and_truncate(); }

    // After a failure of the disk this is where the store tries to open its file again.
    StationReader reader();
    const JournalHead& head() const { return head_; }
    Database& database() { return *database_; }
    const std::filesystem::path& folder() const { return folder_; }

  private:
    StationStore(std::filesystem::path folder, Options options, LockFile lock)
        : folder_(std::move(folder)), options_(std::move(options)), lock_(std::move(lock)) {}
    static Result<StationStore> locked(const std::filesystem::path& folder, const Options& options);
    Done connect();
    Done load_head();
    Result<std::vector<Entry>> find_out(std::vector<Entry> entries, const Problem& failure);
    void write(const Entry& entry);
    Done write_draft(const std::function<void(SQLite::Database&)>& work);
    Entry complete(const EntryDraft& draft, const JournalHead& head) const;

    std::filesystem::path folder_;
    Options options_;
    LockFile lock_;
    std::unique_ptr<Database> database_ = std::make_unique<Database>(Database::stand_in());
    bool connected_ = false;
    std::unique_ptr<Projector> projector_;
    std::string station_;
    JournalHead head_;
    int appended_since_checkpoint_ = 0;
};

}  // namespace core
