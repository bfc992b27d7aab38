#include "core/counter/notes.h"

#include "core/facts/drawer_facts.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

// A note can come after its attempt was posted (the customer puts in one more while the receipt prints). Held
// for that attempt it could never be posted, so it gets one of its own.
Result<std::string> unposted_attempt(StationReader reader, std::string attempt) {
    for (;;) {
        const auto posted = reader.payment_of_attempt(attempt);
        if (!posted) return tl::unexpected(posted.error());
        if (!*posted) return attempt;
        attempt += "/late";
    }
}

Result<Money> answer_again(StationReader reader, const StackedNote& stacked, Money denomination) {
    if (stacked.amount == denomination) return reader.held_for(stacked.attempt);
    return problem(ProblemCode::attempt_reused, "this note is on record with another amount");
}

}  // namespace

Result<Money> hold_note(const Counter& counter, const std::string& attempt, const std::string& account,
                        Money denomination, const std::string& note) {
    StationReader reader = counter.store.reader();
    const auto before = NoteReader(reader).stacked(note);
    if (!before) return tl::unexpected(before.error());
    if (*before) return answer_again(reader, **before, denomination);
    const auto session = reader.open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return problem(ProblemCode::drawer_not_open, "no cassette is fitted");
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto held_for = unposted_attempt(reader, attempt);
    if (!held_for) return tl::unexpected(held_for.error());
    const NoteStacked fact{.attempt = *held_for,
                           .account = account,
                           .session = session_name(identity->name, (*session)->id),
                           .denomination = denomination,
                           .note = note};
    const auto entry = append_now(counter, (*session)->person, EntryKind::note_stacked, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return counter.store.reader().held_for(*held_for);
}

}  // namespace core
