#include "tests/support/head_office/posting_office.h"

#include <array>
#include <stdexcept>

namespace test {

namespace {

core::LinkResult<nlohmann::json> answer(core::HeadOfficeLink& link, const char* sql,
                                        std::span<const std::optional<std::string>> words) {
    return link.ask(sql, words).map([](const core::LinkRows& rows) {
        return nlohmann::json::parse(rows.text(0, 0));
    });
}

}  // namespace

core::LinkResult<nlohmann::json> Sender::hello(std::int64_t seq, const std::string& hash) {
    const std::array words{std::optional(std::string("1")),
                           std::optional(std::string("test")),
                           std::optional(install),
                           std::optional(std::to_string(seq)),
                           std::optional(hash),
                           std::optional(std::string("1795653560900"))};
    return answer(link, "SELECT paydesk.hello($1, $2, $3, $4, $5, $6)", words);
}

core::LinkResult<nlohmann::json> Sender::ingest(const std::vector<core::FeedEntry>& entries,
                                                const std::optional<std::string>& tail) {
    std::vector<std::string> payloads;
    std::vector<std::string> books;
    for (const auto& entry : entries) {
        payloads.push_back(entry.payload);
        books.push_back(entry.books);
    }
    const std::array words{std::optional(install), std::optional(std::to_string(entries.front().seq)),
                           std::optional(core::text_array(payloads)), std::optional(core::text_array(books)),
                           std::optional(tail.value_or(entries.back().hash))};
    return answer(link, "SELECT paydesk.ingest($1, $2, $3, $4, $5)", words);
}

std::string Sender::refusal(const std::vector<core::FeedEntry>& entries,
                            const std::optional<std::string>& tail) {
    const auto taken = ingest(entries, tail);
    return taken ? "" : taken.error().sqlstate;
}

PostingOffice::PostingOffice(const std::string& database)
    : office(head_office_server().make_database(database)), name(database) {
    station.open_day_and_drawer();
    run("INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
        "VALUES ('10-00041-00', 'Gonzalez', '', '', '', '', '')");
    run("INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) VALUES "
        "('R-5512', '10-00041-00', 'charge', 'water', 6210, '2026-10-22', 'billing'), "
        "('R-5601', '10-00041-00', 'charge', 'electric', 6135, '2026-12-07', 'billing')");
}

Sender PostingOffice::sender(const std::string& as) {
    const auto options = head_office_server().admit(office, name, as);
    return {core::HeadOfficeLink::open(options).value()};
}

Sender PostingOffice::greeted_sender(const std::string& as) {
    Sender made = sender(as);
    made.hello(0, core::JournalHead{}.hash).value();
    return made;
}

std::vector<core::FeedEntry> PostingOffice::entries(std::int64_t first, std::int64_t count) {
    return core::JournalFeed::open(station.folder.path())->entries(first, count, 1 << 20).value();
}

void PostingOffice::send_all() {
    Sender w2 = sender();
    const auto list = entries();
    if (!w2.hello(list.back().seq, list.back().hash)) throw std::runtime_error("no hello");
    if (const auto sent = w2.ingest(list); !sent) throw std::runtime_error(sent.error().message);
}

void PostingOffice::run(const std::string& sql) {
    if (const auto done = office.run(sql); !done) throw std::runtime_error(sql + ": " + done.error().message);
}

std::string PostingOffice::one(const std::string& sql) {
    const auto rows = office.ask(sql);
    if (!rows) throw std::runtime_error(sql + ": " + rows.error().message);
    return rows->rows() == 0 || rows->is_null(0, 0) ? "" : std::string(rows->text(0, 0));
}

}  // namespace test
