#include <catch2/catch.hpp>

#include "core/counter/payments.h"
#include "core/headoffice/desk_check.h"
#include "tests/support/head_office/posting_office.h"

namespace {

// An office with two payments, one of them voided.
struct ProvenOffice : test::PostingOffice {
    explicit ProvenOffice(const std::string& database) : test::PostingOffice(database) {
        const auto first = station.pay_cash("10-00041-00", "20.00", "20.00");
        REQUIRE(first);
        REQUIRE(station.pay_cash("10-00041-00", "62.10", "70.00"));
        REQUIRE(core::void_payment(station.counter(), first->fact.payment, {},
                                   {.person = "rosa", .reason = "wrong customer", .approved_by = "sam"}));
        send_all();
    }

    std::string findings(const std::string& of = {}) {
        const auto report = core::check_office(office, {.station = of}).value();
        std::string text;
        for (const auto& finding : report.findings)
            text += finding.where + " " + std::to_string(finding.seq) + " " + finding.what + "\n";
        return text;
    }
    std::string seq_of_payment() { return one("SELECT max(seq) FROM paydesk.payments"); }
};

}  // namespace

TEST_CASE("what a station posted proves itself") {
    ProvenOffice office("check_clean");
    const auto report = core::check_office(office.office, {}).value();
    CHECK(report.entries > 8);
    CHECK(report.stations == 1);
    CHECK(office.findings().empty());
    CHECK(core::check_office(office.office, {.station = "W9"}).error().code == core::ProblemCode::usage);
}

TEST_CASE("a changed, a missing and a cut-off entry are found") {
    ProvenOffice office("check_chain");
    const std::string seq = office.seq_of_payment();
    office.run("CREATE TABLE kept AS SELECT * FROM paydesk.entries");
    office.run("UPDATE paydesk.entries SET payload = replace(payload, '4210', '4211') WHERE seq = " + seq);
    CHECK(office.findings("W2").find("W2 " + seq + " entry does not fit the chain") != std::string::npos);
    office.run("DELETE FROM paydesk.entries WHERE seq = " + seq);
    CHECK(office.findings("W2").find("W2 " + seq + " entry is missing") != std::string::npos);
    office.run(
        "DELETE FROM paydesk.entries; INSERT INTO paydesk.entries SELECT * FROM kept; DROP TABLE kept");
    CHECK(office.findings().empty());
    office.run("UPDATE paydesk.heads SET hash = repeat('1', 64)");
    CHECK(office.findings("W2").find("head that was kept is not the entry's hash") != std::string::npos);
}

TEST_CASE("amounts that were changed at head office are found") {
    ProvenOffice office("check_amounts");
    const std::string seq = office.seq_of_payment();
    const auto one_change = [&](const std::string& change, const std::string& back,
                                const std::string& finding) {
        office.run(change);
        const std::string found = office.findings();
        INFO(change << "\n" << found);
        CHECK(found.find(finding) != std::string::npos);
        office.run(back);
        CHECK(office.findings().empty());
    };
    one_change("UPDATE paydesk.tenders SET amount = amount + 1 WHERE n = 1 AND seq = " + seq,
               "UPDATE paydesk.tenders SET amount = amount - 1 WHERE n = 1 AND seq = " + seq,
               "W2 " + seq + " payment's tenders do not sum");
    one_change("UPDATE paydesk.receivables SET paid = paid - 1 WHERE id = 'R-5512'",
               "UPDATE paydesk.receivables SET paid = paid + 1 WHERE id = 'R-5512'",
               "R-5512 0 paid 4209, its lines say 4210");
    one_change("UPDATE paydesk.accounts SET credit = 5", "UPDATE paydesk.accounts SET credit = 0",
               "10-00041-00 0 credit 5, its lines say 0");
}

TEST_CASE("a transfer that the rules would not make is the first difference") {
    ProvenOffice office("check_books");
    const std::string seq = office.seq_of_payment();
    office.run("UPDATE paydesk.transfers SET credit = 'receivable:sewer' WHERE seq = " + seq);
    const std::string found = office.findings("W2");
    CHECK(found.find("W2 " + seq +
                     " transfers differ: sent [[\"drawer:W2-S0001:cash\",\"receivable:sewer\",") == 0);
}
