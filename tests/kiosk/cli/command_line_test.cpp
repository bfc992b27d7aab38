#include <catch2/catch.hpp>
#include <sstream>

#include "tests/kiosk/cli/program.h"

TEST_CASE("a day from the command line: paid, voided, counted, closed and proven") {
    const test::Program program;
    program.make_ready_station();
    const auto paid = program.run_json("pay -", program.payment("a1", "123.45", "140.00"));
    CHECK(paid.status == 0);
    CHECK(paid.json().at("payment") == "W2-000001");
    CHECK(paid.json().at("change") == "16.55");
    CHECK(paid.json().at("change_advice") == "10x1,5x1,1x1,0.25x2,0.05x1");
    CHECK(program.run_json("account 100004100").json().at("due") == "0.00");
    CHECK(program.run_json("void W2-000001 --reason wrong --approve sam").json().at("cash_back") == "123.45");
    CHECK(program.run_json("account 10-00041-00").json().at("due") == "123.45");
    CHECK(program.run_json("pay -", program.payment("a2", "62.10", "62.10")).status == 0);
    CHECK(program.run_json("report x").json().at("cash").at("expected_in_drawer") == "262.10");

    const auto counted = program.run_json("drawer count --cash 252.10 --check 0 --money-order 0 --card 0");
    CHECK(counted.json().at("variance").at("cash") == "-10.00");
    CHECK(program.run_json("drawer close").code() == "reason_missing");
    const auto z = program.run_json("drawer close --reason 'short, memo written' --approve sam");
    CHECK(z.json().at("cash").at("variance") == "-10.00");
    CHECK(z.json().at("to_deposit").at("cash") == "52.10");
    CHECK(program.run_json("day close --person sam").json().at("payments").at("net").at("amount") == "62.10");
    CHECK(program.run_json("report z").json().at("grand_totals").at("standing").at("amount") == "62.10");
    CHECK(program.run_json("verify").json().at("ok") == true);
}

TEST_CASE("the same payment twice posts once and gives the same answer") {
    const test::Program program;
    program.make_ready_station();
    const auto first = program.run_json("pay -", program.payment("a1", "62.10", "70.00"));
    const auto second = program.run_json("pay -", program.payment("a1", "62.10", "70.00"));
    CHECK(first.status == 0);
    CHECK(second.status == 0);
    CHECK(first.output == second.output);
    CHECK(program.run_json("pay -", program.payment("a1", "62.11", "70.00")).code() == "attempt_reused");
    CHECK(program.run_json("report x").json().at("payments").at("gross").at("count") == 1);
    CHECK(program.run_json("verify").status == 0);
}

