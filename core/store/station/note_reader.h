#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// A note between the slot and the journal.
//
//   intended --recorded in the journal--> recorded --next note--> (gone)
//      |  '--came back--> (gone)
//      '--nobody can tell--> unknown --its cassette is closed--> (gone)
struct DraftNote {
    enum class State { intended, recorded, unknown };

    std::string note;
    std::string acceptor;
    std::optional<std::int64_t> number;  // the acceptor's lifetime count with it
    Money denomination;                  // zero: nobody knows
    std::string attempt;
    std::string account;
    std::int64_t session = 0;
    State state = State::intended;
};

std::string_view name_of(DraftNote::State state);

// All that is remembered of one acceptor beside the journal.
struct AcceptorBook {
    std::string acceptor;
    std::int64_t epoch = 1;
    std::optional<std::int64_t> stacked;  // lifetime count that the journal explained last
    std::vector<DraftNote> notes;

    DraftNote* find(DraftNote::State state);  // null: there is none
};

struct StackedNote {
    std::string attempt;
    Money amount;
};

// Answers questions about notes. Every problem is a storage problem.
class NoteReader {
  public:
    explicit NoteReader(StationReader reader) : database_(&reader.database()) {}

    Result<AcceptorBook> book(const std::string& acceptor);
    // Notes of open cassettes that nobody can account for, and notes that only another acceptor could.
    Result<std::vector<DraftNote>> unexplained(const std::string& acceptor);
    Result<std::optional<StackedNote>> stacked(const std::string& note);

  private:
    Database* database_;
};

}  // namespace core
