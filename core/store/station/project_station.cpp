#include "core/base/ensure.h"
#include "core/facts/people_facts.h"
#include "core/store/station/delivery_reader.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

std::string text_in(const Entry& entry, const char* key) {
    return entry.body.at(key).get<std::string>();
}

void station_made(Books& books, const Entry& entry) {
    books.run("INSERT INTO station (one, name, role, office, training, public_key) VALUES (1, ?, ?, ?, ?, ?)",
              entry.station, text_in(entry, "role"), text_in(entry, "office"),
              std::int64_t{entry.body.at("training").get<bool>() ? 1 : 0}, text_in(entry, "public_key"));
    add_station_key(books, entry.station, text_in(entry, "public_key"), entry.seq);
}

// A restored station signs with the key of its new folder; what the old key signed stays genuine.
void station_restored(Books& books, const Entry& entry) {
    books.run("UPDATE station SET epoch = ?, public_key = ?", entry.body.at("epoch").get<std::int64_t>(),
              text_in(entry, "public_key"));
    add_station_key(books, entry.station, text_in(entry, "public_key"), entry.seq);
}

// A person or a policy that head office delivered, which is taken once.
void note_delivery(Books& books, const Entry& entry, const std::string& subject) {
    if (!entry.body.contains("delivery")) return;
    books.run("INSERT INTO deliveries_taken (id, subject, seq) VALUES (?, ?, ?)",
              entry.body.at("delivery").get<std::int64_t>(), subject, entry.seq);
}

void person_set(Books& books, const Entry& entry) {
    const PersonSet fact = person_set_from(entry.body);
    note_delivery(books, entry, subject_of_person(fact.name));
    books.run(
        "INSERT INTO people (name, role, pin_hash) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET role = excluded.role, pin_hash = excluded.pin_hash",
        fact.name, fact.role, fact.pin_hash);
}

void policy_set(Books& books, const Entry& entry) {
    const PolicySet fact = policy_set_from(entry.body);
    note_delivery(books, entry, subject_of_policy);
    books.run("UPDATE station SET policy = ?", fact.name);
    books.run("INSERT INTO policies (seq, at, name, hash) VALUES (?, ?, ?, ?)", entry.seq, entry.at.utc_ms,
              fact.name, fact.hash);
}

std::string business_date_of(const Entry& entry) {
    return entry.business_date.value_or(Date{}).text();
}

}  // namespace

void project_station(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::station_made) return station_made(books, entry);
    if (entry.kind == EntryKind::station_restored) return station_restored(books, entry);
    if (entry.kind == EntryKind::policy_in_force) return policy_set(books, entry);
    if (entry.kind == EntryKind::person_set) return person_set(books, entry);
    if (entry.kind == EntryKind::pin_refused) {
        const PinRefused fact = pin_refused_from(entry.body);
        return books.run("INSERT INTO pin_refusals (seq, at, person, tries) VALUES (?, ?, ?, ?)", entry.seq,
                         entry.at.utc_ms, fact.name, std::int64_t{fact.tries});
    }
    if (entry.kind == EntryKind::day_excepted) {
        return books.run("INSERT INTO day_exceptions (business_date, seq) VALUES (?, ?)",
                         business_date_of(entry), entry.seq);
    }
    if (entry.kind == EntryKind::day_opened) {
        return books.run("INSERT INTO days (business_date, opened_seq) VALUES (?, ?)",
                         business_date_of(entry), entry.seq);
    }
    ensure(entry.kind == EntryKind::day_closed, "not an entry about the station");
    books.run("UPDATE days SET closed_seq = ? WHERE business_date = ?", entry.seq, business_date_of(entry));
}

void note_money_taker(Books& books, const Entry& entry) {
    const bool takes = entry.kind == EntryKind::drawer_opened || entry.kind == EntryKind::payment_posted ||
                       entry.kind == EntryKind::drawer_handed_over || entry.kind == EntryKind::cash_moved;
    if (!takes || !entry.business_date) return;
    books.run("INSERT OR IGNORE INTO money_takers (business_date, person) VALUES (?, ?)",
              business_date_of(entry), entry.person);
}

}  // namespace core
