#include "core/facts/downtime_facts.h"

namespace core {

using nlohmann::json;

json to_body(const ReceiptsIssued& fact) {
    return {{"book", fact.book}, {"first", fact.first}, {"last", fact.last}, {"holder", fact.holder}};
}

json to_body(const ReceiptVoided& fact) {
    return {{"number", fact.number}, {"reason", fact.reason}};
}

ReceiptsIssued receipts_issued_from(const json& body) {
    return {.book = body.at("book").get<std::string>(),
            .first = body.at("first").get<std::int64_t>(),
            .last = body.at("last").get<std::int64_t>(),
            .holder = body.at("holder").get<std::string>()};
}

ReceiptVoided receipt_voided_from(const json& body) {
    return {.number = body.at("number").get<std::string>(), .reason = body.at("reason").get<std::string>()};
}

}  // namespace core
