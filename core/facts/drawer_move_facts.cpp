#include "core/facts/drawer_move_facts.h"

#include <algorithm>
#include <array>

#include "core/base/ensure.h"
#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

constexpr std::array move_names{std::string_view{"pay_in"}, std::string_view{"pay_out"},
                                std::string_view{"drop"}, std::string_view{"turn_in"},
                                std::string_view{"exchange"}};
constexpr std::array step_names{std::string_view{"offered"}, std::string_view{"accepted"},
                                std::string_view{"taken_back"}};

// Bodies are ours: what is in them was named by `name_of`.
template <class Kind, class Names>
Kind kind_named(const Names& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    ensure(found != names.end(), "a journal entry of a kind that does not exist");
    return static_cast<Kind>(found - names.begin());
}

void put_count(json& body, const char* key, const CashCount& count) {
    if (!count.empty()) body[key] = count.to_json();
}

CashCount get_count(const json& body, const char* key) {
    return body.contains(key) ? CashCount::from_json(body.at(key)) : CashCount{};
}

}  // namespace

std::string_view name_of(CashMoveKind kind) {
    return move_names.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(HandoverStep step) {
    return step_names.at(static_cast<std::size_t>(step));
}

Money CashMoved::amount(TenderType type) const {
    return amount_of(amounts, type);
}

json to_body(const CashMoved& fact) {
    json body{{"session", fact.session},
              {"kind", name_of(fact.kind)},
              {"amounts", money_by_tender_json(fact.amounts)}};
    put_count(body, "pieces_in", fact.pieces_in);
    put_count(body, "pieces_out", fact.pieces_out);
    if (fact.with_vault) body["with_vault"] = true;
    put_text(body, "bag", fact.bag);
    put_text(body, "received_by", fact.received_by);
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

CashMoved cash_moved_from(const json& body) {
    return {.session = get_text(body, "session"),
            .kind = kind_named<CashMoveKind>(move_names, get_text(body, "kind")),
            .amounts = money_by_tender_from(body.at("amounts")),
            .pieces_in = get_count(body, "pieces_in"),
            .pieces_out = get_count(body, "pieces_out"),
            .with_vault = body.value("with_vault", false),
            .bag = get_text(body, "bag"),
            .received_by = get_text(body, "received_by"),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

json to_body(const DrawerHandedOver& fact) {
    json body{{"session", fact.session},
              {"step", name_of(fact.step)},
              {"giver", fact.giver},
              {"receiver", fact.receiver}};
    if (fact.counted) {
        body["counted"] = fact.counted->cents();
        body["expected"] = fact.expected.cents();
    }
    put_count(body, "cash", fact.cash);
    return body;
}

DrawerHandedOver drawer_handed_over_from(const json& body) {
    DrawerHandedOver fact{.session = get_text(body, "session"),
                          .step = kind_named<HandoverStep>(step_names, get_text(body, "step")),
                          .giver = get_text(body, "giver"),
                          .receiver = get_text(body, "receiver"),
                          .counted = {},
                          .expected = {},
                          .cash = get_count(body, "cash")};
    if (body.contains("counted")) {
        fact.counted = get_money(body, "counted");
        fact.expected = get_money(body, "expected");
    }
    return fact;
}

json to_body(const CountBegun& fact) {
    return {{"session", fact.session}};
}

CountBegun count_begun_from(const json& body) {
    return {.session = get_text(body, "session")};
}

json to_body(const DrawerAudited& fact) {
    json body{{"session", fact.session},
              {"counted", money_by_tender_json(fact.counted)},
              {"expected", money_by_tender_json(fact.expected)}};
    put_count(body, "cash", fact.cash);
    return body;
}

DrawerAudited drawer_audited_from(const json& body) {
    return {.session = get_text(body, "session"),
            .counted = money_by_tender_from(body.at("counted")),
            .expected = money_by_tender_from(body.at("expected")),
            .cash = get_count(body, "cash")};
}

json to_body(const NoSale& fact) {
    json body{{"session", fact.session}, {"reason", fact.reason}};
    if (fact.opens_drawer) body["opens_drawer"] = true;
    return body;
}

NoSale no_sale_from(const json& body) {
    return {.session = get_text(body, "session"),
            .reason = get_text(body, "reason"),
            .opens_drawer = body.value("opens_drawer", false)};
}

json to_body(const DrawerReopened& fact) {
    return {{"session", fact.session},
            {"close_seq", fact.close_seq},
            {"reason", fact.reason},
            {"approved_by", fact.approved_by}};
}

DrawerReopened drawer_reopened_from(const json& body) {
    return {.session = get_text(body, "session"),
            .close_seq = body.at("close_seq").get<std::int64_t>(),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

}  // namespace core
