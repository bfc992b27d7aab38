#include <catch2/catch.hpp>

#include "tests/kiosk/cli/program.h"

TEST_CASE("a drawer's day from the command line: moves, hand-over, blind count, close, again") {
    const test::Program program;
    program.make_ready_station();
    const auto code = [&](const std::string& words) { return program.run_json(words).code(); };
    const auto answer = [&](const std::string& words) {
        const auto run = program.run_json(words);
        INFO(words << run.output);
        REQUIRE(run.status == 0);
        return run.json();
    };
    REQUIRE(program.run("person add ann --role clerk --person sam").status == 0);
    REQUIRE(program.run("pay -", program.payment("a1", "123.45", "140.00")).status == 0);
    CHECK(code("drawer in --amount 5.00") == "reason_missing");
    CHECK(answer("drawer in --cash 5x1 --reason stamps").at("amounts").at("cash") == "5.00");
    CHECK(answer("drawer out --amount 5.00 --reason stamps").at("kind") == "pay_out");
    CHECK(code("drawer drop --cash 20x5 --bag DROP-1 --received-by rosa") == "second_person_is_first");
    CHECK(answer("drawer drop --cash 20x5 --bag DROP-1 --received-by sam").at("bag") == "DROP-1");
    CHECK(code("drawer exchange --in 5x4 --out 10x1") == "exchange_differs");
    CHECK(answer("drawer exchange --in 5x2 --out 10x1 --vault").at("kind") == "exchange");
    CHECK(answer("drawer turnin --cash 3.45 --received-by sam").at("kind") == "turn_in");
    CHECK(code("drawer no-sale") == "reason_missing");
    CHECK(answer("drawer no-sale --reason 'coin roll'").at("session") == "W2-S0001");
    CHECK(answer("drawer handover --to ann").at("step") == "offered");
    CHECK(code("drawer no-sale --reason x") == "handover_pending");
    CHECK(answer("drawer handover --accept --person ann --cash 220.00").at("step") == "accepted");
    CHECK(code("drawer no-sale --reason x --person rosa") == "not_your_drawer");
    const auto audited = answer("drawer audit --cash 219.00 --person kim");
    CHECK(audited.at("variance").at("cash") == "-1.00");

    CHECK(answer("drawer status").at("person") == "ann");
    CHECK(program.run_json("drawer status").output.find("expected") == std::string::npos);
    CHECK(answer("drawer count --begin").at("state") == "counting");
    CHECK(code("report x --person ann") == "blind_count");
    CHECK(code("report x --person sam") == "blind_count");
    CHECK(program.run_json("pay -", program.payment("a2", "1.00", "1.00")).code() == "count_under_way");
    REQUIRE(program.run("drawer count --cash 210.00 --check 0 --money-order 0 --card 0").status == 0);
    CHECK(answer("report x --person sam").at("cash").at("pay_in") == "5.00");
    CHECK(answer("drawer status").contains("explanations"));
    CHECK(code("drawer close --reason short --approve sam --float 100.00") == "deposit_differs");
    const auto z = answer("drawer close --reason short --approve sam --float 200.00");
    CHECK(z.at("cash").at("variance") == "-10.00");
    CHECK(z.at("no_sale") == 1);
    CHECK(z.at("to_deposit").at("cash") == "113.45");

    CHECK(code("drawer reopen --session W2-S0001 --reason x --person ann --approve sam") == "wrong_role");
    CHECK(answer("drawer reopen --session W2-S0001 --reason x --person kim --approve sam").at("state") ==
          "open");
    REQUIRE(program.run("drawer count --cash 220.00 --check 0 --money-order 0 --card 0").status == 0);
    const auto again = answer("drawer close");
    CHECK(again.contains("supersedes"));
    CHECK(again.at("counts").size() == 2);
    CHECK(program.run("report z").output.find("Counts of cash") != std::string::npos);
    CHECK(code("drawer open --float 190.00 --person rosa") == "reason_missing");
    CHECK(answer("drawer open --float 190.00 --person rosa --reason short").at("difference") == "-10.00");
    CHECK(answer("drawer open --float 50.00 --person ann").at("previous_close") == "none");
    CHECK(code("report x") == "which_drawer");
    CHECK(answer("report x --session W2-S0003").at("person") == "ann");
    CHECK(answer("verify").at("ok") == true);
}
