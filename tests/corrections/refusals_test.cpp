#include <catch2/catch.hpp>

#include "core/counter/drawers.h"
#include "tests/corrections/correction_desk.h"

namespace {

using test::outcome;

// Payment 1 by check, 2 in cash, 3 by card and 4 in cash and check of the day before; 5 of today.
void play_five_payments(test::CorrectionDesk& desk) {
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00102-06", "184.55", {"check 184.55 1043"}) == "W2-000001");
    REQUIRE(desk.pay("10-00420-01", "60.00", {"cash 60.00"}) == "W2-000002");
    REQUIRE(desk.pay("10-00555-08", "75.20", {"card 75.20 T-1"}) == "W2-000003");
    REQUIRE(desk.pay("10-00802-09", "150.00", {"cash 60.00", "check 100.00 311"}) == "W2-000004");
    desk.close();
    desk.open("2026-11-24");
    REQUIRE(desk.pay("10-00701-01", "66.00", {"cash 66.00"}) == "W2-000005");
}

core::Result<core::Corrected<core::PaymentRetendered>> retender(test::CorrectionDesk& desk,
                                                                const char* tender, core::TenderType type,
                                                                const char* number = "") {
    return core::retender(desk.station.counter(), {.tender = tender, .type = type, .number = number},
                          {.person = "rosa", .reason = "keyed wrong"});
}

}  // namespace

TEST_CASE("a return is refused with its reason and changes nothing") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    const auto entries = desk.station.store->head().count;
    CHECK(outcome(desk.bounce("W2-000001")) == "unknown_tender");
    CHECK(outcome(desk.bounce("W2-000001/T2")) == "unknown_tender");
    CHECK(outcome(desk.bounce("W2-000004/T3")) == "unknown_tender");  // its change
    CHECK(outcome(desk.bounce("W2-000099/T1")) == "unknown_payment");
    CHECK(outcome(desk.bounce("W2-000002/T1")) == "not_returnable");
    CHECK(outcome(desk.bounce("W2-000001/T1", "no such code")) == "unknown_reason_code");
    CHECK(desk.station.store->head().count == entries);
    CHECK(outcome(desk.bounce("W2-000001/T1")) == "done");
    CHECK(outcome(desk.bounce("W2-000001/T1")) == "already_returned");
    CHECK(outcome(core::redeposit_tender(desk.station.counter(), "W2-000003/T1", desk.alone)) ==
          "not_returned");
    CHECK(outcome(core::waive_return(desk.station.counter(), "W2-000003/T1", false, desk.alone)) ==
          "not_returned");
}

TEST_CASE("who may not correct is refused, and a second person is not oneself") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    desk.alone.person = "rosa";
    CHECK(outcome(desk.bounce("W2-000001/T1")) == "wrong_role");
    desk.both.approved_by = "";
    CHECK(outcome(desk.reverse("W2-000002", "refund")) == "approval_missing");
    CHECK(outcome(desk.move("W2-000002", "10-00930-04")) == "approval_missing");
    desk.both.approved_by = "sam";
    CHECK(outcome(desk.reverse("W2-000002", "refund")) == "approval_own_act");
    desk.both.approved_by = "kim";
    desk.both.reason = "";
    CHECK(outcome(desk.reverse("W2-000002", "refund")) == "reason_missing");
}

TEST_CASE("a reversal is refused where there is nothing left, no destination, or a way that is not safe") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    CHECK(outcome(desk.reverse("W2-000099", "refund")) == "unknown_payment");
    CHECK(outcome(desk.reverse("W2-000002", "")) == "reversal_destination");
    CHECK(outcome(desk.reverse("W2-000002", "somewhere")) == "reversal_destination");
    CHECK(outcome(desk.reverse("W2-000002", "drawer")) == "refund_from_drawer");
    CHECK(outcome(desk.reverse("W2-000002", "cash")) == "refund_from_drawer");
    CHECK(outcome(desk.reverse("W2-000002", "card")) == "reversal_destination");
    CHECK(outcome(desk.reverse("W2-000002", "10-00420-01")) == "same_account");
    CHECK(outcome(desk.reverse("W2-000005", "refund")) == "use_void");
    const auto early = desk.reverse("W2-000001", "refund");
    CHECK(outcome(early) == "refund_too_early");
    CHECK(early.error().message().find("2026-12-07") != std::string::npos);
    CHECK(outcome(desk.bounce("W2-000001/T1")) == "done");
    CHECK(outcome(desk.reverse("W2-000001", "refund")) == "nothing_standing");
    CHECK(outcome(desk.move("W2-000001", "10-00930-04")) == "nothing_standing");
    CHECK(outcome(desk.move("W2-000002", "10-00420-01")) == "same_account");
    CHECK(outcome(desk.move("W2-000002", "10-00999-02")) == "unknown_account");
    CHECK(desk.complaint().empty());
}

