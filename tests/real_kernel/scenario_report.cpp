// What the script shows: a line for each scenario with its time, each failed check below it, PASS or FAIL at
// the end.

#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/real_kernel/kernel_files.h"

namespace {

class ScenarioReport : public Catch::StreamingReporterBase<ScenarioReport> {
  public:
    using StreamingReporterBase::StreamingReporterBase;
    static std::string getDescription() { return "one line a scenario, and PASS or FAIL"; }

    void assertionStarting(const Catch::AssertionInfo&) override {}

    bool assertionEnded(const Catch::AssertionStats& stats) override {
        const auto& result = stats.assertionResult;
        if (result.isOk()) return true;
        const auto source = result.getSourceInfo();
        failures_ += fmt::format("       {}:{}: {} {}\n", source.file, source.line,
                                 result.getExpandedExpression(), std::string(result.getMessage()));
        return true;
    }

    void testCaseStarting(const Catch::TestCaseInfo& scenario) override {
        StreamingReporterBase::testCaseStarting(scenario);
        begun_ = test::instant();
    }

    void testCaseEnded(const Catch::TestCaseStats& stats) override {
        const auto time = test::instant() - begun_;
        fmt::print("{}  {:>3}.{} s  {}\n{}", stats.totals.assertions.allPassed() ? "ok    " : "failed",
                   time.count() / 1000, time.count() % 1000 / 100, stats.testInfo.name, failures_);
        std::fflush(stdout);
        failures_.clear();
        StreamingReporterBase::testCaseEnded(stats);
    }

    void testRunEnded(const Catch::TestRunStats& stats) override {
        fmt::print("{}\n", stats.totals.testCases.allPassed() && stats.totals.testCases.total() > 0 ? "PASS"
                                                                                                    : "FAIL");
        std::fflush(stdout);
        StreamingReporterBase::testRunEnded(stats);
    }

  private:
    core::Instant begun_;
    std::string failures_;
};

CATCH_REGISTER_REPORTER("scenarios", ScenarioReport)

}  // namespace
