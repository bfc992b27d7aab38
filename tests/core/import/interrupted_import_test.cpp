#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/core/import/import_desk.h"

using test::ImportDesk;

namespace {

constexpr int account_count = 3000;

std::string number_text(int i) {
    return core::AccountNumber::with_check_digit(10'000'000 + i).text();
}

// Accounts and receivables that all carry the same mark, so that a mix of two imports shows.
std::string marked_accounts(const std::string& mark) {
    std::string content = test::accounts_header;
    for (int i = 0; i < account_count; ++i)
        content += number_text(i) + ",Name " + mark + ",1 Elm St,,residential,active,\n";
    return content;
}

std::string marked_receivables(int cents) {
    std::string content = test::receivables_header;
    for (int i = 0; i < account_count; ++i) {
        content += "R-" + std::to_string(i) + "," + number_text(i) + ",charge,water,1." +
                   std::to_string(cents) + ",2026-12-05\n";
    }
    return content;
}

// Starts the import in a process of its own; it ends by itself or is killed.
template <class Import>
pid_t start(const Import& import) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) std::_Exit(import().has_value() ? 0 : 1);
    return child;
}

bool has_ended(pid_t child) {
    int status = 0;
    const bool ended = ::waitpid(child, &status, WNOHANG) == child;
    if (ended) REQUIRE((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return ended;
}

void kill_and_wait(pid_t child) {
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
}

// The one mark that every account carries.
std::string mark_of_all(core::MirrorReader& mirror) {
    const std::string first = mirror.account(test::account_number(number_text(0))).value()->name;
    for (int i = 1; i < account_count; ++i) {
        REQUIRE(mirror.account(test::account_number(number_text(i))).value()->name == first);
    }
    const std::string word = first.substr(5);
    CHECK(mirror.search(word, 200).value().size() == 200);
    CHECK(mirror.search(word == "old" ? "new" : "old", 200).value().empty());
    return word;
}

}  // namespace

TEST_CASE("an import killed at any moment leaves the old mirror or the new one, whole") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(marked_accounts("old")).has_value());
    std::mt19937 moments(20261123);
    int kept_old = 0;
    for (int round = 0; round < 12; ++round) {
        const pid_t child = start([&] { return desk.accounts(marked_accounts("new")); });
        ::usleep(static_cast<useconds_t>(moments() % 60'000));
        kill_and_wait(child);
        core::MirrorReader mirror = desk.reader();
        kept_old += mark_of_all(mirror) == "old" ? 1 : 0;
        // The next import works as if nothing had happened.
        REQUIRE(desk.accounts(marked_accounts("old"))->imported == account_count);
        CHECK(mark_of_all(mirror) == "old");
    }
    CHECK(kept_old > 0);
}

TEST_CASE("a snapshot killed at any moment keeps its amounts and its included_seq together") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(marked_accounts("old")).has_value());
    REQUIRE(desk.receivables(marked_receivables(10), 10).has_value());
    std::mt19937 moments(41);
    for (int round = 0; round < 8; ++round) {
        const pid_t child =
            start([&] { return desk.receivables(marked_receivables(20 + round), 20 + round); });
        ::usleep(static_cast<useconds_t>(moments() % 40'000));
        kill_and_wait(child);
        core::MirrorReader mirror = desk.reader();
        const std::int64_t included = mirror.included_seq().value();
        for (int i = 0; i < account_count; i += 7) {
            const auto receivables = mirror.receivables(test::account_number(number_text(i))).value();
            REQUIRE(receivables.size() == 1);
            REQUIRE(receivables[0].amount.cents() == 100 + included);
        }
    }
}

TEST_CASE("a reader beside a running import sees the old snapshot or the new one, never a mix") {
    const ImportDesk desk;
    REQUIRE(desk.accounts(marked_accounts("old")).has_value());
    REQUIRE(desk.receivables(marked_receivables(10), 10).has_value());
    core::MirrorReader mirror = desk.reader();
    const pid_t child = start([&]() -> core::Result<core::ImportReport> {
        for (int seq = 11; seq < 20; ++seq) {
            auto done = desk.receivables(marked_receivables(seq), seq);
            if (!done) return done;
        }
        return desk.receivables(marked_receivables(20), 20);
    });
    std::int64_t last = 10;
    int seen = 0;
    for (int i = 0; !has_ended(child); ++i) {
        const auto standing = mirror.standing(test::account_number(number_text(i % account_count)));
        REQUIRE(standing.has_value());
        REQUIRE((*standing)->receivables.size() == 1);
        REQUIRE((*standing)->receivables[0].amount.cents() == 100 + (*standing)->included_seq);
        REQUIRE((*standing)->included_seq >= last);
        seen += (*standing)->included_seq > last ? 1 : 0;
        last = (*standing)->included_seq;
    }
    CHECK(seen > 0);
    CHECK(mirror.included_seq().value() == 20);
}
