#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <thread>

#include "core/headoffice/station_desk.h"
#include "tests/core/headoffice/forged_journal.h"
#include "tests/support/head_office/posting_office.h"

using core::FeedEntry;
using test::ForgedJournal;
using test::PostingOffice;
using test::Sender;

namespace {

std::vector<FeedEntry> part(const std::vector<FeedEntry>& entries, std::int64_t first, std::int64_t last) {
    return {entries.begin() + (first - 1), entries.begin() + last};
}

std::string counts(PostingOffice& office) {
    return office.one(
        "SELECT s.last_seq || '/' || (SELECT count(*) FROM paydesk.entries) || '/' || (SELECT count(*) FROM "
        "paydesk.payments) || '/' || (SELECT coalesce(sum(amount), 0) FROM paydesk.transfers) FROM "
        "paydesk.stations s "
        "WHERE station = 'W2'");
}

std::string rejects(const nlohmann::json& answer) {
    std::string list;
    for (const auto& reject : answer.at("rejects")) {
        list +=
            std::to_string(reject.at("seq").get<int>()) + " " + reject.at("code").get<std::string>() + "\n";
    }
    return list;
}

}  // namespace

TEST_CASE("what a station posts stands at head office, and posting it again changes nothing", "[ingest]") {
    PostingOffice office;
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "140.00"));
    Sender w2 = office.greeted_sender();
    const auto entries = office.entries();
    CHECK(w2.hello(entries.back().seq, entries.back().hash).value().at("state") == "welcome");
    const auto answer = w2.ingest(entries).value();
    CHECK(answer.at("to") == entries.back().seq);
    CHECK(answer.at("hash") == entries.back().hash);
    CHECK(answer.at("rejects").empty());
    const std::string after = counts(office);
    CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == "12345");
    CHECK(office.one("SELECT string_agg(paid::text, ' ' ORDER BY id) FROM paydesk.receivables") ==
          "6210 6135");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.tenders WHERE type = 'cash'") == "12345");
    CHECK(office.one("SELECT count(*) FROM paydesk.sessions WHERE closed_seq IS NULL") == "1");

    SECTION("the same bytes, the same answer") {
        CHECK(w2.ingest(entries).value() == answer);
        CHECK(counts(office) == after);
    }
    SECTION("a part of them, with more behind it") {
        REQUIRE(office.station.pay_cash("10-00041-00", "10.00", "10.00"));
        const auto all = office.entries();
        CHECK(w2.ingest(part(all, 3, std::ssize(all))).value().at("rejects").empty());
        CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == "13345");
        CHECK(office.one("SELECT count(*) FROM paydesk.entries") == std::to_string(all.size()));
    }
    SECTION("eight at once") {
        REQUIRE(office.station.pay_cash("10-00041-00", "10.00", "10.00"));
        const auto all = office.entries();
        std::vector<Sender> senders;
        office.run("ALTER ROLE \"paydesk_W2\" CONNECTION LIMIT 20");
        for (int i = 0; i < 8; ++i) senders.push_back(office.greeted_sender());
        std::vector<std::thread> threads;
        for (Sender& sender : senders) {
            threads.emplace_back([&] { static_cast<void>(sender.ingest(all)); });
        }
        for (std::thread& thread : threads) thread.join();
        CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == "13345");
        CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
        CHECK(office.one("SELECT credit FROM paydesk.accounts") == "1000");
    }
}

