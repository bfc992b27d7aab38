#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/acceptor_watch_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// A note between the slot and the journal.
//
//   intended --recorded in the journal--> recorded --next note--> (gone)
//      |  '--came back--> (gone)
//      '--nobody can tell--> unknown, and an alarm in the journal
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
AcceptorSensed alarm_of(const DraftNote& note, std::int64_t notes);

// All that is remembered of one acceptor beside the journal.
struct AcceptorBook {
    std::string acceptor;
    std::int64_t epoch = 1;
    std::optional<std::int64_t> stacked;  // lifetime count that the journal explained last
    std::vector<DraftNote> notes;

    DraftNote* find(DraftNote::State state);  // null: there is none
};

// A note that may be in a cassette and is in no figure.
struct UnexplainedNote {
    AcceptorSensed fact;
    Moment at = {};
    std::int64_t seq = 0;  // of its alarm; 0: it is still on its way, and may yet be told

    bool is_under_way() const { return seq == 0; }
};

struct StackedNote {
    std::string attempt;
    Money amount;
};

// Answers questions about notes. Every problem is a storage problem.
class NoteReader {
  public:
    explicit NoteReader(StationReader reader) : reader_(reader), database_(&reader.database()) {}

    Result<AcceptorBook> book(const std::string& acceptor);
    // Those of a session's cassette: alarms in order, then what is on its way.
    Result<std::vector<UnexplainedNote>> unexplained(std::int64_t session);
    Result<std::optional<StackedNote>> stacked(const std::string& note);

  private:
    StationReader reader_;
    Database* database_;
};

}  // namespace core
