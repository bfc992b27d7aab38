#include "tests/core/headoffice/office_with_station.h"

#include <fmt/format.h>

#include "core/journal/entry.h"

namespace test {

namespace {

core::LinkResult<nlohmann::json> json_of(core::HeadOfficeLink& link, const char* sql,
                                         std::span<const std::optional<std::string>> words) {
    return link.ask(sql, words).map([](const core::LinkRows& rows) {
        return nlohmann::json::parse(rows.text(0, 0));
    });
}

}  // namespace

core::LinkResult<nlohmann::json> Sender::hello(std::int64_t seq, const std::string& hash) {
    const std::array<std::optional<std::string>, 6> words{"1",  "test",         install, std::to_string(seq),
                                                          hash, "1795653560900"};
    return json_of(link, "SELECT paydesk.hello($1, $2, $3, $4, $5, $6)", words);
}

core::LinkResult<nlohmann::json> Sender::ingest(const std::vector<core::FeedEntry>& entries,
                                                const std::optional<std::string>& tail) {
    std::vector<std::string> payloads;
    std::vector<std::string> books;
    for (const auto& entry : entries) {
        payloads.push_back(entry.payload);
        books.push_back(entry.books);
    }
    const std::array<std::optional<std::string>, 5> words{install, std::to_string(entries.front().seq),
                                                          core::text_array(payloads), core::text_array(books),
                                                          tail.value_or(entries.back().hash)};
    return json_of(link, "SELECT paydesk.ingest($1, $2, $3, $4, $5)", words);
}

std::string Sender::refusal(const std::vector<core::FeedEntry>& entries,
                            const std::optional<std::string>& tail) {
    const auto answer = ingest(entries, tail);
    return answer ? "" : answer.error().sqlstate;
}

OfficeWithStation::OfficeWithStation()
    : database(head_office_server().new_name()), office(head_office_server().make_database(database)) {
    station.open_day_and_drawer();
    run("INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
        "VALUES ('10-00041-00', 'Gonzalez', '', '', '', '', '')");
    run("INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) VALUES "
        "('R-5512', '10-00041-00', 'charge', 'water', 6210, '2026-10-22', 'billing'), "
        "('R-5601', '10-00041-00', 'charge', 'electric', 6135, '2026-12-07', 'billing')");
}

Sender OfficeWithStation::sender(const std::string& as) {
    Sender sender{core::HeadOfficeLink::open(head_office_server().admit(office, database, as)).value()};
    REQUIRE(sender.hello(0, std::string(64, '0')));  // binds the installation
    return sender;
}

std::vector<core::FeedEntry> OfficeWithStation::entries(std::int64_t first, std::int64_t count) {
    return core::JournalFeed::open(station.folder.path())->entries(first, count, 1 << 20).value();
}

void OfficeWithStation::run(const std::string& sql) {
    const auto done = office.run(sql);
    INFO(sql);
    REQUIRE((done ? "" : done.error().message) == std::string());
}

std::string OfficeWithStation::one(const std::string& sql) {
    const auto rows = office.ask(sql);
    INFO(sql);
    REQUIRE((rows ? "" : rows.error().message) == std::string());
    return rows->rows() == 0 || rows->is_null(0, 0) ? "" : std::string(rows->text(0, 0));
}

core::FeedEntry ForgedJournal::raw(const std::string& payload, const std::string& books) {
    hash_ = core::chain_hash(hash_, payload);
    return {.seq = ++seq_, .payload = payload, .hash = hash_, .books = books};
}

core::FeedEntry ForgedJournal::entry(const std::string& kind, const nlohmann::json& body,
                                     const nlohmann::json& books) {
    const std::string payload = fmt::format(
        R"({{"v":1,"station":"W2","seq":{},"at":1795653560900,"business_date":"2026-11-23","person":"rosa","kind":"{}","body":{}}})",
        next(), kind, body.dump());
    return raw(payload, books.is_null() ? "" : books.dump());
}

core::FeedEntry ForgedJournal::payment(const std::string& account, std::int64_t paid, std::int64_t relieved,
                                       const std::string& receivable) {
    return entry(
        "payment_posted",
        {{"payment", fmt::format("W2-{:06}", next())},
         {"session", "W2-S0001"},
         {"tenders", {{{"type", "cash"}, {"amount", paid}}}},
         {"allocations",
          {{{"account", account}, {"amount", relieved}, {"kind", "current"}, {"receivable", receivable}}}}},
        {{"transfers", {{"drawer:W2-S0001:cash", "receivable:water", relieved}}},
         {"accounts", {{account, receivable, relieved}}}});
}

}  // namespace test
