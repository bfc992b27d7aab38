#include "core/custody/deposits.h"

#include <catch2/catch.hpp>

#include "core/codes/signing_key.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/custody/bag_contents.h"
#include "core/slips/code_check.h"
#include "core/slips/entry_codes.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/numbering.h"
#include "tests/core/custody/worked_days.h"

namespace {

using core::ProblemCode;
using core::TenderType;
using nlohmann::json;
using test::money;

const core::Act sam_and_rosa{.person = "sam", .reason = {}, .approved_by = "rosa"};

// A window whose first session took 62.10 and 40.00 in cash over its float and is closed.
struct ClosedWindow {
    test::TestStation station;

    ClosedWindow() {
        station.open_day_and_drawer("20x5");
        REQUIRE(station.pay_cash("10-00041-00", "62.10", "62.10").has_value());
        REQUIRE(station.pay_cash("10-00041-00", "40.00", "40.00").has_value());
        REQUIRE(core::count_drawer(station.counter(),
                                   {{TenderType::cash, money("202.10")},
                                    {TenderType::check, {}},
                                    {TenderType::money_order, {}},
                                    {TenderType::card, {}}},
                                   {}, {.person = "rosa"})
                    .has_value());
        REQUIRE(core::close_drawer(station.counter(), {.person = "rosa"}).has_value());
    }

    core::Result<core::PreparedDeposit> prepare(const core::TakingsWanted& wanted, const char* cash,
                                                const core::Act& act, const std::string& bag = "BAG-1") {
        return core::prepare_deposit(station.counter(), bag, wanted,
                                     {.cash = money(cash), .pieces = {}, .items = {}}, act);
    }
    ProblemCode refusal(const core::TakingsWanted& wanted, const char* cash, const core::Act& act) {
        return prepare(wanted, cash, act).error().code;
    }
    std::string z_code() {
        const auto session = station.reader().last_closed_session(0).value();
        return core::code_text(station.reader(), *station.reader().entry(session->closed_seq).value());
    }
};

// Renames the Z code's station, as if the same takings were made at W3: signed with its own key.
struct OtherStation {
    test::TemporaryFolder folder;
    std::string key = core::ensure_signing_key(folder.path()).value();

    std::string z_code(std::int64_t session, const char* cash, const char* checks) const {
        return core::signed_text(
                   {.what = core::SignedCode::What::session_z,
                    .station = "W3",
                    .number = session,
                    .business_date = core::Date::parse("2026-11-23").value(),
                    .amount = {},
                    .to_deposit = {{TenderType::cash, money(cash)}, {TenderType::check, money(checks)}},
                    .hash = "0123456789abcdef"},
                   folder.path(), key)
            .value();
    }
};

}  // namespace

TEST_CASE("a deposit has two signatures of two persons") {
    ClosedWindow window;
    CHECK(window.refusal({}, "102.10", {.person = "rosa", .reason = {}, .approved_by = "sam"}) ==
          ProblemCode::wrong_role);
    CHECK(window.refusal({}, "102.10", {.person = "sam"}) == ProblemCode::approval_missing);
    CHECK(window.refusal({}, "102.10", {.person = "sam", .reason = {}, .approved_by = "sam"}) ==
          ProblemCode::second_person_is_first);
    CHECK(window.refusal({}, "102.10", {.person = "sam", .reason = {}, .approved_by = "nobody"}) ==
          ProblemCode::unknown_person);
    CHECK(window.prepare({}, "102.10", sam_and_rosa).has_value());
}

TEST_CASE("a session is deposited once, closed, in a bag of its own") {
    ClosedWindow window;
    CHECK(window.prepare({}, "102.10", sam_and_rosa, "").error().code == ProblemCode::usage);
    CHECK(window.refusal({.sessions = {"W2-S0009"}, .z_codes = {}}, "102.10", sam_and_rosa) ==
          ProblemCode::unknown_session);
    CHECK(window.refusal({}, "102.09", sam_and_rosa) == ProblemCode::deposit_differs);
    const auto prepared = window.prepare({.sessions = {"W2-S0001"}, .z_codes = {}}, "102.10", sam_and_rosa);
    REQUIRE(prepared.has_value());
    CHECK(prepared->fact.deposit == "DEP-0001");
    CHECK(window.refusal({.sessions = {"W2-S0001"}, .z_codes = {}}, "102.10", sam_and_rosa) ==
          ProblemCode::bag_used);
    CHECK(window.prepare({.sessions = {"W2-S0001"}, .z_codes = {}}, "102.10", sam_and_rosa, "B2")
              .error()
              .code == ProblemCode::session_deposited);
    CHECK(window.prepare({}, "102.10", sam_and_rosa, "B2").error().code == ProblemCode::nothing_to_deposit);
    const auto opened = core::open_drawer(window.station.counter(), money("100.00"), {}, {.person = "rosa"});
    REQUIRE(opened.has_value());
    CHECK(
        window.prepare({.sessions = {"W2-S0002"}, .z_codes = {}}, "0.00", sam_and_rosa, "B2").error().code ==
        ProblemCode::session_not_closed);
    CHECK(window.station.proves_itself());
}

