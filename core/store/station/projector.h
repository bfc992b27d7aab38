#pragma once

#include "core/facts/acceptor_watch_facts.h"
#include "core/journal/entry.h"
#include "core/store/station/books.h"

namespace core {

// Turns journal entries into the rows that queries read. It looks at nothing but the entry and the rows made
// from earlier entries, so that replaying the journal into an empty file gives the same rows: `paydesk
// verify` proves it. Throws the exceptions of SQLiteCpp and nlohmann::json; its callers end them.
class Projector {
  public:
    explicit Projector(SQLite::Database& connection) : books_(connection) {}

    void apply(const Entry& entry);

    // For the writer, which shares the prepared statements: the entry itself, and the drafts that it
    // settles.
    void store(const Entry& entry);
    void forget_draft(const std::string& attempt);
    void note_is_recorded(const std::string& note);
    void note_is_unknown(const AcceptorSensed& fact);
    // A new PIN starts with no wrong tries; to be called before its entry is applied.
    void forget_pin_tries(const std::string& person, const std::string& new_pin_hash);

    // To be called when the transaction of the last apply was rolled back.
    void forget_uncommitted() { books_.forget_uncommitted(); }

  private:
    Books books_;
};

}  // namespace core
