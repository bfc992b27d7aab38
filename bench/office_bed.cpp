#include "bench/office_bed.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <linux/ioprio.h>
#include <sched.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

extern char** environ;

namespace bench {

namespace {

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Of a process that runs; 0: it does not.
double peak_memory_mb(pid_t process) {
    std::ifstream status(fmt::format("/proc/{}/status", process));
    for (std::string word; status >> word;) {
        if (word != "VmHWM:") continue;
        double kib = 0;
        status >> kib;
        return kib / 1024;
    }
    return 0;
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
    const sched_param none{};
    ::sched_setscheduler(child_, SCHED_IDLE, &none);
    ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, child_, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0));
}

bool PaydeskProcess::is_running() {
    if (ended_) return false;
    // The kernel's figure for a child that has ended begins with the memory of the process that made it.
    cost_.memory_mb = std::max(cost_.memory_mb, peak_memory_mb(child_));
    int status = 0;
    if (::waitpid(child_, &status, WNOHANG) == 0) return true;
    ended_ = true;
    cost_.seconds = now_seconds() - start_;
    if (status == 0) return false;
    std::cerr << "paydesk " << words_ << " failed\n";
    std::exit(3);
}

ChildCost PaydeskProcess::wait() {
    while (is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return cost_;
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

OfficeBed::~OfficeBed() {
    if (own_processors_) ::sched_setaffinity(0, sizeof(cpu_set_t), &*own_processors_);
}

void OfficeBed::stand_aside() {
    // Connections inherit it, and so do this process' children.
    test::run_program(fmt::format("taskset --pid 2 $(head -1 {}/data/postmaster.pid) >/dev/null",
                                  server.folder().string()));
    ::sched_getaffinity(0, sizeof(cpu_set_t), &own_processors_.emplace());
    cpu_set_t first;
    CPU_ZERO(&first);
    CPU_SET(0, &first);
    ::sched_setaffinity(0, sizeof first, &first);
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

namespace {

// Each account owes its receivable; one account may have many.
struct Owed {
    std::vector<std::string> accounts;
    std::vector<std::string> receivables;
    std::vector<std::string> cents;
};

void put_customers(core::HeadOfficeLink& office, const Owed& owed) {
    const std::array<std::optional<std::string>, 3> words{
        core::text_array(owed.accounts), core::text_array(owed.receivables), core::text_array(owed.cents)};
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
            "FROM unnest($1::text[], $2::text[], $3::text[]) x(a, r, c) ORDER BY md5(r) ON CONFLICT DO "
            "NOTHING",
            words)
        .value();
}

}  // namespace

void add_customers(core::HeadOfficeLink& office, const std::vector<core::FeedEntry>& entries) {
    Owed owed;
    for (const core::FeedEntry& entry : entries) {
        if (entry.books.empty()) continue;
        const auto books = nlohmann::json::parse(entry.books);
        for (const auto& line : books.value("accounts", nlohmann::json::array())) {
            owed.accounts.push_back(line.at(0).get<std::string>());
            owed.receivables.push_back(line.at(1).get<std::string>());
            owed.cents.push_back(std::to_string(line.at(2).get<std::int64_t>()));
        }
    }
    put_customers(office, owed);
}

void add_other_customers(core::HeadOfficeLink& office, std::int64_t count) {
    constexpr std::int64_t first = 90'000'000;  // above those who pay
    Owed owed;
    for (std::int64_t n = 0; n < count; ++n) {
        owed.accounts.push_back(core::AccountNumber::with_check_digit(first + n).digits());
        owed.receivables.push_back(fmt::format("other-{}", n));
        owed.cents.push_back("4500");
    }
    put_customers(office, owed);
}

}  // namespace bench
