#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/variance/bundles.h"
#include "tests/core/variance/example_drawer.h"

namespace {

using core::CashMovementKind;
using core::Cause;
using core::TenderType;
using nlohmann::json;
using test::money;
using test::pieces;

json read(const char* path) {
    std::ifstream file(path);
    return json::parse(file);
}

core::CashCount pieces_at(const json& event, const char* key) {
    return pieces(event.value(key, ""));
}

void take_payment(core::DrawerEvidence& evidence, const json& event, bool voided) {
    core::CashMovement cash{.name = event.at("payment"),
                            .pieces_in = pieces_at(event, "notes_in"),
                            .pieces_out = pieces_at(event, "notes_out"),
                            .voided = voided};
    for (const json& tender : event.at("tenders")) {
        const TenderType type = core::tender_type(tender.at("type").get<std::string>()).value();
        const core::Money amount = money(tender.at("amount").get<std::string>());
        if (type != TenderType::cash) {
            if (!voided) evidence.items.push_back({cash.name, type, amount});
        } else if (amount.is_negative()) {
            cash.given -= amount;
        } else {
            cash.taken += amount;
        }
    }
    if (cash.taken.is_positive()) evidence.movements.push_back(cash);
}

void take_out(core::DrawerEvidence& evidence, const json& event, core::CashMovement movement) {
    movement.pieces_out = pieces_at(event, "notes_out");
    movement.given = movement.pieces_out.total();
    evidence.movements.push_back(movement);
}

json session_z() {
    return read("tests/core/counter/cases/worked_day.json").at("session_z").at(0);
}

core::DrawerEvidence worked_session() {
    const json day = read("tests/core/counter/cases/worked_day.json");
    const json& z = day.at("session_z").at(0);
    core::DrawerEvidence evidence;
    evidence.denominations = test::us_denominations();
    evidence.float_total = money(z.at("cash").at("float").get<std::string>());
    evidence.expected[TenderType::cash] = money(z.at("cash").at("expected_in_drawer").get<std::string>());
    evidence.counted[TenderType::cash] = money(z.at("cash").at("counted").get<std::string>());
    for (const char* type : {"check", "money_order", "card"}) {
        evidence.expected[*core::tender_type(type)] = money(z.at(type).at("expected").get<std::string>());
        evidence.counted[*core::tender_type(type)] = money(z.at(type).at("counted").get<std::string>());
    }
    evidence.expected_pieces = pieces_at(z, "expected_by_denomination");
    evidence.counted_pieces = pieces_at(z, "counted_by_denomination");
    std::string bag_opened;
    std::string voided;
    for (const json& event : day.at("events")) {
        if (event.value("session", "") != z.at("session")) continue;
        if (event.at("what") == "void") voided = event.at("payment");
        bag_opened = event.value("drop_bag_opened", bag_opened);
    }
    for (const json& event : day.at("events")) {
        if (event.value("session", "") != z.at("session")) continue;
        const std::string what = event.at("what");
        if (what == "drawer_open") evidence.float_pieces = pieces_at(event, "notes_in");
        if (what == "payment") take_payment(evidence, event, event.at("payment") == voided);
        if (what == "void")
            take_out(evidence, event, {.name = "void " + voided, .kind = CashMovementKind::pay_back});
        if (what == "safe_drop")
            take_out(evidence, event,
                     {.name = event.at("bag"),
                      .kind = CashMovementKind::drop,
                      .verified = event.at("notes_out") == bag_opened});
    }
    return evidence;
}

json as_listed(const std::vector<core::Explanation>& list) {
    auto result = json::array();
    for (const core::Explanation& explanation : list)
        result.push_back({{"cause", core::describe(explanation)}, {"where", test::where(explanation)}});
    return result;
}

}  // namespace

TEST_CASE("the worked session's evidence adds up to what its Z expects") {
    const core::DrawerEvidence evidence = worked_session();
    core::Money expected = evidence.float_total;
    core::CashCount held = evidence.float_pieces;
    for (const core::CashMovement& movement : evidence.movements) {
        expected += movement.net();
        held += movement.pieces_in;
        held -= movement.pieces_out;
    }
    CHECK(expected == evidence.expected.at(TenderType::cash));
    CHECK(held == *evidence.expected_pieces);
    CHECK(evidence.movements.size() == 8);
    CHECK(evidence.items.size() == 5);
}

