#include "kiosk/cli/arrangement_reply.h"

#include <fmt/format.h>

namespace kiosk {

using nlohmann::json;

namespace {

std::string title_of(const core::ArrangementMade& made) {
    return fmt::format("{} {}", core::arrangement_kinds.name_of(made.kind), made.arrangement);
}

std::string schedule_text(const core::ArrangementMade& made) {
    std::string text;
    for (const core::Instalment& next : made.instalments)
        text += fmt::format("  {}  {:>12}\n", next.due.text(), next.amount.text());
    return text;
}

}  // namespace

json arrangement_json(const core::ArrangementMade& made, std::string_view state) {
    json object{{"arrangement", made.arrangement}, {"kind", core::arrangement_kinds.name_of(made.kind)},
                {"account", made.account},         {"state", state},
                {"made_on", made.made_on.text()},  {"until", made.until.text()},
                {"amount", made.amount.text()},    {"down", made.down.text()},
                {"citation", made.terms.citation}};
    if (!made.agency.empty()) object["agency"] = made.agency;
    for (const core::CoveredAmount& part : made.covers)
        object["covers"].push_back({{"receivable", part.receivable}, {"amount", part.amount.text()}});
    for (const core::Instalment& next : made.instalments)
        object["instalments"].push_back({{"due", next.due.text()}, {"amount", next.amount.text()}});
    return object;
}

Reply agreement_reply(const core::ArrangementMade& made, std::string_view state) {
    std::string text = fmt::format("{}, {}\nAccount {}  {}\nMade on {}, until {}\n", title_of(made), state,
                                   made.account, made.holder, made.made_on.text(), made.until.text());
    if (!made.agency.empty()) text += fmt::format("Pledged by {}\n", made.agency);
    if (made.down.is_positive()) text += fmt::format("Paid down: {}\n", made.down.text());
    text += fmt::format("Amount: {}\n", made.amount.text());
    for (const core::CoveredAmount& part : made.covers)
        text += fmt::format("  {}  {:>12}\n", part.receivable, part.amount.text());
    if (!made.instalments.empty()) text += "Instalments:\n" + schedule_text(made);
    return {.json = arrangement_json(made, state), .text = std::move(text)};
}

Reply proposal_reply(const core::Proposal& proposal) {
    json object = arrangement_json(proposal.made, "proposed");
    object["allowed"] = proposal.against.empty();
    object["against"] = json::array();
    std::string text = proposal.against.empty() ? "Allowed.\n" : "Refused:\n";
    for (const core::RuleRefusal& refusal : proposal.against) {
        object["against"].push_back({{"rule", core::arrangement_refusals.name_of(refusal.refusal)},
                                     {"sentence", refusal.sentence},
                                     {"citation", refusal.citation}});
        text += fmt::format("  {} ({})\n", refusal.sentence, refusal.citation);
    }
    return {.json = std::move(object), .text = text + schedule_text(proposal.made)};
}

Reply arrangements_reply(const std::vector<core::ArrangementRow>& rows) {
    json list = json::array();
    std::string text;
    for (const core::ArrangementRow& row : rows) {
        list.push_back(arrangement_json(row.made, core::arrangement_states.name_of(row.state)));
        if (!row.cause.empty()) list.back()["cause"] = row.cause;
        if (!row.payment.empty()) list.back()["payment"] = row.payment;
        text += fmt::format("{}  {}  {:<9}  {:>12}  until {}  {}\n", row.name, row.account,
                            core::arrangement_states.name_of(row.state), row.made.amount.text(),
                            row.made.until.text(), row.cause);
    }
    if (rows.empty()) text = "There are none.\n";
    return {.json = {{"arrangements", std::move(list)}}, .text = std::move(text)};
}

Reply changes_reply(const std::vector<core::ArrangementChanged>& changes) {
    json list = json::array();
    std::string text;
    for (const core::ArrangementChanged& change : changes) {
        const auto state = core::arrangement_states.name_of(change.state);
        list.push_back({{"arrangement", change.arrangement}, {"state", state}, {"cause", change.cause}});
        text += fmt::format("{} is {}: {}\n", change.arrangement, state, change.cause);
    }
    if (changes.empty()) text = "Nothing changed.\n";
    return {.json = {{"changes", std::move(list)}}, .text = std::move(text)};
}

}  // namespace kiosk