TEST_CASE("a batch that does not continue the chain is refused and changes nothing", "[ingest]") {
    PostingOffice office;
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "140.00"));
    Sender w2 = office.greeted_sender();
    const auto entries = office.entries();
    const auto known = part(entries, 1, 5);
    REQUIRE(w2.ingest(known));
    const std::string before = counts(office);

    SECTION("gap") {
        CHECK(w2.refusal(part(entries, 7, std::ssize(entries))) == "PD003");
    }
    SECTION("other bytes under a known number") {
        ForgedJournal fork(part(entries, 1, 4));
        CHECK(w2.refusal({fork.entry("no_sale", {{"session", "W2-S0001"}})}) == "PD004");
    }
    SECTION("a known entry, a wrong tail") {
        CHECK(w2.refusal(known, std::string(64, '1')) == "PD005");
    }
    SECTION("a tail that is not the entries'") {
        CHECK(w2.refusal(part(entries, 6, std::ssize(entries)), std::string(64, '0')) == "PD005");
    }
    SECTION("bytes changed on the way, the tail of the original") {
        auto changed = part(entries, 6, std::ssize(entries));
        changed.back().payload.replace(changed.back().payload.find("rosa"), 4, "rose");
        CHECK(w2.refusal(changed) == "PD005");
    }
    SECTION("another installation") {
        w2.install = "machine-2";
        CHECK(w2.refusal(part(entries, 6, std::ssize(entries))) == "PD002");
    }
    SECTION("another station's entries") {
        Sender w3 = office.greeted_sender("W3");
        CHECK(w3.refusal(part(entries, 6, std::ssize(entries))) == "PD003");
    }
    SECTION("a stopped station") {
        office.run("UPDATE paydesk.stations SET stopped = 'stolen' WHERE station = 'W2'");
        CHECK(w2.refusal(part(entries, 6, std::ssize(entries))) == "PD001");
        CHECK(w2.hello(5, entries[4].hash).value().at("state") == "stopped");
    }
    SECTION("an entry of more than a megabyte") {
        ForgedJournal large(known);
        CHECK(w2.refusal({large.raw(std::string(1 << 20, ' ') + "{}")}) == "PD006");
    }
    CHECK(counts(office) == before);
}

TEST_CASE("arrays that no station sends are refused", "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    const std::string tail(64, '0');
    for (const std::array<std::optional<std::string>, 3>& words :
         {std::array<std::optional<std::string>, 3>{"1", "{}", "{}"},
          {"1", "{NULL}", "{a}"},
          {"1", "{{a,b}}", "{{a,b}}"},
          {"1", "[0:1]={a,b}", "{a,b}"},
          {"1", "{a}", "{}"},
          {"1", std::nullopt, std::nullopt},
          {std::nullopt, "{a}", "{a}"},
          {"0", "{a}", "{a}"},
          {"-9223372036854775808", "{a}", "{a}"},
          {"9223372036854775807", "{a,b}", "{a,b}"}}) {
        const std::array<std::optional<std::string>, 5> all{w2.install, words[0], words[1], words[2], tail};
        const auto answer = w2.link.ask("SELECT paydesk.ingest($1, $2, $3, $4, $5)", all);
        INFO(words[0].value_or("NULL") << " " << words[1].value_or("NULL"));
        REQUIRE(!answer);
        CHECK((answer.error().sqlstate == "PD006" || answer.error().sqlstate == "PD003"));
    }
    CHECK(office.one("SELECT count(*) FROM paydesk.entries") == "0");
}

TEST_CASE("a fact is never refused for what it says", "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    auto entries = office.entries();
    REQUIRE(w2.ingest(entries));
    ForgedJournal forged(entries);
    const std::int64_t first = forged.next();
    std::vector<FeedEntry> mixed{
        forged.payment("10-00041-00", 1000, 1000, "R-5601"),
        forged.payment("99-99999-99", 2000, 2000),            // nobody's
        forged.payment("10-00041-00", 3000, 2900, "R-5601"),  // tenders and allocations differ
        forged.raw("{ this is not JSON"),
        forged.raw(R"({"v":2,"station":"W2","seq":1,"at":1,"kind":"future","body":{}})"),
        forged.raw(
            R"({"v":1,"station":"W9","seq":1,"at":1,"business_date":null,"person":"x","kind":"y","body":{}})"),
        forged.entry("payment_posted",
                     {{"tenders", {{{"amount", "many"}}}}, {"allocations", nlohmann::json::array()}}),
        forged.raw(R"({"v":1,"station":"W2","seq":)" + std::to_string(first + 7) +
                   R"(,"at":1,"business_date":null,"person":"\u0000","kind":"y","body":{}})"),
        forged.entry("payment_posted", {{"tenders", {{{"amount", 1}}}}, {"allocations", 5}}),
        forged.payment("10-00041-00", 9000000000000000000, 9000000000000000000),
        forged.payment("10-00041-00", 500, 500, "R-5512")};
    const auto answer = w2.ingest(mixed).value();
    const auto line = [&](int n, const char* code) { return std::to_string(first + n) + " " + code + "\n"; };
    CHECK(rejects(answer) == line(1, "unknown_account") + line(2, "tender_sum") + line(3, "unreadable") +
                                 line(4, "newer") + line(5, "misplaced") + line(6, "unreadable") +
                                 line(7, "unreadable") + line(8, "unreadable") + line(9, "unreadable"));
    CHECK(w2.ingest(mixed).value() == answer);
    // The money is all there: what could be applied on the account, the rest in suspense.
    CHECK(office.one("SELECT string_agg(paid::text, ' ' ORDER BY id) FROM paydesk.receivables") ==
          "500 1000");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.office_transfers WHERE credit = 'suspense'") == "4900");
    CHECK(office.one("SELECT count(*) FROM paydesk.entries WHERE code = 'unreadable' AND payload = '{ this "
                     "is not JSON'") == "1");
    CHECK(office.one("SELECT count(*) FROM paydesk.rejects WHERE resolution = ''") == "9");
    SECTION("and the station goes on") {
        CHECK(w2.ingest({forged.payment("10-00041-00", 100, 100, "R-5601")}).value().at("rejects").empty());
    }
}

