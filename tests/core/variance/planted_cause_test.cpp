// Any single cause, planted in any session, is among those listed, with the receipt where it happened.
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/core/variance/example_drawer.h"

namespace {

using core::CashCount;
using core::CashMovement;
using core::CashMovementKind;
using core::Cause;
using core::Money;
using core::TenderType;
using test::money;
using test::pieces;

// The whole range from the first run on, where RapidCheck would begin with small numbers.
std::int64_t any_between(std::int64_t first, std::int64_t end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
}

int any_below(std::size_t end) {
    return static_cast<int>(any_between(0, static_cast<std::int64_t>(end)));
}

CashCount greedy(Money amount) {
    CashCount result;
    for (const Money piece : test::us_denominations()) {
        for (; amount >= piece; amount -= piece) result.add(piece, 1);
    }
    return result;
}

struct Session {
    core::DrawerEvidence evidence;
    CashCount held;      // what the books say is in the drawer
    CashCount in_truth;  // what is
    std::string planted_at;
    Money piece;  // planted: in truth, and by the books
    Money meant;

    void book(CashMovement movement) {
        held += movement.pieces_in;
        held -= movement.pieces_out;
        movement.taken = movement.pieces_in.total();
        movement.given = movement.pieces_out.total();
        evidence.movements.push_back(movement);
    }
};

void book_payment(Session& session, int number) {
    const Money amount = Money::from_cents(any_between(1, 30'000));
    const bool exact = number > 1 && *rc::gen::arbitrary<bool>();  // the first always has change
    const Money step = money("20.01");
    const Money tendered = exact ? amount : step * (amount.cents() / step.cents() + 1);
    const bool voided = number > 1 && any_below(4) == 0;
    const std::string name = "W2-" + std::to_string(number);
    session.book({.name = name,
                  .pieces_in = greedy(tendered),
                  .pieces_out = greedy(tendered - amount),
                  .voided = voided});
    if (!voided) return;
    session.book({.name = "void " + name, .kind = CashMovementKind::pay_back, .pieces_out = greedy(amount)});
}

Session any_session() {
    Session session;
    core::DrawerEvidence& evidence = session.evidence;
    evidence.denominations = test::us_denominations();
    evidence.float_pieces = pieces("100x1,50x1,20x110,10x9,5x9,1x9,0.50x3,0.25x45,0.10x9,0.05x9,0.01x9");
    evidence.float_total = evidence.float_pieces.total();
    evidence.rounding_sum = money("0.00");
    session.held = evidence.float_pieces;
    const int payments = 1 + any_below(4);
    for (int number = 1; number <= payments; ++number) book_payment(session, number);
    session.book({.name = "DROP-1", .kind = CashMovementKind::drop, .pieces_out = pieces("20x3,10x1")});
    evidence.items = {{"W2-90", TenderType::check, money("71.30")}};
    evidence.expected[TenderType::check] = evidence.counted[TenderType::check] = money("71.30");
    session.in_truth = session.held;
    return session;
}

// By the pieces (where they were on record) or by totals alone.
void count(Session& session, bool by_pieces) {
    session.evidence.expected[TenderType::cash] = session.held.total();
    session.evidence.counted[TenderType::cash] = session.in_truth.total();
    if (by_pieces) {
        session.evidence.expected_pieces = session.held;
        session.evidence.counted_pieces = session.in_truth;
        return;
    }
    for (CashMovement& movement : session.evidence.movements) {
        movement.pieces_in = {};
        movement.pieces_out = {};
    }
}

CashMovement& any_movement(Session& session, bool (*is_suitable)(const CashMovement&)) {
    std::vector<CashMovement*> suitable;
    for (CashMovement& movement : session.evidence.movements) {
        if (is_suitable(movement)) suitable.push_back(&movement);
    }
    RC_PRE(!suitable.empty());
    CashMovement& chosen = *suitable[static_cast<std::size_t>(any_below(suitable.size()))];
    session.planted_at = chosen.name;
    return chosen;
}

bool pays_out(const CashMovement& movement) {
    return movement.given.is_positive() && movement.kind != CashMovementKind::drop;
}

bool stands(const CashMovement& movement) {
    return movement.kind == CashMovementKind::payment && !movement.voided;
}

bool takes_in(const CashMovement& movement) {
    return movement.kind == CashMovementKind::payment;
}

Money any_piece_of(const CashCount& count) {
    auto place = count.numbers().begin();
    std::advance(place, any_below(count.numbers().size()));
    return place->first;
}

// Another piece that can be taken for `session.meant`.
void choose_wrong_piece(Session& session, const CashCount& among) {
    session.meant = any_piece_of(among);
    const auto& all = session.evidence.denominations;
    session.piece = all[static_cast<std::size_t>(any_below(all.size()))];
    const std::int64_t a = session.piece.cents();
    const std::int64_t b = session.meant.cents();
    RC_PRE(a != b && ((a >= 100 && b >= 100) || (a <= 100 && b <= 100)));
}

void plant_wrong_piece_out(Session& session) {
    choose_wrong_piece(session, any_movement(session, pays_out).pieces_out);
    session.in_truth.add(session.piece, -1);
    session.in_truth.add(session.meant, 1);
}

void plant_wrong_piece_in(Session& session) {
    choose_wrong_piece(session, any_movement(session, takes_in).pieces_in);
    session.in_truth.add(session.piece, 1);
    session.in_truth.add(session.meant, -1);
}

void plant_one_too_many_out(Session& session) {
    session.piece = any_piece_of(any_movement(session, pays_out).pieces_out);
    session.in_truth.add(session.piece, -1);
}

void plant_one_fewer_in(Session& session) {
    session.piece = any_piece_of(any_movement(session, takes_in).pieces_in);
    session.in_truth.add(session.piece, -1);
}

void plant_change_not_given(Session& session) {
    session.in_truth += any_movement(session, pays_out).pieces_out;
}

void plant_change_given_twice(Session& session) {
    session.in_truth -= any_movement(session, pays_out).pieces_out;
}

void plant_payment_doubled(Session& session) {
    CashMovement again = any_movement(session, stands);
    again.name = session.planted_at = "W2-99";
    session.book(again);
}

void plant_payment_missing(Session& session) {
    const CashMovement& same = any_movement(session, stands);
    session.in_truth += same.pieces_in;
    session.in_truth -= same.pieces_out;
}

// A check of the same amount lies in the drawer; the clerk keyed no pieces.
void plant_check_keyed_as_cash(Session& session) {
    const CashMovement& payment = any_movement(session, stands);
    session.in_truth -= payment.pieces_in;
    session.evidence.counted[TenderType::check] += payment.taken;
}

void mistype(Session& session, CashMovement& payment, Money typed) {
    session.held -= payment.pieces_in;
    session.held += greedy(typed);
    payment.taken = typed;
}

void plant_transposed_digits(Session& session) {
    CashMovement& payment = any_movement(session, stands);
    std::string digits = std::to_string(payment.taken.cents());
    RC_PRE(digits.size() >= 3);
    const auto at = static_cast<std::size_t>(any_below(digits.size() - 1));
    RC_PRE(digits[at] != digits[at + 1]);
    std::swap(digits[at], digits[at + 1]);
    RC_PRE(digits[0] != '0');
    mistype(session, payment, Money::from_cents(std::stoll(digits)));
}

void plant_decimal_slip(Session& session) {
    CashMovement& payment = any_movement(session, stands);
    mistype(session, payment, payment.taken * (*rc::gen::arbitrary<bool>() ? 10 : 100));
}

void plant_roll(Session& session) {
    session.piece = money("0.25");
    RC_PRE(session.held.number_of(session.piece) >= 40);
    session.in_truth.add(session.piece, -40);
}

void plant_strap(Session& session) {
    session.piece = money("20.00");
    RC_PRE(session.held.number_of(session.piece) >= 100);
    session.in_truth.add(session.piece, -100);
}

void plant_drop(Session& session) {
    session.planted_at = "DROP-1";
    session.in_truth.add(money("20.00"), *rc::gen::arbitrary<bool>() ? 1 : -1);
}

void plant_float_differs(Session& session) {
    const Money piece = any_piece_of(session.evidence.float_pieces);
    session.planted_at = "float";
    session.evidence.float_retained = session.evidence.float_total - piece;
    session.in_truth.add(piece, -1);
}

void plant_float_not_counted(Session& session) {
    session.planted_at = "float";
    session.in_truth -= session.evidence.float_pieces;
}

void plant_rounding(Session& session) {
    const auto cents = any_between(1, 40);
    session.evidence.rounding_sum = Money::from_cents(cents);
    session.in_truth.add(money("0.01"), -cents);
}

enum class Counted { by_pieces, by_total, either };

struct Plant {
    Cause cause;
    void (*plant)(Session&);
    Counted counted = Counted::either;
};

const std::vector<Plant>& plants() {
    static const std::vector<Plant> table{
        {Cause::wrong_piece_out, plant_wrong_piece_out},
        {Cause::wrong_piece_in, plant_wrong_piece_in},
        {Cause::pieces_out_miscounted, plant_one_too_many_out, Counted::by_pieces},
        {Cause::pieces_in_miscounted, plant_one_fewer_in, Counted::by_pieces},
        {Cause::change_not_given, plant_change_not_given},
        {Cause::change_given_twice, plant_change_given_twice},
        {Cause::payment_doubled, plant_payment_doubled},
        {Cause::payment_missing, plant_payment_missing},
        {Cause::tender_keyed_as_another, plant_check_keyed_as_cash},
        {Cause::transposed_digits, plant_transposed_digits, Counted::by_total},
        {Cause::decimal_slip, plant_decimal_slip, Counted::by_total},
        {Cause::roll_not_counted, plant_roll},
        {Cause::strap_not_counted, plant_strap},
        {Cause::drop_miscounted, plant_drop},
        {Cause::float_differs, plant_float_differs, Counted::by_total},
        {Cause::float_not_counted, plant_float_not_counted},
        {Cause::rounding_sum, plant_rounding, Counted::by_total},
    };
    return table;
}

bool names(const core::Explanation& explanation, const Plant& plant, const Session& session) {
    if (explanation.cause != plant.cause) return false;
    if (!session.piece.is_zero() && explanation.piece != session.piece) return false;
    if (!session.meant.is_zero() && explanation.meant != session.meant) return false;
    return session.planted_at.empty() ||
           std::any_of(explanation.where.begin(), explanation.where.end(),
                       [&](const core::Place& place) { return place.name == session.planted_at; });
}

std::string all_of(const std::vector<core::Explanation>& list) {
    std::string text;
    for (const core::Explanation& explanation : list) {
        text += "\n" + core::describe(explanation) + ":";
        for (const std::string& place : test::where(explanation)) text += " " + place;
    }
    return text;
}

}  // namespace

TEST_CASE("a session in which nothing went wrong has nothing to explain") {
    CHECK(rc::check([] {
        Session session = any_session();
        count(session, *rc::gen::arbitrary<bool>());
        RC_ASSERT(core::explain_variance(session.evidence).empty());
    }));
}

TEST_CASE("a single cause planted in any session is listed with where it happened") {
    for (const Plant& plant : plants()) {
        INFO(core::name_of(plant.cause));
        CHECK(rc::check([&plant] {
            Session session = any_session();
            plant.plant(session);
            const bool by_pieces = plant.counted == Counted::by_pieces ||
                                   (plant.counted == Counted::either && *rc::gen::arbitrary<bool>());
            count(session, by_pieces);
            const std::vector<core::Explanation> list = core::explain_variance(session.evidence);
            RC_LOG() << "planted at " << session.planted_at << all_of(list);
            RC_ASSERT(list.size() <= core::explanations_max);
            RC_ASSERT(std::any_of(list.begin(), list.end(), [&](const core::Explanation& explanation) {
                return names(explanation, plant, session);
            }));
            RC_ASSERT(all_of(core::explain_variance(session.evidence)) == all_of(list));
        }));
    }
}

TEST_CASE("a variance that no cause makes is not explained") {
    core::DrawerEvidence evidence = test::off_by(test::example_drawer(), "-31.17");
    CHECK(core::explain_variance(evidence).empty());
}
