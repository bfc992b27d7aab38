#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/counter/payments.h"
#include "tests/support/test_station.h"

namespace test {

// A window whose drawer is open, where payments are handed in as the command line's JSON, in which single
// quotes stand for double ones. What is answered: "posted", or the code of the refusal.
class PayDesk {
  public:
    explicit PayDesk(const std::string& role = "window");

    core::Result<core::PostedPayment> pay(const std::string& json, const core::Act& act = {.person = "rosa"});
    std::string answer(const std::string& json, const core::Act& act = {.person = "rosa"});

    // Changes what the policy lets a clerk do.
    void grant(core::Right right);
    void withhold(core::Right right);

    TestStation station;

  private:
    int attempts_ = 0;
};

std::string code_of(const core::Result<core::PostedPayment>& result);
// Gonzalez, who owes 123.45, with these tenders.
std::string paying_gonzalez(const std::string& amount, const std::string& tenders,
                            const std::string& rest = {});
std::string cash(const std::string& amount);

}  // namespace test