TEST_CASE("a deposited drawer stays closed, whatever waits of other drawers") {
    ClosedWindow window;
    REQUIRE(window.prepare({.sessions = {"W2-S0001"}, .z_codes = {}}, "102.10", sam_and_rosa).has_value());
    REQUIRE(core::open_drawer(window.station.counter(), money("100.00"), {}, {.person = "rosa"}).has_value());
    REQUIRE(window.station.pay_cash("10-00041-00", "123.45", "123.45").has_value());
    core::MoneyByTender counted;
    for (const core::TenderRule& rule : window.station.policy.tenders) counted[rule.type] = {};
    counted[TenderType::cash] = money("223.45");
    REQUIRE(core::count_drawer(window.station.counter(), counted, {}, {.person = "rosa"}).has_value());
    REQUIRE(core::close_drawer(window.station.counter(), {.person = "rosa"}).has_value());
    const core::Act sam{.person = "sam", .reason = "recount", .approved_by = "kim"};
    CHECK(core::reopen_drawer(window.station.counter(), "W2-S0001", sam).error().code ==
          ProblemCode::session_deposited);
    CHECK(core::reopen_drawer(window.station.counter(), "W2-S0002", sam).has_value());
}

TEST_CASE("each tender type must match, not only cash and paper") {
    const core::MoneyByTender turned_in{{TenderType::cash, money("100.00")},
                                        {TenderType::check, money("370.00")},
                                        {TenderType::money_order, money("62.35")}};
    const std::vector<core::DepositItem> known{{TenderType::check, "1043", money("230.00")},
                                               {TenderType::check, "208", money("140.00")},
                                               {TenderType::money_order, "MO-1", money("62.35")}};
    const auto check = [&](const char* cash, std::vector<core::BaggedItem> bagged) -> std::string {
        const auto done =
            core::check_composition(money(cash), core::items_on_slip(std::move(bagged), known), turned_in);
        return done ? "" : done.error().detail;
    };
    using Items = std::vector<core::BaggedItem>;
    const core::BaggedItem a{.amount = money("230.00")};
    const core::BaggedItem b{.amount = money("140.00")};
    const core::BaggedItem order{.amount = money("62.35")};
    CHECK(check("100.00", Items{order, b, a}) == "");
    CHECK(check("100.00", Items{a, b}) == "composition differs: checks -62.35");
    CHECK(check("162.35", Items{a, b}) == "composition differs: cash +62.35, checks -62.35");
    const core::BaggedItem as_check{.amount = money("62.35"), .type = TenderType::check};
    CHECK(check("100.00", Items{a, b, as_check}) == "composition differs: check +62.35, money_order -62.35");
    CHECK(check("100.00", Items{{.amount = money("432.35")}}) ==
          "composition differs: check +62.35, money_order -62.35");
}

TEST_CASE("the slip lists the items that the books know with their numbers, each once") {
    const std::vector<core::DepositItem> known{{TenderType::check, "1", money("50.00")},
                                               {TenderType::check, "2", money("50.00")},
                                               {TenderType::money_order, "3", money("50.00")}};
    const auto items = core::items_on_slip({{.amount = money("50.00")},
                                            {.amount = money("50.00")},
                                            {.amount = money("50.00")},
                                            {.amount = money("7.00")}},
                                           known);
    REQUIRE(items.size() == 4);
    CHECK(items[0].number == "1");
    CHECK(items[1].number == "2");
    CHECK(items[2].number == "");
    CHECK(items[2].amount == money("7.00"));
    CHECK(items[3].number == "3");
}