TEST_CASE("what is refused says why, with the documented exit status, and changes nothing") {
    const test::Program program;
    program.make_ready_station();
    const std::string before = program.run_json("day status").output;
    const auto tender = [](const std::string& json) {
        return R"({"items":[{"account":"10-00041-00","amount":"10.00"}],"tenders":[)" + json + "]}";
    };
    struct Case {
        std::string words;
        std::string input;
        int status;
        std::string code;
    };
    const Case cases[] = {
        {"pay -", program.payment("x", "10.123", "20.00"), 2, "money_malformed"},
        {"pay -", program.payment("x", "-5.00", "20.00"), 1, "money_not_positive"},
        {"pay -", program.payment("x", "0.00", "20.00"), 1, "money_not_positive"},
        {"pay -", program.payment("x", "10000000.00", "20.00"), 2, "money_out_of_range"},
        {"pay -", program.payment("x", "10.00", "9.99"), 1, "tender_short"},
        {"pay -", "{", 2, "payment_malformed"},
        {"pay -", "[]", 2, "payment_malformed"},
        {"pay -", R"({"items":[],"tenders":[]})", 2, "payment_malformed"},
        {"pay -",
         R"({"items":[{"account":"10-00102-06","amount":"1.00"}],"tenders":[{"type":"cash","amount":"1.00"}]})",
         1, "unknown_account"},
        {"pay -",
         R"({"items":[{"account":"10-00041-01","amount":"1.00"}],"tenders":[{"type":"cash","amount":"1.00"}]})",
         2, "account_check_digit"},
        {"pay -", tender(R"({"type":"gold","amount":"10.00"})"), 1, "tender_type_unknown"},
        {"pay -", tender(R"({"type":"check","amount":"10.00","number":"7"})"), 1, "tender_reference_missing"},
        {"pay -", tender(R"({"type":"check","amount":"10.00","number":"7","routing":"011000016"})"), 1,
         "routing_number_wrong"},
        {"pay -", tender(R"({"type":"check","amount":"20.00","number":"7","routing":"011000015"})"), 1,
         "change_needs_cash"},
        {"pay -", tender(R"({"type":"note_acceptor","amount":"10.00"})"), 1, "held_funds_differ"},
        {"pay - --person nobody", program.payment("x", "10.00", "10.00"), 1, "unknown_person"},
        {"pay /no/such/file", "", 3, "file_unreadable"},
        {"day open --date 2026-11-24 --person sam", "", 1, "day_already_open"},
        {"day open --date 23.11.2026 --person sam", "", 2, "date_malformed"},
        {"drawer open --float 100.00 --person rosa", "", 1, "drawer_already_open"},
        {"drawer open --float 20y5 --person rosa", "", 2, "money_malformed"},
        {"drawer count --cash 200.00", "", 1, "count_incomplete"},
        {"drawer close", "", 1, "drawer_not_counted"},
        {"day close --person sam", "", 1, "day_has_open_drawer"},
        {"void W2-000099 --reason x --approve sam", "", 1, "unknown_payment"},
        {"account 10-00041-07", "", 2, "account_check_digit"},
        {"account 10-00102-06", "", 1, "unknown_account"},
        {"scan rubbish", "", 1, "scan_unreadable"},
        {"receipt W2-000001", "", 1, "unknown_payment"},
        {"import receivables /no/such.csv", "", 3, "file_unreadable"},
        {"import receivables /dev/null --included-seq 99", "", 1, "snapshot_ahead"},
        {"init --station W9 --role window", "", 1, "station_exists"},
        {"restore /no/such/backup", "", 3, "file_unreadable"},
        {"dance", "", 2, "usage"},
        {"pay", "", 2, "usage"},
    };
    for (const Case& item : cases) {
        INFO(item.words << " " << item.input);
        const auto answer = program.run_json(item.words, item.input);
        CHECK(answer.status == item.status);
        CHECK(answer.code() == item.code);
        const auto plain = program.run(item.words, item.input);
        CHECK(plain.output.empty());
        CHECK(plain.errors.find("paydesk: " + item.code + ": ") == 0);
    }
    CHECK(program.run_json("day status").output == before);
}

TEST_CASE("a void needs a reason and a second person, and happens once") {
    const test::Program program;
    program.make_ready_station();
    REQUIRE(program.run("pay -", program.payment("a1", "62.10", "62.10")).status == 0);
    CHECK(program.run_json("void W2-000001 --approve sam").code() == "reason_missing");
    CHECK(program.run_json("void W2-000001 --reason x").code() == "approval_missing");
    CHECK(program.run_json("void W2-000001 --reason x --approve rosa").code() == "approval_own_act");
    CHECK(program.run_json("void W2-000001 --reason x --person kim --approve rosa").code() == "wrong_role");
    CHECK(program.run_json("void W2-000001 --reason x --approve sam").status == 0);
    CHECK(program.run_json("void W2-000001 --reason x --approve sam").code() == "already_voided");
    REQUIRE(program.run("pay -", program.payment("a2", "62.10", "62.10")).status == 0);
    REQUIRE(program.run("drawer count --cash 262.10 --check 0 --money-order 0 --card 0").status == 0);
    CHECK(program.run_json("void W2-000002 --reason x --approve sam").code() == "void_session_counted");
    CHECK(program.run_json("pay -", program.payment("a3", "1.00", "1.00")).code() ==
          "drawer_already_counted");
}

TEST_CASE("a backup restores into an empty folder and never over a longer chain") {
    const test::Program program;
    program.make_ready_station();
    const std::string copy = (program.folder() / "copy.db").string();
    CHECK(program.run("backup " + copy).status == 0);
    CHECK(program.run("pay -", program.payment("a1", "62.10", "62.10")).status == 0);
    CHECK(program.run_json("restore " + copy).code() == "restore_over_longer_chain");
    CHECK(program.run_json("account 10-00041-00").json().at("due") == "61.35");

    const std::string elsewhere = " --data " + (program.folder() / "other").string();
    const auto restored = program.run_json("restore " + copy + elsewhere);
    CHECK(restored.status == 0);
    CHECK(restored.json().at("epoch") == 2);
    CHECK(program.run_json("verify" + elsewhere).json().at("ok") == true);
    CHECK(program.run_json("backup /no/such/folder/copy.db").code() == "file_unwritable");
}

