#include "bench/office_bed.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

extern char** environ;

namespace bench {

namespace {

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::filesystem::path program() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "paydesk";
}

}  // namespace

PaydeskProcess::PaydeskProcess(const std::filesystem::path& output, const std::vector<std::string>& words)
    : words_(fmt::format("{}", fmt::join(words, " "))), start_(now_seconds()) {
    std::vector<std::string> given{program().string()};
    given.insert(given.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (std::string& word : given) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    const int failed = posix_spawn(&child_, given.front().c_str(), &files, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed == 0) return;
    std::cerr << given.front() << " cannot be started\n";
    std::exit(3);
}

void PaydeskProcess::yield_to_others() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(child_), 10);
}

bool PaydeskProcess::is_running() {
    if (ended_) return false;
    int status = 0;
    rusage usage{};
    if (::wait4(child_, &status, WNOHANG, &usage) == 0) return true;
    finish(status, static_cast<double>(usage.ru_maxrss) / 1024);
    return false;
}

ChildCost PaydeskProcess::wait() {
    int status = 0;
    rusage usage{};
    if (!ended_ && ::wait4(child_, &status, 0, &usage) == child_)
        finish(status, static_cast<double>(usage.ru_maxrss) / 1024);
    return cost_;
}

void PaydeskProcess::finish(int status, double memory_mb) {
    ended_ = true;
    cost_ = {now_seconds() - start_, memory_mb};
    if (status == 0) return;
    std::cerr << "paydesk " << words_ << " failed\n";
    std::exit(3);
}

ChildCost run_paydesk(const std::filesystem::path& output, const std::vector<std::string>& words) {
    return PaydeskProcess(output, words).wait();
}

test::HeadOfficeServer OfficeBed::made_in_memory() {
    ::setenv("TMPDIR", "/dev/shm", 1);
    struct Back {
        ~Back() { ::unsetenv("TMPDIR"); }
    } back;
    return test::HeadOfficeServer();
}

void OfficeBed::stand_aside() {
    // Connections inherit it.
    test::run_program(
        fmt::format("renice -n 19 -p $(head -1 {}/data/postmaster.pid)", server.folder().string()));
}

void OfficeBed::enrol(const std::filesystem::path& station) {
    const auto output = station / "enrolment.txt";
    const std::string data = station.string();
    const std::string brought = (station / "brought.crt").string();
    run_paydesk(output, {"--data", data, "enrol", server.station_url(database)});
    run_paydesk(output,
                {"headoffice", "sign", (station / "head-office/station.csr").string(),
                 server.office_url(database), "--authority", server.authority().string(), "--out", brought});
    run_paydesk(output, {"--data", data, "enrol", "--finish", brought});
}

void add_customers(core::HeadOfficeLink& office, const std::vector<core::FeedEntry>& entries) {
    std::vector<std::string> accounts;
    std::vector<std::string> receivables;
    std::vector<std::string> amounts;
    for (const core::FeedEntry& entry : entries) {
        if (entry.books.empty()) continue;
        const auto books = nlohmann::json::parse(entry.books);
        for (const auto& line : books.value("accounts", nlohmann::json::array())) {
            accounts.push_back(line.at(0).get<std::string>());
            receivables.push_back(line.at(1).get<std::string>());
            amounts.push_back(std::to_string(line.at(2).get<std::int64_t>()));
        }
    }
    const std::array<std::optional<std::string>, 3> words{
        core::text_array(accounts), core::text_array(receivables), core::text_array(amounts)};
    office
        .ask(
            "INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
            "SELECT DISTINCT a, 'Somebody', '', '', '', '', '' FROM unnest($1::text[]) a ON CONFLICT DO "
            "NOTHING",
            std::span(words).first(1))
        .value();
    office
        .ask(
            "INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) "
            "SELECT r, a, 'charge', 'water', c::bigint, '2026-12-01', 'billing' "
            "FROM unnest($1::text[], $2::text[], $3::text[]) x(a, r, c) ON CONFLICT DO NOTHING",
            words)
        .value();
}

}  // namespace bench