TEST_CASE("the bank's difference needs a reason and stands under the deposit's sessions") {
    ClosedWindow window;
    REQUIRE(window.prepare({}, "102.10", sam_and_rosa).has_value());
    const core::Counter counter = window.station.counter();
    CHECK(core::confirm_deposit(counter, "DEP-0002", money("1.00"), {.person = "sam"}).error().code ==
          ProblemCode::unknown_deposit);
    CHECK(core::confirm_deposit(counter, "DEP-0001", money("92.10"), {.person = "sam"}).error().code ==
          ProblemCode::reason_missing);
    const auto confirmed = core::confirm_deposit(counter, "DEP-0001", money("92.10"),
                                                 {.person = "sam", .reason = "a 10 was counterfeit"});
    REQUIRE(confirmed.has_value());
    CHECK(confirmed->sessions == std::vector<std::string>{"W2-S0001"});
    CHECK(test::net_json(window.station, window.station.store->head().count) ==
          json{{"bank", "92.10"}, {"bank_in_transit", "-102.10"}, {"over_short:bank", "10.00"}});
    CHECK(core::confirm_deposit(counter, "DEP-0001", money("102.10"), {.person = "sam"}).error().code ==
          ProblemCode::deposit_settled);
    CHECK(window.station.proves_itself());
}

TEST_CASE("a bank correction names a session of the confirmed deposit, and why") {
    ClosedWindow window;
    REQUIRE(window.prepare({}, "102.10", sam_and_rosa).has_value());
    const core::Counter counter = window.station.counter();
    const core::Act because{.person = "sam", .reason = "bank recounted"};
    const core::BankCorrection ten{"DEP-0001", "W2-S0001", money("10.00")};
    CHECK(core::correct_deposit(counter, ten, because).error().code == ProblemCode::state_wrong);
    REQUIRE(core::confirm_deposit(counter, "DEP-0001", money("112.10"), because).has_value());
    CHECK(test::net_json(window.station, window.station.store->head().count) ==
          json{{"bank", "112.10"}, {"bank_in_transit", "-102.10"}, {"over_short:bank", "-10.00"}});
    CHECK(core::correct_deposit(counter, ten, {.person = "sam"}).error().code == ProblemCode::reason_missing);
    CHECK(core::correct_deposit(counter, {"DEP-0001", "W2-S0002", money("-10.00")}, because).error().code ==
          ProblemCode::unknown_session);
    CHECK(core::correct_deposit(counter, {"DEP-0001", "W2-S0001", {}}, because).error().code ==
          ProblemCode::money_not_positive);
    REQUIRE(core::correct_deposit(counter, {"DEP-0001", "W2-S0001", money("-10.00")}, because).has_value());
    CHECK(test::net_json(window.station, window.station.store->head().count) ==
          json{{"bank", "-10.00"}, {"over_short:bank", "10.00"}});
    const auto row = core::CustodyReader(window.station.reader()).deposit_named("DEP-0001").value();
    CHECK(row->state() == "corrected");
    CHECK(window.station.proves_itself());
}

TEST_CASE("cards are settled up to what waits, and a fee is an expense") {
    test::WorkedDays played;
    played.play_to(18);
    const core::Counter counter = played.station.counter();
    const auto date = core::Date::parse("2026-11-23").value();
    const auto settle = [&](const char* amount, const char* fee) {
        return core::settle_cards(counter, {.date = date, .amount = money(amount), .fee = money(fee)},
                                  {.person = "sam"});
    };
    CHECK(settle("75.01", "0.00").error().code == ProblemCode::amount_exceeds);
    CHECK(settle("0.00", "0.00").error().code == ProblemCode::money_not_positive);
    CHECK(settle("75.00", "75.01").error().code == ProblemCode::money_not_positive);
    REQUIRE(settle("75.00", "1.50").has_value());
    CHECK(test::net_json(played.station, played.station.store->head().count) ==
          json{{"bank", "73.50"}, {"expense:card_fees", "1.50"}, {"card_clearing", "-75.00"}});
}

