#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/end_to_end/wait.h"

namespace test {

struct ChildOptions {
    std::vector<std::string> words;          // the program, looked for in PATH, and its arguments
    std::vector<std::string> environment{};  // NAME=value, besides what this process has
    std::filesystem::path output{};          // of standard output and standard error together
    bool sees_pretended_devices = false;     // keeps umockdev's preloaded library
};

// Another program, started here and gone at the latest when this object, or this process, is.
class ChildProcess {
  public:
    explicit ChildProcess(ChildOptions options);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    bool is_running();
    void ask_to_end();  // SIGTERM
    // Its exit status; minus the signal that ended it; nothing while it runs on. 127: there is no such
    // program.
    std::optional<int> wait_for_end(std::chrono::milliseconds limit = wait_max);
    std::string output() const;

  private:
    ChildOptions options_;
    pid_t id_ = -1;
    std::optional<int> status_;
};

// Runs a program to its end and answers what it wrote; anything but exit status 0 fails the test case.
std::string output_of(const std::vector<std::string>& words, const std::filesystem::path& output,
                      const std::vector<std::string>& environment = {});

}  // namespace test