TEST_CASE("two stations take the same bill: both payments stand, the second is credit and listed",
          "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    auto journal = office.entries();
    ForgedJournal forged(journal);
    journal.push_back(forged.payment("10-00041-00", 6210, 6210, "R-5512"));
    REQUIRE(w2.ingest(journal));
    // The same bill once more: half of it, then all of it.
    const auto second = forged.payment("10-00041-00", 3000, 3000, "R-5512");
    const auto third = forged.payment("10-00041-00", 6210, 6210, "R-5512");
    const auto answer = w2.ingest({second, third}).value();
    CHECK(answer.at("rejects").empty());  // nothing is wrong with the payments
    CHECK(office.one("SELECT string_agg(code || ' ' || receivable || ' ' || amount, ', ' ORDER BY seq) FROM "
                     "paydesk.rejects") == "paid_over R-5512 3000, paid_over R-5512 6210");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.office_transfers WHERE credit = 'customer_credit'") ==
          "9210");
    CHECK(office.one(
              "SELECT c7 FROM (SELECT 1) x, LATERAL (SELECT (a.credit + (SELECT sum(greatest(0, r.paid - "
              "r.amount)) FROM paydesk.receivables r))::text AS c7 FROM paydesk.accounts a) y") == "9210");
    SECTION("a void takes its part back") {
        const auto voided =
            forged.entry("payment_voided", {{"payment", "W2-000001"}, {"session", "W2-S0001"}},
                         {{"transfers", {{"receivable:water", "drawer:W2-S0001:cash", 6210}}},
                          {"accounts", {{"10-00041-00", "R-5512", -6210}}}});
        REQUIRE(w2.ingest({voided}));
        CHECK(office.one("SELECT sum(CASE WHEN credit = 'customer_credit' THEN amount ELSE -amount END) FROM "
                         "paydesk.office_transfers") == "3000");
        CHECK(office.one("SELECT paid FROM paydesk.receivables WHERE id = 'R-5512'") == "9210");
    }
}

