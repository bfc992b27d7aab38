#include "tests/core/service/service_desk.h"

#include "core/counter/due.h"

namespace test {

core::Date day(const std::string& text) {
    return core::Date::parse(text).value();
}

ServiceDesk::ServiceDesk(const std::string& flags) {
    accounts.add(grant, "Ann Grant", flags);
    accounts.owe(grant, "R-8001", core::ReceivableKind::final, "electric", "130.00", "2026-11-23");
    accounts.owe(grant, "R-8002", core::ReceivableKind::final, "water", "52.35", "2026-11-23");
    accounts.owe(grant, "R-8003", core::ReceivableKind::final, "sewer", "30.00", "2026-11-23");
    open_day_and_drawer();
}

nlohmann::json ServiceDesk::net_of(std::int64_t seq) {
    auto net = nlohmann::json::object();
    const std::map<std::string, core::Money> moved = reader().transfers_net(seq).value();
    for (const auto& [name, amount] : moved) net[name] = amount.text();
    return net;
}

core::AccountDue ServiceDesk::due_of(const std::string& account) {
    return core::account_due(accounts, reader(), account_number(account), day("2026-11-23")).value();
}

std::string ServiceDesk::balance(const std::string& ledger_account) {
    return reader().ledger_balances().value()[ledger_account].text();
}

}  // namespace test
