#include <catch2/catch.hpp>
#include <set>

#include "core/demo/demo_bill.h"
#include "core/demo/demo_customer.h"
#include "core/demo/demo_mirror.h"
#include "core/store/mirror/mirror_reader.h"
#include "tests/support/test_station.h"

using core::DemoCustomer;
using core::DemoKind;
using core::ReceivableKind;

namespace {

const core::Date business_date = core::Date::parse("2026-11-23").value();

core::MirrorReader filled(const test::TemporaryFolder& folder, std::int64_t accounts) {
    auto writer = core::MirrorWriter::open(folder.path(), "a test");
    REQUIRE(writer.has_value());
    REQUIRE(core::fill_demo_mirror(*writer, {.accounts = accounts, .business_date = business_date, .at = {7}})
                .has_value());
    return std::move(core::MirrorReader::open(folder.path()).value());
}

}  // namespace

TEST_CASE("the demo always has Maria Gonzalez, who owes 62.10 late and 61.35 to come") {
    const test::TemporaryFolder folder;
    core::MirrorReader mirror = filled(folder, 1);
    const auto standing = mirror.standing(test::account_number("10-00041-00")).value();
    REQUIRE(standing.has_value());
    CHECK(standing->account.name == "Maria Gonzalez");
    CHECK(standing->account.address == "118 Elm St Apt 2");
    REQUIRE(standing->receivables.size() == 2);
    CHECK(standing->receivables[0].id == "R-5512");
    CHECK(standing->receivables[0].service == "water");
    CHECK(standing->receivables[0].due_date.text() == "2026-10-20");
    CHECK(standing->receivables[1].id == "R-5601");
    CHECK(standing->receivables[1].service == "electric");
    CHECK(standing->receivables[1].due_date.text() == "2026-12-05");
    CHECK((standing->receivables[0].amount + standing->receivables[1].amount).text() == "123.45");
}

TEST_CASE("ten thousand customers are all there, with searchable names and every kind of receivable") {
    const test::TemporaryFolder folder;
    core::MirrorReader mirror = filled(folder, 10'000);
    CHECK(mirror.accounts_snapshot().value()->records == 10'000);
    CHECK(mirror.receivables_snapshot().value()->records > 20'000);
    CHECK(mirror.search("nguyen", 20).value().size() == 20);
    CHECK(mirror.search("hernandez elm st", 5).value().size() > 0);

    std::set<DemoKind> kinds;
    std::set<ReceivableKind> receivable_kinds;
    std::set<core::AccountNumber> numbers;
    for (std::int64_t place = 0; place < 10'000; ++place) {
        const DemoCustomer customer = core::demo_customer(2026, place, business_date);
        kinds.insert(customer.kind);
        numbers.insert(customer.account.number);
        for (const core::Receivable& receivable : customer.receivables)
            receivable_kinds.insert(receivable.kind);
        const auto standing = mirror.standing(customer.account.number).value();
        REQUIRE(standing.has_value());
        REQUIRE(standing->account == customer.account);
        REQUIRE(standing->receivables == customer.receivables);
    }
    CHECK(numbers.size() == 10'000);
    CHECK(kinds.size() == core::all_demo_kinds.size());
    CHECK(receivable_kinds.size() == core::receivable_kind_names.size());
}

TEST_CASE("each kind of customer owes what its kind says") {
    for (std::int64_t place = 1; place <= 500; ++place) {
        const DemoCustomer customer = core::demo_customer(2026, place, business_date);
        if (place <= std::ssize(core::all_demo_kinds)) {
            CHECK(customer.kind == core::all_demo_kinds[static_cast<std::size_t>(place - 1)]);
        }
        std::int64_t late = 0;
        for (const core::Receivable& receivable : customer.receivables)
            late += receivable.due_date < business_date ? 1 : 0;
        INFO(place);
        const auto open = std::ssize(customer.receivables);
        switch (customer.kind) {
            case DemoKind::current:
                CHECK((open >= 2 && late == 0));
                break;
            case DemoKind::delinquent:
                CHECK((late >= 3 && late < open));
                break;
            case DemoKind::cut_off:
                CHECK((late >= 6 && customer.receivables.back().kind == ReceivableKind::reconnect));
                break;
            case DemoKind::opening:
                CHECK((open == 2 && customer.account.status == "opening"));
                break;
            case DemoKind::closing:
                CHECK(customer.receivables.front().kind == ReceivableKind::final);
                break;
            case DemoKind::licence:
                CHECK(customer.receivables.front().kind == ReceivableKind::licence);
                break;
            case DemoKind::cash_only:
                CHECK((core::has_flag(customer.account.flags, "cash_only") && late == open));
                break;
            case DemoKind::on_plan:
                CHECK((core::has_flag(customer.account.flags, "plan") && late > 0));
                break;
            case DemoKind::credit:
                CHECK((open == 0 &&
                       core::Money::parse(core::flag_value(customer.account.flags, "credit")).has_value()));
                break;
            case DemoKind::paid_up:
                CHECK(open == 0);
                break;
            case DemoKind::written_off:
                CHECK((open == 1 && late == 1));
                break;
        }
    }
}

TEST_CASE("the same seed makes the same customers, another seed others") {
    CHECK(core::demo_customer(1, 40, business_date).account ==
          core::demo_customer(1, 40, business_date).account);
    CHECK_FALSE(core::demo_customer(1, 40, business_date).account ==
                core::demo_customer(2, 40, business_date).account);
}

TEST_CASE("a demo of no accounts or too many is refused") {
    const test::TemporaryFolder folder;
    auto writer = core::MirrorWriter::open(folder.path(), "a test");
    for (const std::int64_t accounts : {std::int64_t{0}, std::int64_t{-1}, core::demo_accounts_max + 1}) {
        const auto filled =
            core::fill_demo_mirror(*writer, {.accounts = accounts, .business_date = business_date, .at = {}});
        REQUIRE_FALSE(filled.has_value());
        CHECK(filled.error().code == core::ProblemCode::usage);
    }
    // The last place still has an account number of its own.
    CHECK(core::demo_customer(2026, core::demo_accounts_max - 1, business_date).account.number.value() <
          999'999'999);
}

TEST_CASE("the codes of a demo bill decode to its account, amount and due date") {
    const auto account = test::account_number("10-00041-00");
    const core::DemoBill bill =
        core::demo_bill(account, test::money("123.45"), core::Date::parse("2026-12-05").value());
    CHECK(bill.slip.data ==
          "41512345678901288020000100004100\x1d"
          "390212345\x1d"
          "12261205");
    CHECK(bill.line.data == "00100004100120526000000000123450000012345" + bill.line.data.substr(41));
    for (const core::ScannedText& text : {bill.slip, bill.line}) {
        const auto scan = core::decode_bill(text, core::demo_billers());
        REQUIRE(scan.has_value());
        CHECK(core::account_on_bill(*scan).value() == account);
        CHECK(scan->amount->text() == "123.45");
        CHECK(scan->due_date->text() == "2026-12-05");
    }
}
