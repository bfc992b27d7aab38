#include "tests/end_to_end/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace test {

namespace {

std::vector<std::string> environment_for(const ChildOptions& options) {
    std::vector<std::string> all = options.environment;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        if (text.starts_with("LD_PRELOAD=") && !options.sees_pretended_devices) continue;
        all.emplace_back(text);
    }
    return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

ChildProcess::ChildProcess(ChildOptions options) : options_(std::move(options)) {
    auto environment = environment_for(options_);
    // Everything is made ready before the fork: umockdev's thread may hold the allocator's lock during it.
    const auto words = pointers_to(options_.words);
    const auto variables = pointers_to(environment);
    const std::string output = options_.output.string();
    id_ = ::fork();
    REQUIRE(id_ >= 0);
    if (id_ > 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::execvpe(words.front(), words.data(), variables.data());
    ::_exit(127);
}

ChildProcess::~ChildProcess() {
    if (!is_running()) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

bool ChildProcess::is_running() {
    int status = 0;
    if (!status_ && ::waitpid(id_, &status, WNOHANG) == id_)
        status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return !status_;
}

void ChildProcess::ask_to_end() {
    if (is_running()) ::kill(id_, SIGTERM);
}

std::optional<int> ChildProcess::wait_for_end(std::chrono::milliseconds limit) {
    wait_until([this] { return !is_running(); }, limit);
    return status_;
}

std::string ChildProcess::output() const {
    std::ifstream stream(options_.output, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string output_of(const std::vector<std::string>& words, const std::filesystem::path& output,
                      const std::vector<std::string>& environment) {
    ChildProcess child({.words = words, .environment = environment, .output = output});
    const auto status = child.wait_for_end();
    INFO(words.front() << ": " << child.output());
    if (status == 127) FAIL(words.front() << " is missing: run packaging/install-dependencies tests");
    REQUIRE(status.value_or(-1) == 0);
    return child.output();
}

}  // namespace test