TEST_CASE("a restored station posts as its next line; a charge whose name is taken is listed, never lost",
          "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    const auto shared = office.entries();
    ForgedJournal before(shared), after(shared);
    const auto charge = [](ForgedJournal& journal, const char* day, int cents) {
        return journal.entry("account_charged", {{"account", "10-00041-00"}},
                             {{"owed", {{"W2-C000001", "10-00041-00", "fee", "fees", cents, day}}}});
    };
    auto lost = shared;
    lost.push_back(before.payment("10-00041-00", 6210, 6210, "R-5512"));
    lost.push_back(charge(before, "2026-12-24", 1500));
    REQUIRE(w2.ingest(lost));
    auto restored = shared;
    restored.push_back(after.payment("10-00041-00", 6135, 6135, "R-5601"));
    restored.push_back(charge(after, "2026-12-25", 2500));
    CHECK(w2.refusal(restored) == "PD004");
    const std::int64_t differs = std::ssize(shared) + 1;
    const auto& first = restored[shared.size()];
    REQUIRE(
        core::open_next_line(office.office, "W2", {.seq = differs, .hash = first.hash}, "restored").value() ==
        "W2/2");
    CHECK(w2.hello(restored.back().seq, restored.back().hash).value().at("station") == "W2/2");
    const std::vector<FeedEntry> fresh(restored.begin() + std::ssize(shared), restored.end());
    const auto answer = w2.ingest(fresh).value();
    CHECK(w2.ingest(fresh).value() == answer);
    // Both payments stand; the first charge stands; the second waits for somebody to look at it.
    CHECK(office.one(
              "SELECT string_agg(station || ' ' || amount, ', ' ORDER BY station) FROM paydesk.payments") ==
          "W2 6210, W2/2 6135");
    CHECK(office.one("SELECT string_agg(id || ' ' || paid, ', ' ORDER BY id) FROM paydesk.receivables WHERE "
                     "paid > 0") == "R-5512 6210, R-5601 6135");
    CHECK(office.one("SELECT amount FROM paydesk.receivables WHERE id = 'W2-C000001'") == "1500");
    CHECK(office.one(
              "SELECT station || ' ' || code || ' ' || receivable || ' ' || amount FROM paydesk.rejects") ==
          "W2/2 charge_known W2-C000001 2500");
    CHECK(office.one("SELECT rejects_open FROM paydesk.desk_stations(24) WHERE station = 'W2/2'") == "1");
    CHECK(office.one("SELECT receivable || ' ' || amount FROM paydesk.desk_rejects") == "W2-C000001 0");
    // The station hears of the entries that it has, not of those that its restoring undid.
    office.run(fmt::format(
        "INSERT INTO paydesk.rejects (station, seq, n, code) VALUES ('W2', 2, 0, 'books_differ'), "
        "('W2', {}, 0, 'books_differ')",
        differs));
    const auto told =
        nlohmann::json::parse(w2.link.ask("SELECT paydesk.deliveries(0, 0)")->text(0, 0)).at("rejects");
    REQUIRE(told.size() == 2);
    CHECK(told.at(0).at("seq") == 2);
    CHECK(told.at(1).at("code") == "charge_known");
}

TEST_CASE("two rejects of one entry do not carry its money twice", "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    auto journal = office.entries();
    ForgedJournal forged(journal);
    // A returned item of an account that nobody knows, with a fee whose name is taken.
    journal.push_back(
        forged.entry("tender_returned", {{"tender", "W2-000001/T1"}},
                     {{"accounts", {{"10-99999-99", "", -500}}},
                      {"owed", {{"R-5512", "10-99999-99", "fee", "fees", 2500, "2026-12-24"}}}}));
    REQUIRE(w2.ingest(journal));
    CHECK(office.one("SELECT string_agg(code || ' ' || account || ' ' || amount, ', ' ORDER BY code) FROM "
                     "paydesk.desk_rejects") ==
          "charge_known 10-99999-99 0, unknown_account 10-99999-99 -500");
}

TEST_CASE("a deposit is held once, and what another account owes is never relieved", "[ingest]") {
    PostingOffice office;
    office.run(
        "INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
        "VALUES ('10-00042-08', 'Ng', '', '', '', '', '');"
        "INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) VALUES "
        "('D-1', '10-00041-00', 'deposit', 'water', 5000, '2026-12-07', 'billing'), "
        "('R-9', '10-00042-08', 'charge', 'water', 700, '2026-12-07', 'billing')");
    Sender w2 = office.greeted_sender();
    auto journal = office.entries();
    ForgedJournal forged(journal);
    const auto deposit = [&](const char* receivable) {
        return forged.entry(
            "deposit_applied", nlohmann::json::object(),
            {{"accounts", {{"10-00041-00", receivable, 5000}, {"10-00041-00", "@deposit", 5000}}}});
    };
    journal.push_back(deposit("D-1"));
    journal.push_back(deposit("D-1"));        // taken at another station as well
    journal.push_back(deposit("D-unknown"));  // nobody charged it
    journal.push_back(forged.payment("10-00041-00", 700, 700, "R-9"));
    REQUIRE(w2.ingest(journal));
    CHECK(office.one("SELECT deposit || ' ' || credit FROM paydesk.accounts WHERE number = '10-00041-00'") ==
          "15000 700");
    CHECK(office.one("SELECT paid FROM paydesk.receivables WHERE id = 'R-9'") == "0");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.office_transfers") == "700");
    CHECK(office.one("SELECT string_agg(code || ' ' || amount, ', ' ORDER BY seq) FROM paydesk.rejects") ==
          "paid_over 5000, unknown_receivable 0, unknown_receivable 700");
    CHECK(office.one("SELECT string_agg(name || ' ' || what, ', ') FROM paydesk.check_customers(9)") == "");
}

