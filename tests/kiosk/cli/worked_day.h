#pragma once

#include <map>

#include "kiosk/cli/command_context.h"
#include "tests/kiosk/cli/program.h"

namespace test {

core::Money money(const nlohmann::json& text);

// The two business days of the worked case, played by the real program, each command at its moment.
class WorkedDay {
  public:
    WorkedDay();

    void play(const nlohmann::json& event);
    void try_what_is_refused_before(const nlohmann::json& event);
    void try_what_is_refused_after(const nlohmann::json& event);

    nlohmann::json done(const std::string& words, const std::string& input = {});
    void refused(const std::string& words, const std::string& code, const std::string& input = {});
    std::int64_t count() const { return context().read()->reader().head()->count; }  // entries
    std::map<std::string, core::Money> net_since(std::int64_t before) const;
    std::map<std::string, core::Money> trial_balance() const;
    std::string cash_by_denomination(const std::string& session) const;
    std::map<std::string, std::string> open_receivables();
    void at(const std::string& moment) { at_ = " --at " + moment; }

    const nlohmann::json day;
    int refusals = 0;

  private:
    void import_all();
    void pay(const nlohmann::json& event);
    void count_drawer(const nlohmann::json& event);
    void close_drawer(const nlohmann::json& event);
    void prepare_deposit(const nlohmann::json& event);
    void close_day(const nlohmann::json& event);
    void correct(const nlohmann::json& event);
    kiosk::CommandContext context() const;

    Program program_;
    std::string at_;
};

}  // namespace test
