#include "core/certificates/program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace core {

namespace {

constexpr int silence_ms_max = 60'000;

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_end(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
    std::array<int, 2> ends{};  // to read, to write
};

struct FileActions {
    FileActions() { posix_spawn_file_actions_init(&actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t actions{};
};

// Reads both pipes until the program has closed them; false when it fell silent.
bool read_all(Pipe& output, Pipe& errors, std::string& said, std::string& complained) {
    std::array<pollfd, 2> waiting{pollfd{.fd = output.ends[0], .events = POLLIN, .revents = 0},
                                  pollfd{.fd = errors.ends[0], .events = POLLIN, .revents = 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        const int ready = ::poll(waiting.data(), waiting.size(), silence_ms_max);
        if (ready == 0) return false;
        if (ready < 0 && errno != EINTR) return false;
        for (std::size_t i = 0; ready > 0 && i < waiting.size(); ++i) {
            if (waiting[i].revents == 0) continue;
            std::array<char, 4096> piece{};
            const ssize_t size = ::read(waiting[i].fd, piece.data(), piece.size());
            if (size > 0) (i == 0 ? said : complained).append(piece.data(), static_cast<std::size_t>(size));
            if (size <= 0) waiting[i].fd = -1;
        }
    }
    return true;
}

std::string first_line(const std::string& text) {
    return printable(std::string_view(text).substr(0, text.find('\n')));
}

}  // namespace

Result<std::string> run_program(const std::vector<std::string>& words) {
    std::vector<std::string> copy = words;
    std::vector<char*> pointers;
    for (std::string& word : copy) pointers.push_back(word.data());
    pointers.push_back(nullptr);

    Pipe output;
    Pipe errors;
    FileActions files;
    posix_spawn_file_actions_addopen(&files.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files.actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files.actions, errors.ends[1], STDERR_FILENO);
    pid_t id = -1;
    const int failed =
        ::posix_spawnp(&id, pointers.front(), &files.actions, nullptr, pointers.data(), environ);
    if (failed != 0) {
        return problem(ProblemCode::program_missing,
                       fmt::format("{} cannot be started: {}", words.front(), std::strerror(failed)));
    }
    output.close_end(1);
    errors.close_end(1);
    std::string said;
    std::string complained;
    const bool ended = read_all(output, errors, said, complained);
    if (!ended) ::kill(id, SIGKILL);
    int status = 0;
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
    if (!ended) return problem(ProblemCode::program_failed, words.front() + " does not come to an end");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return problem(ProblemCode::program_failed,
                       fmt::format("{}: {}", words.front(),
                                   complained.empty() ? std::string("it failed") : first_line(complained)));
    }
    return said;
}

}  // namespace core
