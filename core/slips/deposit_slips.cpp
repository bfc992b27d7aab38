#include "core/facts/custody_facts.h"
#include "core/receipts/deposit_page.h"
#include "core/slips/slip_station.h"

namespace core {

Result<PrintedDocument> deposit_slip_of(SlipContext context, const Entry& entry) {
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const DepositPrepared fact = deposit_prepared_from(entry.body);
    DepositSlipData data{.station = *station,
                         .deposit = fact.deposit,
                         .bag = fact.bag,
                         .date = fact.date,
                         .local_time = office_time(context, entry.at),
                         .person = entry.person,
                         .second = fact.second,
                         .sessions = {},
                         .pieces = {},
                         .cash = fact.cash,
                         .items = {},
                         .items_total = fact.items_total(),
                         .total = fact.total()};
    for (const SessionTakings& takings : fact.sessions) data.sessions.push_back(takings.session);
    for (const auto& [denomination, number] : fact.pieces.numbers())
        data.pieces.push_back({denomination.text(), number, denomination * number});
    for (const DepositItem& item : fact.items)
        data.items.push_back({std::string(name_of(item.type)), item.amount, item.number});
    return deposit_page(data, context.texts);
}

}  // namespace core
