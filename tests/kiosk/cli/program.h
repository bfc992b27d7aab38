#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/temporary_folder.h"

namespace test {

// What one run of the real program gave.
struct Run {
    int status = -1;
    std::string output;  // standard output
    std::string errors;  // standard error

    nlohmann::json json() const { return nlohmann::json::parse(output, nullptr, false); }
    std::string code() const;  // of the refusal, from the JSON answer; empty when it was none
};

// Runs the real program on a folder of its own, gone again afterwards.
class Program {
  public:
    Run run(const std::string& words, const std::string& input = {}) const;  // paydesk --data FOLDER words
    Run run_json(const std::string& words, const std::string& input = {}) const;  // the same with --json
    std::filesystem::path write(const std::string& name, const std::string& content) const;
    std::filesystem::path data() const { return folder() / "data"; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    // A training window W2 with rosa, sam and kim, one customer (10-00041-00: 62.10 late, 61.35 current), the
    // day and rosa's drawer open with 200.00.
    void make_ready_station() const;
    std::string payment(const std::string& attempt, const std::string& amount, const std::string& cash) const;

  private:
    core::TemporaryFolder folder_ = core::TemporaryFolder::make("cli").value();
};

}  // namespace test
