#include "core/facts/charge_facts.h"

#include "core/facts/json_fields.h"

namespace core {

nlohmann::json to_body(const ChargeMade& fact) {
    nlohmann::json body{{"account", fact.account}, {"event", fact.event}, {"reason", fact.reason}};
    put_text(body, "citation", fact.citation);
    put_text(body, "approved_by", fact.approved_by);
    put_receivables(body, {fact.charge});
    put_moves(body, {fact.revenue});
    return body;
}

nlohmann::json to_body(const AccountAdjusted& fact) {
    nlohmann::json body{{"account", fact.account}, {"reason", fact.reason}};
    put_text(body, "approved_by", fact.approved_by);
    put_receivables(body, fact.receivables);
    put_moves(body, fact.moves);
    return body;
}

}  // namespace core
