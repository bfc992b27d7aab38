#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/journal/entry.h"
#include "core/store/station/journal_feed.h"
#include "tests/support/head_office/head_office_server.h"

namespace {

using core::HeadOfficeLink;

// A station that posts by hand, entry by entry.
struct Sender {
    HeadOfficeLink link;
    std::string install = "machine-1";

    core::LinkResult<nlohmann::json> hello(std::int64_t seq, const std::string& hash) {
        const std::array words{std::optional(std::string("1")),
                               std::optional(std::string("test")),
                               std::optional(install),
                               std::optional(std::to_string(seq)),
                               std::optional(hash),
                               std::optional(std::string("1795653560900"))};
        return answer("SELECT paydesk.hello($1, $2, $3, $4, $5, $6)", words);
    }
    core::LinkResult<nlohmann::json> ingest(const std::vector<core::FeedEntry>& entries,
                                            std::optional<std::string> tail = {}) {
        std::vector<std::string> payloads;
        std::vector<std::string> books;
        for (const auto& entry : entries) {
            payloads.push_back(entry.payload);
            books.push_back(entry.books);
        }
        const std::array words{std::optional(install), std::optional(std::to_string(entries.front().seq)),
                               std::optional(core::text_array(payloads)),
                               std::optional(core::text_array(books)),
                               std::optional(tail.value_or(entries.back().hash))};
        return answer("SELECT paydesk.ingest($1, $2, $3, $4, $5)", words);
    }

  private:
    core::LinkResult<nlohmann::json> answer(const char* sql,
                                            std::span<const std::optional<std::string>> words) {
        return link.ask(sql, words).map([](const core::LinkRows& rows) {
            return nlohmann::json::parse(rows.text(0, 0));
        });
    }
};

// One head office with one station that has taken some payments.
struct Office {
    explicit Office(const std::string& database)
        : office(test::head_office_server().make_database(database)), name(database) {
        station.open_day_and_drawer();
        run("INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
            "VALUES ('10-00041-00', 'Gonzalez', '', '', '', '', '')");
        run("INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) VALUES "
            "('R-5512', '10-00041-00', 'charge', 'water', 6210, '2026-10-22', 'billing'), "
            "('R-5601', '10-00041-00', 'charge', 'electric', 6135, '2026-12-07', 'billing')");
    }
    Sender sender(const std::string& as = "W2") {
        const auto options = test::head_office_server().admit(office, name, as);
        return {HeadOfficeLink::open(options).value()};
    }
    std::vector<core::FeedEntry> entries(std::int64_t first = 1, std::int64_t count = 1000) {
        return core::JournalFeed::open(station.folder.path())->entries(first, count, 1 << 20).value();
    }
    void run(const std::string& sql) {
        const auto done = office.run(sql);
        INFO(sql);
        REQUIRE((done ? "" : done.error().message) == std::string());
    }
    std::string one(const std::string& sql) {
        const auto rows = office.ask(sql);
        INFO(sql);
        REQUIRE((rows ? "" : rows.error().message) == std::string());
        return rows->rows() == 0 || rows->is_null(0, 0) ? "" : std::string(rows->text(0, 0));
    }

    test::TestStation station;
    HeadOfficeLink office;
    std::string name;
};

}  // namespace

TEST_CASE("what a station posts stands at head office, and posting it again changes nothing", "[ingest]") {
    Office office("first");
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "140.00"));
    Sender w2 = office.sender();
    const auto entries = office.entries();
    CHECK(w2.hello(entries.back().seq, entries.back().hash).value().at("state") == "welcome");
    const auto answer = w2.ingest(entries).value();
    CHECK(answer.at("rejects").empty());
    CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == "12345");
    CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.tenders WHERE type = 'cash'") == "12345");
    CHECK(w2.ingest(entries).value() == answer);
    CHECK(office.one("SELECT count(*) FROM paydesk.payments") == "1");
    CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
}
