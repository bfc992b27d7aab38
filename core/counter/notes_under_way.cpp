#include "core/counter/notes_under_way.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/acceptor_watch.h"

namespace core {

namespace {

using State = DraftNote::State;

// The lifetime count that the journal accounts for: as read last, and the notes recorded since.
std::int64_t explained(const AcceptorBook& book) {
    std::int64_t count = book.stacked.value_or(0);
    for (const DraftNote& note : book.notes) {
        if (note.number && note.state != State::intended) count = std::max(count, *note.number);
    }
    return count;
}

// A count that was set back begins again, so its numbers alone would name other notes.
std::string name_of_note(const AcceptorBook& book, std::int64_t number) {
    const std::string epoch = book.epoch > 1 ? fmt::format("~{}", book.epoch) : "";
    return fmt::format("{}{}#{}", book.acceptor, epoch, number);
}

void drop(AcceptorBook& book, State state) {
    std::erase_if(book.notes, [&](const DraftNote& note) { return note.state == state; });
}

DraftNote draft(const AcceptorBook& book, std::optional<std::int64_t> number, const std::string& fresh_id) {
    return {.note = number ? name_of_note(book, *number) : book.acceptor + "/" + fresh_id,
            .acceptor = book.acceptor,
            .number = number,
            .denomination = {},
            .attempt = {},
            .account = {}};
}

// The alarm and the draft's new state are one commit, so that it is told once.
Done sound_alarm(const Counter& counter, const DraftNote& note, std::int64_t notes) {
    const auto told = record_acceptor_sensed(counter, alarm_of(note, notes), note.session);
    if (!told) return tl::unexpected(told.error());
    return {};
}

// Takes over a count; what it holds more than the journal becomes notes nobody can account for. True: it did.
// A count that was set back, or that cannot be read, names no note of before.
Result<bool> take_count(const Counter& counter, AcceptorBook& book, std::optional<std::int64_t> stacked) {
    bool is_more = false;
    if (book.stacked && (!stacked || *stacked < *book.stacked)) {
        ++book.epoch;
        for (DraftNote& note : book.notes) note.number.reset();
    } else if (book.stacked && *stacked > explained(book)) {
        DraftNote extra = draft(book, *stacked, {});
        const Done told = sound_alarm(counter, extra, *stacked - explained(book));
        if (!told) return tl::unexpected(told.error());
        is_more = true;
    }
    drop(book, State::unknown);
    book.stacked = stacked;
    return is_more;
}

Result<std::int64_t> session_now(const Counter& counter) {
    const auto session = counter.store.reader().open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::drawer_not_open, "no cassette is fitted");
    return (*session)->id;
}

Result<AcceptorBook> book_of(const Counter& counter, const std::string& acceptor) {
    return NoteReader(counter.store.reader()).book(acceptor);
}

Result<KeptNote> put_on_record(const Counter& counter, const DraftNote& note) {
    const auto held = hold_note(counter, note.attempt, note.account, note.denomination, note.note);
    if (!held) return tl::unexpected(held.error());
    return KeptNote{.attempt = note.attempt, .denomination = note.denomination, .held = *held};
}

Result<KeptNote> call_unknown(const Counter& counter, const DraftNote& note) {
    if (const Done told = sound_alarm(counter, note, 1); !told) return tl::unexpected(told.error());
    return KeptNote{
        .attempt = note.attempt, .denomination = note.denomination, .held = {}, .is_unknown = true};
}

// Not intended: journaled all the same, because it is in the cassette.
Result<KeptNote> keep_stray(const Counter& counter, AcceptorBook& book, const StackedReport& report,
                            DraftNote note) {
    const auto session = session_now(counter);
    if (!session) return tl::unexpected(session.error());
    note.session = *session;
    note.denomination = report.denomination;
    if (note.denomination.is_zero()) return call_unknown(counter, note);
    book.notes.push_back(note);
    if (const Done kept = counter.store.remember_notes(book); !kept) return tl::unexpected(kept.error());
    return put_on_record(counter, note);
}

}  // namespace

