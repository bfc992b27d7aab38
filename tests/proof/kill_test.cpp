// A program that posts is killed at random moments, again and again at the same station. PAYDESK_KILLS sets
// how often.

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/store/proof/verify.h"
#include "tests/proof/proof_station.h"

namespace {

int kill_count() {
    const char* kills = std::getenv("PAYDESK_KILLS");
    return kills == nullptr ? 100 : std::atoi(kills);
}

std::string read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

std::string read_all(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(descriptor, buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(size));
    }
    return text;
}

// Starts the program, lets it work for that long, kills it; what it had written until then.
std::string work_and_die(const std::filesystem::path& folder, int run, std::chrono::microseconds life) {
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    const std::string number = std::to_string(run);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(POSTING_PROGRAM, POSTING_PROGRAM, folder.c_str(), number.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    const std::string ready = read_line(ends[0]);
    std::this_thread::sleep_for(life);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::string said = read_all(ends[0]);
    ::close(ends[0]);
    CHECK(ready == "ready");
    CHECK(WIFSIGNALED(status));
    return said;
}

struct Acknowledged {
    std::map<std::string, std::string> payments;  // by attempt
    std::map<std::string, std::int64_t> held;     // cents by attempt

    void read(const std::string& said) {
        std::istringstream lines(said);
        // A line that the kill cut off was not yet told; it has no end.
        for (std::string line; std::getline(lines, line) && !lines.eof();) {
            std::istringstream words(line);
            std::string kind, attempt, value;
            words >> kind >> attempt >> value;
            if (kind == "p")
                payments[attempt] = value;
            else
                held[attempt] = std::atoll(value.c_str());
        }
    }
};

void check_all_there(core::StationStore& store, const Acknowledged& told) {
    auto reader = store.reader();
    for (const auto& [attempt, payment] : told.payments) {
        const auto row = reader.payment_of_attempt(attempt).value();
        INFO(attempt << " " << payment);
        REQUIRE(row.has_value());
        REQUIRE(payment == fmt::format("W2-{:06}", row->number));
    }
    for (const auto& [attempt, cents] : told.held) {
        if (told.payments.contains(attempt) || reader.payment_of_attempt(attempt).value()) continue;
        INFO(attempt);
        REQUIRE(reader.held_for(attempt).value().cents() == cents);
    }
}

}  // namespace

TEST_CASE("killed at random moments, a station loses nothing acknowledged and doubles nothing") {
    proof::ProofStation station;
    {
        auto store = station.make({});
        REQUIRE(store.has_value());
        const auto counter = station.counter(*store);
        REQUIRE(
            core::open_day(counter, core::Date::parse("2026-11-23").value(), {.person = "sam"}).has_value());
        REQUIRE(core::open_drawer(counter, {}, {}, {.person = "rosa"}).has_value());
    }
    std::mt19937_64 chance(4711);
    Acknowledged told;
    const int kills = kill_count();
    for (int run = 1; run <= kills; ++run) {
        INFO("run " << run);
        const auto life = std::chrono::microseconds(chance() % 60'000);
        told.read(work_and_die(station.folder.path(), run, life));
        auto store = station.open({.holder = "judge"});
        REQUIRE(store.has_value());  // also: the lock of the dead is free
        check_all_there(*store, told);
        const std::int64_t payments = store->reader().next_payment().value() - 1;
        REQUIRE(payments >= static_cast<std::int64_t>(told.payments.size()));
        REQUIRE(payments <=
                static_cast<std::int64_t>(told.payments.size()) + run);  // one under way at each kill
        if (run % 10 == 0) REQUIRE(station.verify().has_value());
    }
    REQUIRE(station.verify().has_value());
    std::cout << fmt::format("kill: {} kills, {} payments and {} notes acknowledged, 0 lost, 0 doubled\n",
                             kills, told.payments.size(), told.held.size());
    CHECK(!told.payments.empty());
    CHECK(!told.held.empty());
}
