#include "core/store/station/station_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8_text.h"
#include "core/facts/people_facts.h"
#include "core/store/database/storage_problem.h"

namespace core {

namespace {

Database::Options database_options(const StationStore::Options& options) {
    return {.mode = Database::Mode::writer,
            .application_id = station_application_id,
            .migrations = station_migrations(),
            .vfs = options.vfs,
            .synchronous = options.synchronous};
}

// A body of a shape the projector does not know is damage, not a reason to stop the program.
template <class Work>
Done guarded(Work&& work) {
    try {
        return storage_call(work);
    } catch (const nlohmann::json::exception& error) {
        return problem(ProblemCode::storage_corrupt,
                       fmt::format("a journal entry has an unknown form ({})", error.what()));
    }
}

bool is_plain_text(const std::string& text) {
    const bool control =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return !control && is_valid_utf8(text);
}

void bind_optional(SQLite::Statement& statement, int place, std::optional<std::int64_t> value) {
    value ? statement.bind(place, *value) : statement.bind(place);
}

void write_notes(SQLite::Database& connection, const AcceptorBook& book) {
    SQLite::Statement clear(connection, "DELETE FROM draft_notes WHERE acceptor = ?");
    clear.bind(1, book.acceptor);
    clear.exec();
    SQLite::Statement count(connection,
                            "INSERT INTO draft_acceptors (acceptor, epoch, stacked) VALUES (?, ?, ?) "
                            "ON CONFLICT (acceptor) DO UPDATE SET epoch = excluded.epoch, stacked = "
                            "excluded.stacked");
    count.bind(1, book.acceptor);
    count.bind(2, book.epoch);
    bind_optional(count, 3, book.stacked);
    count.exec();
    for (const DraftNote& note : book.notes) {
        SQLite::Statement insert(connection, "INSERT INTO draft_notes VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, note.note);
        insert.bind(2, note.acceptor);
        bind_optional(insert, 3, note.number);
        insert.bind(4, note.denomination.cents());
        insert.bind(5, note.attempt);
        insert.bind(6, note.account);
        insert.bind(7, note.session);
        insert.bind(8, std::string(name_of(note.state)));
        insert.exec();
    }
}

// What the journal cannot hold to the letter would make its books differ from its replay.
bool has_valid_texts(const nlohmann::json& value) {
    if (value.is_string()) return is_plain_text(value.get_ref<const std::string&>());
    if (!value.is_structured()) return true;
    for (const auto& [key, member] : value.items()) {
        if ((value.is_object() && !is_plain_text(key)) || !has_valid_texts(member)) return false;
    }
    return true;
}

}  // namespace

std::filesystem::path station_file(const std::filesystem::path& folder) {
    return folder / "station.db";
}

Result<StationStore> StationStore::locked(const std::filesystem::path& folder, const Options& options) {
    auto lock = LockFile::take(folder / "station.lock", options.holder, ProblemCode::station_in_use);
    if (!lock) return tl::unexpected(lock.error());
    return StationStore(folder, options, std::move(*lock));
}

Result<StationStore> StationStore::open(const std::filesystem::path& folder, const Options& options) {
    if (options.vfs.empty() && !std::filesystem::exists(station_file(folder))) {
        return problem(ProblemCode::not_a_station, fmt::format("{} holds no station", folder.string()));
    }
    auto store = locked(folder, options);
    if (!store) return store;
    if (const Done done = store->connect(); !done) return tl::unexpected(done.error());
    if (store->head_.count == 0) {
        return problem(ProblemCode::not_a_station,
                       fmt::format("the station in {} was never finished", folder.string()));
    }
    return store;
}

Result<StationStore> StationStore::create(const std::filesystem::path& folder, const std::string& station,
                                          const Options& options) {
    auto store = locked(folder, options);
    if (!store) return store;
    if (const Done done = store->connect(); !done) return tl::unexpected(done.error());
    if (store->head_.count > 0) return problem(ProblemCode::station_exists);
    store->station_ = station;
    return store;
}

Done StationStore::connect() {
    // The failed connection goes first: it must neither lock the new one out nor sync again what it could not
    // sync.
    connected_ = false;
    projector_.reset();
    *database_ = Database::stand_in();
    auto database = Database::open(station_file(folder_), database_options(options_));
    if (!database) return tl::unexpected(database.error());
    *database_ = std::move(*database);
    projector_ = std::make_unique<Projector>(database_->raw());
    connected_ = true;
    const Done loaded = load_head();
    connected_ = loaded.has_value();
    return loaded;
}

Done StationStore::load_head() {
    const auto head = reader().head();
    if (!head) return tl::unexpected(head.error());
    head_ = *head;
    if (head_.count == 0) return {};
    const auto identity = reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    station_ = identity->name;
    return {};
}

Done StationStore::reopen() {
    if (const Done connected = connect(); !connected) return connected;
    const Done settled = database_->settle();
    connected_ = settled.has_value();
    return settled;
}

StationReader StationStore::reader() {
    // When it fails the reader stands before the stand-in, whose every answer is a problem.
    if (!connected_) static_cast<void>(reopen());
    return StationReader(*database_);
}

Entry StationStore::complete(const EntryDraft& draft, const JournalHead& head) const {
    Entry entry{.station = station_,
                .seq = head.count + 1,
                .at = draft.at,
                .business_date = draft.business_date,
                .person = draft.person,
                .kind = draft.kind,
                .body = draft.body,
                .payload = {},
                .hash = {}};
    entry.payload = payload_of(entry);
    entry.hash = chain_hash(head.hash, entry.payload);
    return entry;
}

Result<Entry> StationStore::append(const EntryDraft& draft) {
    auto entries = append_all({draft});
    if (!entries) return tl::unexpected(entries.error());
    return std::move(entries->front());
}

Result<std::vector<Entry>> StationStore::append_all(const std::vector<EntryDraft>& drafts) {
    if (!connected_) {
        if (const Done done = reopen(); !done) return tl::unexpected(done.error());
    }
    std::vector<Entry> entries;
    JournalHead head = head_;
    for (const EntryDraft& draft : drafts) {
        if (!is_plain_text(draft.person) || !has_valid_texts(draft.body)) {
            return problem(ProblemCode::usage,
                           "a name or text is not valid UTF-8 or holds control characters");
        }
        entries.push_back(complete(draft, head));
        head = {entries.back().seq, entries.back().hash};
    }
    bool committing = false;
    const Done done = guarded([&] {
        WriteTransaction transaction(database_->raw());
        for (const Entry& entry : entries) write(entry);
        committing = true;
        transaction.commit();
    });
    if (!done && committing) return find_out(std::move(entries), done.error());
    if (!done) {
        projector_->forget_uncommitted();
        return tl::unexpected(done.error());
    }
    head_ = head;
    appended_since_checkpoint_ += static_cast<int>(entries.size());
    return entries;
}

// The hash of an entry holds all that came before it, so finding it is finding exactly this act.
Result<std::vector<Entry>> StationStore::find_out(std::vector<Entry> entries, const Problem& failure) {
    const auto unknown =
        problem(ProblemCode::outcome_unknown,
                fmt::format("{} ({})", entry_of(ProblemCode::outcome_unknown).sentence, failure.message()));
    if (!reopen()) return unknown;
    const auto stored = reader().entry(entries.back().seq);
    if (!stored) return unknown;
    if (*stored && (*stored)->hash == entries.back().hash) return entries;
    return tl::unexpected(failure);
}

void StationStore::write(const Entry& entry) {
    projector_->store(entry);
    if (entry.kind == EntryKind::person_set) {
        const PersonSet set = person_set_from(entry.body);
        projector_->forget_pin_tries(set.name, set.pin_hash);
    }
    projector_->apply(entry);
    if (entry.kind == EntryKind::payment_posted) {
        projector_->forget_draft(entry.body.at("attempt").get<std::string>());
    }
    if (entry.kind == EntryKind::note_stacked) projector_->note_is_recorded(entry.body.value("note", ""));
    if (entry.kind == EntryKind::acceptor_sensed)
        projector_->note_is_unknown(acceptor_sensed_from(entry.body));
}

Done StationStore::write_draft(const std::function<void(SQLite::Database&)>& work) {
    if (!connected_) {
        if (const Done done = reopen(); !done) return done;
    }
    const Done kept = storage_call([&] {
        WriteTransaction transaction(database_->raw());
        work(database_->raw());
        transaction.commit();
    });
    connected_ = kept.has_value();
    return kept;
}

Done StationStore::remember_attempt(const std::string& attempt, const std::string& content, Moment at) {
    return write_draft([&](SQLite::Database& connection) {
        SQLite::Statement insert(connection,
                                 "INSERT INTO draft_attempts (attempt, content, at) VALUES (?, ?, ?) "
                                 "ON CONFLICT (attempt) DO UPDATE SET content = excluded.content");
        insert.bind(1, attempt);
        insert.bind(2, content);
        insert.bind(3, at.utc_ms);
        insert.exec();
    });
}

Done StationStore::count_pin_try(const std::string& person, Moment at) {
    return write_draft([&](SQLite::Database& connection) {
        SQLite::Statement insert(connection,
                                 "INSERT INTO draft_pin_tries (person, tries, last_at) VALUES (?, 1, ?) "
                                 "ON CONFLICT (person) DO UPDATE SET tries = tries + 1, last_at = ?2");
        insert.bind(1, person);
        insert.bind(2, at.utc_ms);
        insert.exec();
    });
}

Done StationStore::forget_pin_tries(const std::string& person) {
    return write_draft([&](SQLite::Database& connection) {
        SQLite::Statement forget(connection, "DELETE FROM draft_pin_tries WHERE person = ?");
        forget.bind(1, person);
        forget.exec();
    });
}

Done StationStore::remember_notes(const AcceptorBook& book) {
    return write_draft([&](SQLite::Database& connection) { write_notes(connection, book); });
}

void StationStore::checkpoint_when_idle() {
    // A checkpoint costs three syncs; much later than this and SQLite would make one by itself, in the middle
    // of a posting.
    constexpr int entries_between = 50;
    if (appended_since_checkpoint_ < entries_between) return;
    // A failed checkpoint loses nothing: the log stays, and the next one tries again.
    static_cast<void>(database_->checkpoint());
    appended_since_checkpoint_ = 0;
}

}  // namespace core