Done intend_note(const Counter& counter, const AcceptorCount& of, const NoteOwner& owner, Money denomination,
                 const std::string& fresh_id) {
    const auto session = session_now(counter);
    if (!session) return tl::unexpected(session.error());
    auto book = book_of(counter, of.acceptor);
    if (!book) return tl::unexpected(book.error());
    if (book->find(State::intended)) return problem(ProblemCode::device_failed, "a note is still under way");
    const bool stands_still =
        of.stacked && book->stacked && *of.stacked >= *book->stacked && *of.stacked < explained(*book);
    if (stands_still) return problem(ProblemCode::device_failed, "the acceptor did not count the last note");
    const auto taken = take_count(counter, *book, of.stacked);
    if (!taken) return tl::unexpected(taken.error());
    drop(*book, State::recorded);
    DraftNote note = draft(*book, of.stacked ? std::optional(*of.stacked + 1) : std::nullopt, fresh_id);
    note.denomination = denomination;
    note.attempt = owner.attempt;
    note.account = owner.account;
    note.session = *session;
    book->notes.push_back(note);
    return counter.store.remember_notes(*book);
}

Result<KeptNote> keep_note(const Counter& counter, const StackedReport& report, const NoteOwner& stray,
                           const std::string& fresh_id) {
    auto book = book_of(counter, report.of.acceptor);
    if (!book) return tl::unexpected(book.error());
    const auto agrees = [&](const DraftNote& note) {
        return report.denomination.is_zero() || report.denomination == note.denomination;
    };
    if (DraftNote* note = book->find(State::intended)) {
        if (agrees(*note)) return put_on_record(counter, *note);
        note->denomination = report.denomination;  // as the acceptor says of what it holds
        return call_unknown(counter, *note);
    }
    // Told again because its acknowledgement was lost: it was called unknown, and stays so.
    if (const DraftNote* note = book->find(State::unknown); report.may_be_repeat && note) {
        const bool counts_it = report.of.stacked && note->number;
        if (counts_it ? *report.of.stacked == *note->number : agrees(*note)) {
            return KeptNote{.attempt = note->attempt,
                            .denomination = report.denomination,
                            .held = {},
                            .is_unknown = true};
        }
    }
    const DraftNote* last = book->find(State::recorded);
    if (report.may_be_repeat && last && agrees(*last)) return put_on_record(counter, *last);
    const bool counts = report.of.stacked.has_value();
    if (counts && !book->stacked) book->stacked = std::max<std::int64_t>(*report.of.stacked, 1) - 1;
    DraftNote note = draft(*book, counts ? std::optional(explained(*book) + 1) : std::nullopt, fresh_id);
    note.attempt = stray.attempt;
    note.account = stray.account;
    return keep_stray(counter, *book, report, note);
}

Done note_came_back(const Counter& counter, const std::string& acceptor) {
    auto book = book_of(counter, acceptor);
    if (!book) return tl::unexpected(book.error());
    if (!book->find(State::intended)) return {};
    drop(*book, State::intended);
    return counter.store.remember_notes(*book);
}

Result<std::optional<KeptNote>> settle_notes(const Counter& counter, const AcceptorCount& of) {
    auto book = book_of(counter, of.acceptor);
    if (!book) return tl::unexpected(book.error());
    std::optional<KeptNote> kept;
    if (DraftNote* note = book->find(State::intended)) {
        const bool can_tell = of.stacked && note->number;
        if (can_tell && *of.stacked == *note->number - 1) {
            drop(*book, State::intended);
        } else {
            const bool is_in = can_tell && *of.stacked == *note->number;
            const auto found = is_in ? put_on_record(counter, *note) : call_unknown(counter, *note);
            if (!found) return tl::unexpected(found.error());
            kept = *found;
            book = book_of(counter, of.acceptor);
            if (!book) return tl::unexpected(book.error());
        }
    } else if (of.stacked == book->stacked ||
               (of.stacked && book->stacked && *of.stacked == explained(*book))) {
        return kept;
    }
    const auto is_more = take_count(counter, *book, of.stacked);
    if (!is_more) return tl::unexpected(is_more.error());
    if (!kept && *is_more) kept = KeptNote{.attempt = {}, .denomination = {}, .held = {}, .is_unknown = true};
    if (const Done done = counter.store.remember_notes(*book); !done) return tl::unexpected(done.error());
    return kept;
}

}  // namespace core
