#include "tests/core/counter/pay_desk.h"

#include <fmt/format.h>

#include <algorithm>

namespace test {

PayDesk::PayDesk(const std::string& role) : station(role) {
    station.open_day_and_drawer();
}

core::Result<core::PostedPayment> PayDesk::pay(const std::string& json, const core::Act& act) {
    std::string text = json;
    std::replace(text.begin(), text.end(), '\'', '"');
    auto request = core::parse_payment_request(text);
    if (!request) return tl::unexpected(request.error());
    if (request->attempt.empty()) request->attempt = fmt::format("desk-{}", ++attempts_);
    return core::pay(station.counter(), *request, act);
}

std::string PayDesk::answer(const std::string& json, const core::Act& act) {
    return code_of(pay(json, act));
}

void PayDesk::grant(core::Right right) {
    for (core::Role& role : station.policy.roles) {
        if (role.name == "clerk") role.rights.push_back(right);
    }
}

void PayDesk::withhold(core::Right right) {
    for (core::Role& role : station.policy.roles) {
        if (role.name == "clerk") std::erase(role.rights, right);
    }
}

std::string code_of(const core::Result<core::PostedPayment>& result) {
    return result ? "posted" : std::string(result.error().name());
}

std::string paying_gonzalez(const std::string& amount, const std::string& tenders, const std::string& rest) {
    return fmt::format("{{'items': [{{'account': '10-00041-00', 'amount': '{}'}}], 'tenders': [{}]{}}}",
                       amount, tenders, rest);
}

std::string cash(const std::string& amount) {
    return fmt::format("{{'type': 'cash', 'amount': '{}'}}", amount);
}

}  // namespace test
