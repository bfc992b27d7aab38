#pragma once

#include <nlohmann/json.hpp>

#include "core/custody/deposits.h"
#include "tests/support/test_station.h"

namespace test {

// The two business days of cases/worked_day.json as far as they concern money after the drawer: payments,
// voids, counts and closings as they were; what other acts do on these days stands in as the facts that they
// journal.
class WorkedDays {
  public:
    WorkedDays();

    // Plays the events up to and with number `last`; each one's net is kept.
    void play_to(int last);
    const nlohmann::json& event(int number) const;
    nlohmann::json net_of(int number) { return nets_.at(number); }

    TestStation station;
    nlohmann::json days;

  private:
    void play(const nlohmann::json& event);
    void pay(const nlohmann::json& event);
    void pay_into_suspense(const nlohmann::json& event);
    void close(const nlohmann::json& event);
    void prepare(const nlohmann::json& event);
    void correct(const nlohmann::json& event);
    void append(core::EntryKind kind, const nlohmann::json& body, const nlohmann::json& event);

    int played_ = 0;
    std::map<int, nlohmann::json> nets_;
};

// The bag of a deposit as its slip in the case says.
core::BagContents bag_of(const nlohmann::json& slip);

// Sums of an entry's transfers, zeros left out.
nlohmann::json net_json(TestStation& station, std::int64_t seq);

}  // namespace test