TEST_CASE("check money is refunded from the tenth business day on, and not the day before") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    desk.close();
    desk.open("2026-12-07");  // Thanksgiving does not count
    CHECK(outcome(desk.reverse("W2-000001", "refund")) == "refund_too_early");
    desk.close();
    desk.open("2026-12-08");
    CHECK(outcome(desk.reverse("W2-000001", "refund")) == "done");
}

TEST_CASE("a tender is keyed anew before its count only") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    CHECK(outcome(retender(desk, "W2-000002/T1", core::TenderType::check)) == "session_counted");
    CHECK(outcome(retender(desk, "W2-000005/T9", core::TenderType::check)) == "unknown_tender");
    CHECK(outcome(retender(desk, "W2-000005/T1", core::TenderType::money_order)) ==
          "tender_reference_missing");
    CHECK(outcome(retender(desk, "W2-000005/T1", core::TenderType::cash)) == "state_wrong");
    CHECK(outcome(retender(desk, "W2-000005/T1", core::TenderType::money_order, "MO-7")) == "done");
    CHECK(desk.complaint().empty());
}

TEST_CASE("what was corrected is not voided any more") {
    test::CorrectionDesk desk;
    play_five_payments(desk);
    CHECK(outcome(desk.move("W2-000005", "10-00930-04")) == "done");
    const core::Act act{.person = "rosa", .reason = "wrong", .approved_by = "sam"};
    CHECK(outcome(core::void_payment(desk.station.counter(), "W2-000005", {}, act)) == "state_wrong");
    REQUIRE(desk.pay("10-01044-05", "33.20", {"cash 33.20"}) == "W2-000006");
    CHECK(outcome(core::void_payment(desk.station.counter(), "W2-000006", {}, act)) == "done");
    CHECK(outcome(desk.move("W2-000006", "10-00930-04")) == "already_voided");
    CHECK(outcome(desk.reverse("W2-000006", "refund")) == "already_voided");
}

TEST_CASE("a tender is keyed anew as a payment would be taken") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00701-01", "50.00", {"cash 60.00"}) == "W2-000001");  // 10.00 change
    REQUIRE(desk.pay("10-00701-01", "16.00", {"cash 16.00"}) == "W2-000002");
    const core::RetenderRequest with_change{
        .tender = "W2-000001/T1", .type = core::TenderType::money_order, .number = "MO-7"};
    const core::RetenderRequest exact{
        .tender = "W2-000002/T1", .type = core::TenderType::money_order, .number = "MO-7"};
    const core::Act rosa{.person = "rosa", .reason = "keyed wrong"};
    CHECK(outcome(core::retender(desk.station.counter(), with_change, rosa)) == "change_needs_cash");
    CHECK(
        outcome(core::retender(desk.station.counter(), exact, {.person = "kim", .reason = "keyed wrong"})) ==
        "approval_missing");  // rosa's drawer
    REQUIRE(core::begin_count(desk.station.counter(), rosa));
    CHECK(outcome(core::retender(desk.station.counter(), exact, rosa)) == "count_under_way");
}

TEST_CASE("credit that a check brought is not refunded before the bank is sure of it") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00701-01", "100.00", {"check 100.00 311"}) == "W2-000001");  // 34.00 too much
    REQUIRE(desk.pay("10-00701-01", "5.00", {"cash 5.00"}) == "W2-000002");
    const auto refund = [&](const char* amount) {
        return outcome(core::request_refund(
            desk.station.counter(), {.account = "10-00701-01", .amount = test::money(amount)}, desk.both));
    };
    CHECK(desk.credit_of("10-00701-01") == "39.00");
    CHECK(refund("5.01") == "refund_too_early");
    CHECK(refund("5.00") == "done");
    desk.close();
    desk.open("2026-11-24");
    CHECK(outcome(desk.reverse("W2-000001", "credit")) == "done");
    CHECK(refund("100.00") == "refund_too_early");
    desk.close();
    desk.open("2026-12-08");
    CHECK(refund("100.00") == "done");
}
