#include "tests/core/counter/people_desk.h"

#include <sodium.h>

#include "core/base/ensure.h"

namespace test {

PeopleDesk::PeopleDesk(const std::string& role) : policy(core::built_in_policy("default").value()) {
    core::ensure(sodium_init() >= 0, "no random numbers");
    store = core::make_station(folder.path(), {.name = "W2", .role = role, .office = {}, .training = false},
                               policy, clock, {})
                .value();
    const core::Act sam{.person = "sam", .pin = sam_pin};
    for (const core::Person& person : {core::Person{"sam", "supervisor", core::pin_hash(sam_pin)},
                                       core::Person{"kim", "supervisor", core::pin_hash(kim_pin)},
                                       core::Person{"rosa", "clerk", core::pin_hash(rosa_pin)}}) {
        core::ensure(core::set_person(counter(), sam, person).has_value(), "a person was refused");
    }
}

core::Done PeopleDesk::take_money(const std::string& person, const std::string& pin) {
    return core::check_person(counter(), person, pin, core::Right::take_money);
}

int PeopleDesk::tries(const std::string& person) {
    return people().pin_tries(person).value().tries;
}

void PeopleDesk::restart() {
    store.reset();
    store = core::StationStore::open(folder.path(), {}).value();
}

void PeopleDesk::type_wrong_pins(const std::string& person, int count) {
    for (int i = 0; i < count; ++i) {
        turn_clock_ms(std::int64_t{1000} * policy.pins.delay_s_max);
        core::ensure(code_of(take_money(person, "000001")) == "wrong_pin", "the PIN was not checked");
    }
}

}  // namespace test