TEST_CASE("the worked session's signature is one 20 less and one 10 more") {
    const json expected = session_z().at("explanations").at("signature");
    const core::CashCount signature = worked_session().signature().value();
    CHECK(signature.total() == money(expected.at("amount").get<std::string>()));
    CHECK(signature.numbers().size() == expected.at("by_denomination").size());
    for (const auto& [piece, number] : expected.at("by_denomination").items())
        CHECK(signature.number_of(money(piece)) == number.get<std::int64_t>());
}

TEST_CASE("the worked session's shortage is explained as its case says, and in no other way") {
    const std::vector<core::Explanation> list = core::explain_variance(worked_session());
    CHECK(as_listed(list) == session_z().at("explanations").at("must_be_listed"));
    for (const core::Explanation& explanation : list) CHECK(explanation.fit == core::SignatureFit::fits);
}

TEST_CASE("what the worked session's case rules out is not listed, whatever is known of the pieces") {
    const json ruled_out = session_z().at("explanations").at("must_not_be_listed");
    REQUIRE(ruled_out.size() == 4);
    core::DrawerEvidence totals_only = worked_session();
    totals_only.counted_pieces.reset();
    for (const core::DrawerEvidence& evidence : {worked_session(), totals_only}) {
        for (const Cause cause : {Cause::transposed_digits, Cause::payment_missing, Cause::payment_doubled,
                                  Cause::tender_keyed_as_another, Cause::drop_miscounted}) {
            CHECK(test::listed(evidence, cause).empty());
        }
    }
}

TEST_CASE("the worked session's drop is suspected while nobody has opened its bag") {
    core::DrawerEvidence evidence = worked_session();
    for (core::CashMovement& movement : evidence.movements) movement.verified = false;
    CHECK(test::listed(evidence, Cause::drop_miscounted).empty());  // ten 20s by the books: no 10 was meant
    for (core::CashMovement& movement : evidence.movements) {
        if (movement.kind != CashMovementKind::drop) continue;
        movement.pieces_out = pieces("20x9,10x2");
    }
    CHECK(test::listed(evidence, Cause::drop_miscounted) ==
          std::vector<std::string>{"a drop miscounted; its bag has not been opened", "DROP-0001 (2x10)"});
}

TEST_CASE("the worked drawer counts to its total, rolls as their coins, and no single cause explains it") {
    const json worked = read("tests/core/policy/cases/cash_drawer.json").at("worked");
    core::CashCount count;
    for (const auto& [piece, number] : worked.at("count").items()) {
        const bool rolled = piece.starts_with("rolls_");
        const core::Money value = money(rolled ? piece.substr(6) : piece);
        std::int64_t each = 1;
        for (const core::Bundle& bundle : core::bundles()) {
            if (rolled && !bundle.strap && bundle.piece() == value) each = bundle.number;
        }
        count.add(value, number.get<std::int64_t>() * each);
    }
    core::DrawerEvidence evidence;
    evidence.denominations = test::us_denominations();
    evidence.float_total = money(worked.at("float").get<std::string>());
    evidence.expected[TenderType::cash] = money(worked.at("expected_in_drawer").get<std::string>());
    evidence.counted[TenderType::cash] = count.total();
    evidence.counted_pieces = count;
    CHECK(count.total() == money(worked.at("total").get<std::string>()));
    CHECK(evidence.variance(TenderType::cash) == money(worked.at("over_short").get<std::string>()));
    CHECK(core::explain_variance(evidence).empty());

    // Had its drawer been right and one of the two rolls of quarters been forgotten:
    evidence.expected[TenderType::cash] = count.total();
    evidence.counted_pieces->add(money("0.25"), -40);
    evidence.counted[TenderType::cash] = evidence.counted_pieces->total();
    CHECK(as_listed(core::explain_variance(evidence)) ==
          json::parse(R"([{"cause":"a roll of 20x0.50 (10.00) not counted","where":[]},
                          {"cause":"a roll of 40x0.25 (10.00) not counted","where":[]}])"));
}

TEST_CASE("rolls are worth what the cases say") {
    std::size_t rolls = 0;
    for (const core::Bundle& bundle : core::bundles()) rolls += bundle.strap ? 0 : 1;
    const json table = read("tests/core/policy/cases/cash_drawer.json").at("rolls").at("table");
    CHECK(table.size() == rolls);
    for (const json& row : table) {
        const core::Money coin = money(row.at("coin").get<std::string>());
        bool known = false;
        for (const core::Bundle& bundle : core::bundles()) {
            if (bundle.strap || bundle.piece() != coin) continue;
            known = true;
            CHECK(bundle.number == row.at("per_roll"));
            CHECK(bundle.value() == money(row.at("value").get<std::string>()));
        }
        CHECK(known);
    }
}
