#include "core/service/contacts.h"

#include <catch2/catch.hpp>

#include "tests/core/service/service_desk.h"

using test::by_sam;
using test::by_sam_and_kim;
using test::day;
using test::gonzalez;

namespace {

const core::Act by_rosa{.person = "rosa"};

core::ContactRequest contact_of(core::ContactKind kind) {
    return {.account = test::account_number(gonzalez), .kind = kind, .text = "spoke with her"};
}

core::ContactRequest promise(const std::string& amount, const std::string& by) {
    core::ContactRequest request = contact_of(core::ContactKind::promise);
    request.amount = test::money(amount);
    request.by = day(by);
    return request;
}

core::DecisionRequest hold() {
    return {.account = test::account_number(gonzalez),
            .what = "hold",
            .until = day("2026-12-01"),
            .why = "the meter is being tested"};
}

std::string state_on(test::ServiceDesk& desk, const std::string& name, const std::string& on) {
    return core::state_of(*core::contact(desk.reader(), name).value(), day(on));
}

core::ProblemCode refusal(test::ServiceDesk& desk, const core::ContactRequest& request) {
    return core::note_contact(desk.counter(), request, by_rosa).error().code;
}

}  // namespace

TEST_CASE("a promise is open until its day, kept by payments before it, else broken") {
    test::ServiceDesk desk;
    const auto name = core::note_contact(desk.counter(), promise("62.10", "2026-11-25"), by_rosa)->contact;
    CHECK(state_on(desk, name, "2026-11-25") == "open");
    CHECK(state_on(desk, name, "2026-11-26") == "broken");
    REQUIRE(desk.pay_cash(gonzalez, "61.00", "61.00").has_value());
    CHECK(state_on(desk, name, "2026-11-26") == "broken");
    REQUIRE(desk.pay_cash(gonzalez, "1.10", "1.10").has_value());
    CHECK(state_on(desk, name, "2026-11-26") == "kept");
    CHECK(desk.proves_itself());
}

TEST_CASE("the log is newest first, and what is due by a day is listed") {
    test::ServiceDesk desk;
    REQUIRE(core::note_contact(desk.counter(), contact_of(core::ContactKind::note), by_rosa).has_value());
    core::ContactRequest callback = contact_of(core::ContactKind::callback);
    callback.by = day("2026-11-24");
    const auto later = core::note_contact(desk.counter(), callback, by_rosa)->contact;
    const auto log = core::contacts_of(desk.reader(), gonzalez).value();
    REQUIRE(log.size() == 2);
    CHECK(log[0].name == later);
    CHECK(core::contacts_due(desk.reader(), day("2026-11-23")).value().empty());
    CHECK(core::contacts_due(desk.reader(), day("2026-11-24")).value().size() == 1);
    REQUIRE(core::settle_contact(desk.counter(), later, by_rosa).has_value());
    CHECK(core::contacts_due(desk.reader(), day("2026-11-24")).value().empty());
    CHECK(state_on(desk, later, "2026-11-24") == "done");
}

TEST_CASE("a letter waits until it is sent, and is sent once") {
    test::ServiceDesk desk;
    const auto letter =
        core::note_contact(desk.counter(), contact_of(core::ContactKind::letter), by_rosa)->contact;
    CHECK(core::unsent_letters(desk.reader()).value().size() == 1);
    CHECK(state_on(desk, letter, "2026-11-23") == "to_send");
    REQUIRE(core::settle_contact(desk.counter(), letter, by_rosa).has_value());
    CHECK(core::unsent_letters(desk.reader()).value().empty());
    CHECK(core::settle_contact(desk.counter(), letter, by_rosa).error().code ==
          core::ProblemCode::state_wrong);
    CHECK(desk.proves_itself());
}

TEST_CASE("a contact is refused for its reasons") {
    test::ServiceDesk desk;
    core::ContactRequest request = contact_of(core::ContactKind::call);
    request.account = test::account_number("10-00052-06");
    CHECK(refusal(desk, request) == core::ProblemCode::unknown_account);
    request = contact_of(core::ContactKind::call);
    request.text.clear();
    CHECK(refusal(desk, request) == core::ProblemCode::usage);
    request = contact_of(core::ContactKind::call);
    request.amount = test::money("1.00");
    CHECK(refusal(desk, request) == core::ProblemCode::usage);
    CHECK(refusal(desk, contact_of(core::ContactKind::promise)) == core::ProblemCode::usage);
    CHECK(refusal(desk, promise("0.00", "2026-11-25")) == core::ProblemCode::money_not_positive);
    CHECK(refusal(desk, promise("5.00", "2026-11-22")) == core::ProblemCode::date_not_allowed);
    const auto note =
        core::note_contact(desk.counter(), contact_of(core::ContactKind::note), by_rosa)->contact;
    CHECK(core::settle_contact(desk.counter(), note, by_rosa).error().code == core::ProblemCode::state_wrong);
    CHECK(core::settle_contact(desk.counter(), "W2-C000099", by_rosa).error().code ==
          core::ProblemCode::unknown_reject);
}

TEST_CASE("a decision is of two persons, with its why and until when") {
    test::ServiceDesk desk;
    const auto refused = [&](const core::DecisionRequest& request, const core::Act& act) {
        return core::decide_service(desk.counter(), request, act).error().code;
    };
    CHECK(refused(hold(), by_sam) == core::ProblemCode::approval_missing);
    CHECK(refused(hold(), {.person = "sam", .approved_by = "sam"}) == core::ProblemCode::approval_own_act);
    CHECK(refused(hold(), {.person = "rosa", .approved_by = "sam"}) == core::ProblemCode::wrong_role);
    core::DecisionRequest request = hold();
    request.why.clear();
    CHECK(refused(request, by_sam_and_kim) == core::ProblemCode::reason_missing);
    request = hold();
    request.until.reset();
    CHECK(refused(request, by_sam_and_kim) == core::ProblemCode::usage);
    request = hold();
    request.what = "wait";
    CHECK(refused(request, by_sam_and_kim) == core::ProblemCode::usage);
    request = hold();
    request.until = day("2026-11-01");
    CHECK(refused(request, by_sam_and_kim) == core::ProblemCode::date_not_allowed);
    const auto decided = core::decide_service(desk.counter(), hold(), by_sam_and_kim);
    REQUIRE(decided.has_value());
    CHECK(decided->approved_by == "kim");
    CHECK(state_on(desk, decided->contact, "2026-12-01") == "in_force");
    CHECK(state_on(desk, decided->contact, "2026-12-02") == "over");
    CHECK(desk.proves_itself());
}