TEST_CASE("a backup never replaces what is no backup, nor anything of the station itself") {
    const test::Program program;
    program.make_ready_station();
    for (const char* own : {"station.db", "station.lock", "station.key", "mirror.db"}) {
        CHECK(program.run_json("backup " + (program.data() / own).string()).code() == "file_unwritable");
    }
    const auto letter = program.write("letter.txt", "Dear customer");
    CHECK(program.run_json("backup " + letter.string()).code() == "file_unwritable");
    const std::string copy = (program.folder() / "copy.db").string();
    CHECK(program.run("backup " + copy).status == 0);
    CHECK(program.run("backup " + copy).status == 0);
}

TEST_CASE("a damaged station is set aside when its backup is restored") {
    const test::Program program;
    program.make_ready_station();
    const std::string copy = (program.folder() / "copy.db").string();
    REQUIRE(program.run("backup " + copy).status == 0);
    REQUIRE(std::system(
                ("printf garbage-garbage-garbage > " + (program.data() / "station.db").string()).c_str()) ==
            0);
    CHECK(program.run_json("verify").status == 3);
    CHECK(program.run_json("restore " + copy).status == 0);
    CHECK(program.run_json("verify").json().at("ok") == true);
    CHECK(std::filesystem::exists(program.data() / "station.db.damaged"));
}

TEST_CASE("numbers of another station find nothing here") {
    const test::Program program;
    program.make_ready_station();
    REQUIRE(program.run("pay -", program.payment("a1", "62.10", "62.10")).status == 0);
    for (const char* other : {"K9-000001", "garbage-1", "W2-1"}) {
        CHECK(program.run_json(std::string("void ") + other + " --reason x --approve sam").code() ==
              "unknown_payment");
        CHECK(program.run_json(std::string("receipt ") + other).code() == "unknown_payment");
    }
}

TEST_CASE("totals beyond what a person may type are kept to the cent") {
    const test::Program program;
    program.make_ready_station();
    for (const char* attempt : {"a1", "a2"}) {
        std::string request = program.payment(attempt, "9999999.99", "9999999.99");
        request.pop_back();
        request += R"(,"payor":"A bank","override":true,"reason":"counted","approval":{"person":"sam"}})";
        REQUIRE(program.run("pay -", request).status == 0);
    }
    REQUIRE(program.run("drawer count --cash 200.00 --check 0 --money-order 0 --card 0").status == 0);
    const auto z = program.run_json("drawer close --reason short --approve sam");
    CHECK(z.json().at("grand_totals").at("payments_gross").at("amount") == "19999999.98");
    REQUIRE(program.run("drawer open --float 200.00 --person rosa").status == 0);
    REQUIRE(program.run("pay -", program.payment("a3", "1.00", "1.00")).status == 0);
    CHECK(program.run_json("report x").json().at("grand_totals").at("payments_gross").at("amount") ==
          "20000000.98");
}

TEST_CASE("a text that is not UTF-8 never reaches the journal") {
    const test::Program program;
    program.make_ready_station();
    CHECK(program.run_json("person add 'jos\xe9' --role clerk --person sam").code() == "usage");
    CHECK(program.run_json("verify").json().at("ok") == true);
}

TEST_CASE("a station in a folder with an odd name is proven like any other") {
    const test::Program program;
    const std::string odd = " --data '" + (program.folder() / "a#b?c%41").string() + "'";
    REQUIRE(program.run("init --station W1 --role window --training" + odd).status == 0);
    CHECK(program.run_json("verify" + odd).json().at("ok") == true);
}

TEST_CASE("folders that hold no station or a newer one are refused with status 3") {
    const test::Program program;
    CHECK(program.run_json("day status").code() == "not_a_station");
    CHECK(program.run_json("verify").code() == "not_a_station");
    CHECK(program.run_json("pay -", program.payment("x", "1.00", "1.00")).status == 3);
    program.make_ready_station();
    const std::string newer =
        "sqlite3 " + (program.data() / "station.db").string() + " 'PRAGMA user_version=99' >/dev/null";
    REQUIRE(std::system(newer.c_str()) == 0);
    CHECK(program.run_json("day status").code() == "storage_newer");
    const auto refused = program.run_json("pay -", program.payment("x", "1.00", "1.00"));
    CHECK(refused.code() == "storage_newer");
    CHECK(refused.status == 3);
}

TEST_CASE("only a training station lets its clock be set") {
    const test::Program program;
    REQUIRE(program.run("init --station W1 --role window").status == 0);
    CHECK(program.run_json("day open --date 2026-11-23 --person sam --at 2026-11-23T15:45:00Z").code() ==
          "not_training");
}
