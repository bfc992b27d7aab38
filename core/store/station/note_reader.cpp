#include "core/store/station/note_reader.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

constexpr const char* columns = "note, acceptor, number, denomination, attempt, account, session, state";

std::optional<std::int64_t> optional_in(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional<std::int64_t>(column.getInt64());
}

DraftNote::State state_named(const std::string& name) {
    if (name == "intended") return DraftNote::State::intended;
    return name == "recorded" ? DraftNote::State::recorded : DraftNote::State::unknown;
}

std::vector<DraftNote> all_notes(SQLite::Statement& query) {
    std::vector<DraftNote> notes;
    while (query.executeStep()) {
        notes.push_back({.note = query.getColumn(0).getString(),
                         .acceptor = query.getColumn(1).getString(),
                         .number = optional_in(query.getColumn(2)),
                         .denomination = Money::from_cents(query.getColumn(3).getInt64()),
                         .attempt = query.getColumn(4).getString(),
                         .account = query.getColumn(5).getString(),
                         .session = query.getColumn(6).getInt64(),
                         .state = state_named(query.getColumn(7).getString())});
    }
    return notes;
}

}  // namespace

std::string_view name_of(DraftNote::State state) {
    switch (state) {
        case DraftNote::State::intended:
            return "intended";
        case DraftNote::State::recorded:
            return "recorded";
        case DraftNote::State::unknown:
            return "unknown";
    }
    return "unknown";
}

AcceptorSensed alarm_of(const DraftNote& note, std::int64_t notes) {
    return {.what = AcceptorAlarm::note_unknown,
            .acceptor = note.acceptor,
            .stacked = note.number,
            .note = note.note,
            .notes = notes,
            .denomination = note.denomination,
            .attempt = note.attempt,
            .account = note.account,
            .session = {}};
}

DraftNote* AcceptorBook::find(DraftNote::State state) {
    const auto found = std::ranges::find(notes, state, &DraftNote::state);
    return found == notes.end() ? nullptr : &*found;
}

Result<AcceptorBook> NoteReader::book(const std::string& acceptor) {
    return storage_call([&] {
        AcceptorBook book{.acceptor = acceptor, .stacked = std::nullopt, .notes = {}};
        SQLite::Statement of_acceptor(database_->raw(),
                                      "SELECT epoch, stacked FROM draft_acceptors WHERE acceptor = ?");
        of_acceptor.bind(1, acceptor);
        if (of_acceptor.executeStep()) {
            book.epoch = of_acceptor.getColumn(0).getInt64();
            book.stacked = optional_in(of_acceptor.getColumn(1));
        }
        SQLite::Statement query(database_->raw(), std::string("SELECT ") + columns +
                                                      " FROM draft_notes WHERE acceptor = ? ORDER BY note");
        query.bind(1, acceptor);
        book.notes = all_notes(query);
        return book;
    });
}

Result<std::vector<UnexplainedNote>> NoteReader::unexplained(std::int64_t session) {
    const auto alarms = storage_call([&] {
        SQLite::Statement query(database_->raw(),
                                "SELECT seq FROM acceptor_alarms WHERE session = ? AND what = 'note_unknown' "
                                "ORDER BY seq");
        query.bind(1, session);
        std::vector<std::int64_t> numbers;
        while (query.executeStep()) numbers.push_back(query.getColumn(0).getInt64());
        return numbers;
    });
    if (!alarms) return tl::unexpected(alarms.error());
    std::vector<UnexplainedNote> notes;
    for (const std::int64_t seq : *alarms) {
        const auto entry = reader_.entry(seq);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry) return problem(ProblemCode::storage_corrupt, "an alarm without its entry");
        notes.push_back({.fact = acceptor_sensed_from((*entry)->body), .at = (*entry)->at, .seq = seq});
    }
    const auto under_way = storage_call([&] {
        SQLite::Statement query(
            database_->raw(), std::string("SELECT ") + columns +
                                  " FROM draft_notes WHERE state = 'intended' AND session = ? ORDER BY note");
        query.bind(1, session);
        return all_notes(query);
    });
    if (!under_way) return tl::unexpected(under_way.error());
    for (const DraftNote& note : *under_way) notes.push_back({.fact = alarm_of(note, 1)});
    return notes;
}

Result<std::optional<StackedNote>> NoteReader::stacked(const std::string& note) {
    return storage_call([&]() -> std::optional<StackedNote> {
        SQLite::Statement query(database_->raw(), "SELECT attempt, amount FROM stacked_notes WHERE note = ?");
        query.bind(1, note);
        if (!query.executeStep()) return std::nullopt;
        return StackedNote{query.getColumn(0).getString(), Money::from_cents(query.getColumn(1).getInt64())};
    });
}

}  // namespace core
