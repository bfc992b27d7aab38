#pragma once

#include <optional>
#include <string>

#include "core/counter/people.h"
#include "core/counter/pins.h"
#include "core/store/station/people_reader.h"
#include "tests/support/test_station.h"

namespace test {

inline constexpr const char* sam_pin = "280417";
inline constexpr const char* kim_pin = "531908";
inline constexpr const char* rosa_pin = "904416";

// A real station, where PINs count: rosa (clerk), sam and kim (supervisors), on a clock turned by hand.
class PeopleDesk {
  public:
    explicit PeopleDesk(const std::string& role = "window");

    core::Counter counter() { return {*store, accounts, policy, clock, sign_ins}; }
    core::PeopleReader people() { return core::PeopleReader(store->reader()); }
    core::Done take_money(const std::string& person, const std::string& pin);
    int tries(const std::string& person);
    void turn_clock_ms(std::int64_t ms) { clock.moment.utc_ms += ms; }
    // As after a crash: everything that was only in memory is gone.
    void restart();
    // Wrong PINs, each after its delay.
    void type_wrong_pins(const std::string& person, int count);

    TemporaryFolder folder;
    ManualClock clock;
    core::Policy policy;
    FakeAccountBook accounts;
    std::optional<core::StationStore> store;
    core::SignIns* sign_ins = nullptr;
};

// The code of a refusal; empty when there was none.
template <class T>
std::string code_of(const core::Result<T>& result) {
    return result ? std::string{} : std::string(result.error().name());
}

}  // namespace test