TEST_CASE("a head cashier deposits another station's takings by its signed Z code, once") {
    ClosedWindow window;
    const OtherStation other;
    const OtherStation forger;
    const std::string code = other.z_code(4, "50.00", "30.00");
    const auto refused = [&](const std::string& text) {
        return window.prepare({.sessions = {}, .z_codes = {text}}, "152.10", sam_and_rosa).error();
    };
    CHECK(refused(code).code == ProblemCode::z_code_wrong);  // nobody vouched for W3's key yet
    const core::Counter counter = window.station.counter();
    CHECK(core::trust_station(counter, "W3", other.key, {.person = "sam"}).error().code ==
          ProblemCode::approval_missing);
    const core::Act sam_with_kim{.person = "sam", .reason = {}, .approved_by = "kim"};
    CHECK(core::trust_station(counter, "W3", "abc", sam_with_kim).error().code == ProblemCode::usage);
    CHECK(core::trust_station(counter, "W2", other.key, sam_with_kim).error().code == ProblemCode::usage);
    REQUIRE(core::trust_station(counter, "W3", other.key, sam_with_kim).has_value());

    CHECK(refused("nonsense").code == ProblemCode::z_code_wrong);
    CHECK(refused(window.z_code()).code == ProblemCode::z_code_wrong);
    CHECK(refused(forger.z_code(4, "50.00", "30.00")).code == ProblemCode::z_code_wrong);
    std::string changed = code;
    changed[changed.find("C5000") + 1] = '6';
    CHECK(refused(changed).code == ProblemCode::z_code_wrong);
    CHECK(window.prepare({.sessions = {}, .z_codes = {code, code}}, "202.10", sam_and_rosa).error().code ==
          ProblemCode::z_code_wrong);

    const auto prepared = core::prepare_deposit(
        counter, "BAG-1", {.sessions = {}, .z_codes = {code}},
        {.cash = money("152.10"), .pieces = {}, .items = {{.amount = money("30.00")}}}, sam_and_rosa);
    REQUIRE(prepared.has_value());
    CHECK(test::net_json(window.station, prepared->entry.seq) == json{{"bank_in_transit", "182.10"},
                                                                      {"undeposited:cash", "-102.10"},
                                                                      {"between_stations", "-80.00"}});
    CHECK(window.prepare({.sessions = {}, .z_codes = {code}}, "50.00", sam_and_rosa, "B2").error().code ==
          ProblemCode::z_code_wrong);
    CHECK(window.station.proves_itself());
}

TEST_CASE("takings that go to another station are gone here") {
    ClosedWindow window;
    const core::Counter counter = window.station.counter();
    CHECK(core::send_takings(counter, {}, "W2", sam_and_rosa).error().code == ProblemCode::usage);
    REQUIRE(core::send_takings(counter, {}, "W1", sam_and_rosa).has_value());
    CHECK(test::net_json(window.station, window.station.store->head().count) ==
          json{{"between_stations", "102.10"}, {"undeposited:cash", "-102.10"}});
    CHECK(window.refusal({.sessions = {"W2-S0001"}, .z_codes = {}}, "102.10", sam_and_rosa) ==
          ProblemCode::session_deposited);
    CHECK(window.station.proves_itself());
}

TEST_CASE("a code is checked against the journal at hand, and says what became of the payment") {
    test::TestStation station;
    station.open_day_and_drawer("20x5");
    const auto posted = station.pay_cash("10-00041-00", "62.10", "62.10");
    REQUIRE(posted.has_value());
    const std::string code = core::code_text(station.reader(), posted->entry);
    const auto checked = core::check_code(code, "", station.reader());
    REQUIRE(checked.has_value());
    CHECK(checked->name == "W2-000001");
    CHECK(checked->code.amount == money("62.10"));
    CHECK(checked->journal == core::JournalAgrees::agrees);
    CHECK(checked->state == core::PaymentState::standing);

    REQUIRE(core::void_payment(station.counter(), "W2-000001", {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"})
                .has_value());
    CHECK(core::check_code(code, "", station.reader())->state == core::PaymentState::voided);

    const std::string key = station.reader().identity()->public_key;
    CHECK(core::check_code(code, key, std::nullopt)->journal == core::JournalAgrees::not_here);
    CHECK(core::check_code(code, "", std::nullopt).error().code == ProblemCode::receipt_code_wrong);

    // Signed with this station's key, but not what its journal says: somebody else used the key.
    auto other = core::code_of(posted->entry).value();
    other.amount = money("26.10");
    const std::string forged = core::signed_text(other, station.folder.path(), key).value();
    CHECK(core::check_code(forged, "", station.reader())->journal == core::JournalAgrees::differs);
}
