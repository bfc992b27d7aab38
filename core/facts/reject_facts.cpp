#include "core/facts/reject_facts.h"

#include "core/facts/json_fields.h"

namespace core {

using nlohmann::json;

json to_body(const RejectsRaised& fact) {
    json body{{"file", fact.file}, {"source", reject_sources.name_of(fact.source)}, {"rows", json::array()}};
    for (const RejectedRow& row : fact.rows) {
        body["rows"].push_back({{"reject", row.reject},
                                {"key", row.key},
                                {"line", row.line},
                                {"raw", row.raw},
                                {"reason", row.reason},
                                {"fields", row.fields}});
    }
    return body;
}

json to_body(const RejectResolved& fact) {
    json body{
        {"reject", fact.reject}, {"action", reject_actions.name_of(fact.action)}, {"reason", fact.reason}};
    put_receivables(body, fact.receivables);
    put_text(body, "account", fact.account);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

RejectedRow rejected_row_from(const json& object) {
    return {.reject = object.at("reject").get<std::string>(),
            .key = object.at("key").get<std::string>(),
            .line = object.at("line").get<std::int64_t>(),
            .raw = object.at("raw").get<std::string>(),
            .reason = object.at("reason").get<std::string>(),
            .fields = object.at("fields").get<std::map<std::string, std::string>>()};
}

RejectsRaised rejects_raised_from(const json& body) {
    RejectsRaised fact{
        .file = body.at("file").get<std::string>(),
        .source = reject_sources(body.at("source").get<std::string>()).value_or(RejectSource::receivables),
        .rows = {}};
    for (const json& row : body.at("rows")) fact.rows.push_back(rejected_row_from(row));
    return fact;
}

RejectResolved reject_resolved_from(const json& body) {
    return {.reject = body.at("reject").get<std::string>(),
            .action = reject_actions(body.at("action").get<std::string>()).value_or(RejectAction::dismiss),
            .receivables = receivables_of(body),
            .account = get_text(body, "account"),
            .reason = body.at("reason").get<std::string>(),
            .approved_by = get_text(body, "approved_by")};
}

}  // namespace core