TEST_CASE("hello tells a station where it stands", "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    const auto entries = office.entries();
    const auto& last = entries.back();
    REQUIRE(w2.ingest(entries));
    const auto state = [&](std::int64_t seq, const std::string& hash) {
        return w2.hello(seq, hash).value().at("state").get<std::string>();
    };
    CHECK(state(last.seq, last.hash) == "welcome");
    CHECK(state(last.seq + 5, std::string(64, '7')) == "welcome");
    CHECK(state(last.seq, std::string(64, '7')) == "forked");
    CHECK(state(2, std::string(64, '7')) == "forked");
    CHECK(state(2, entries[1].hash) == "behind");
    CHECK(state(0, std::string(64, '0')) == "behind");
    CHECK(w2.hello(last.seq, last.hash).value().at("safe") == true);
    w2.install = "machine-2";
    CHECK(state(last.seq, last.hash) == "copied");
    CHECK(office.one("SELECT install_id || ' ' || state FROM paydesk.stations") == "machine-1 copied");
}

TEST_CASE("a server put back from an older backup is healed by sending again", "[ingest]") {
    PostingOffice office;
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "140.00"));
    Sender w2 = office.greeted_sender();
    const auto entries = office.entries();
    REQUIRE(w2.ingest(part(entries, 1, 6)));
    office.run(
        "CREATE SCHEMA kept; DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY "
        "ARRAY['stations','heads','entries',"
        "'payments','tenders','allocations','transfers','account_lines','receivables'] LOOP "
        "EXECUTE format('CREATE TABLE kept.%I AS TABLE paydesk.%I', t, t); END LOOP; END $$");
    REQUIRE(w2.ingest(part(entries, 7, std::ssize(entries))));
    const std::string whole = counts(office);
    office.run(
        "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['stations','heads','entries','payments',"
        "'tenders','allocations','transfers','account_lines','receivables'] LOOP EXECUTE format('DELETE FROM "
        "paydesk.%I', t); EXECUTE format('INSERT INTO paydesk.%I SELECT * FROM kept.%I', t, t); END LOOP; "
        "END $$");
    const auto hello = w2.hello(entries.back().seq, entries.back().hash).value();
    CHECK(hello.at("state") == "welcome");
    CHECK(hello.at("last_seq") == 6);
    REQUIRE(w2.ingest(part(entries, 7, std::ssize(entries))));
    CHECK(counts(office) == whole);
    CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
}

TEST_CASE("a killed server has all of a batch or nothing", "[ingest]") {
    PostingOffice office;
    Sender w2 = office.greeted_sender();
    auto entries = office.entries();
    ForgedJournal forged(entries);
    for (int i = 0; i < 300; ++i) entries.push_back(forged.payment("10-00041-00", 100, 100));
    std::thread plug([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        test::head_office_server().pull_the_plug();
    });
    std::int64_t acknowledged = 0;
    for (std::int64_t first = 1; first <= std::ssize(entries); first += 20) {
        const auto answer =
            w2.ingest(part(entries, first, std::min<std::int64_t>(first + 19, std::ssize(entries))));
        if (!answer) break;
        acknowledged = answer->at("to").get<std::int64_t>();
    }
    plug.join();
    test::head_office_server().start();
    office.office = test::head_office_server().office(office.name);
    Sender again = office.greeted_sender();
    const std::int64_t stands = std::stoll(office.one("SELECT last_seq FROM paydesk.stations"));
    CHECK(stands >= acknowledged);
    CHECK(office.one("SELECT count(*) FROM paydesk.entries") == std::to_string(stands));
    if (stands < std::ssize(entries)) REQUIRE(again.ingest(part(entries, stands + 1, std::ssize(entries))));
    CHECK(office.one("SELECT credit FROM paydesk.accounts") == "30000");
}
