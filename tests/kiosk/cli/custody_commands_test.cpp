#include <catch2/catch.hpp>

#include "tests/kiosk/cli/program.h"

TEST_CASE("a receipt's code is checked with the station's folder or with its public key alone") {
    const test::Program program;
    program.make_ready_station();
    REQUIRE(program.run_json("pay -", program.payment("a1", "62.10", "62.10")).status == 0);
    const std::string code = program.run_json("receipt W2-000001").json().at("code");
    const auto genuine = program.run_json("receipt verify " + code);
    CHECK(genuine.status == 0);
    CHECK(genuine.json().at("name") == "W2-000001");
    CHECK(genuine.json().at("amount") == "62.10");
    CHECK(genuine.json().at("journal") == "agrees");
    CHECK(genuine.json().at("state") == "standing");

    std::string changed = code;
    changed.replace(changed.find(".6210."), 6, ".6220.");
    CHECK(program.run_json("receipt verify " + changed).code() == "receipt_code_wrong");
    const std::string key = program.run_json("receipt key").json().at("public_key");
    const test::Program elsewhere;
    CHECK(elsewhere.run_json("receipt verify " + code).status == 3);
    CHECK(elsewhere.run_json("receipt verify " + code + " --public-key " + key).json().at("journal") ==
          "not_here");
    CHECK(elsewhere.run_json("receipt verify " + changed + " --public-key " + key).code() ==
          "receipt_code_wrong");
}

TEST_CASE("takings go from the drawer to the bank from the command line") {
    const test::Program program;
    program.make_ready_station();
    CHECK(program.run_json("vault count --cash 200.00 --person sam --approve kim").json().at("first") ==
          true);
    REQUIRE(program.run_json("pay -", program.payment("a1", "62.10", "62.10")).status == 0);
    REQUIRE(program.run_json("drawer count --cash 262.10 --check 0 --money-order 0 --card 0").status == 0);
    REQUIRE(program.run_json("drawer close").status == 0);
    CHECK(program.run_json("deposit prepare --bag B1 --cash 62.00 --person sam --second rosa").code() ==
          "deposit_differs");
    const auto prepared = program.run_json(
        "deposit prepare --bag B1 --cash 20x3,1x2,0.10x1 --checks 0 --sessions W2-S0001 --person sam "
        "--second rosa");
    CHECK(prepared.json().at("deposit") == "DEP-0001");
    CHECK(prepared.json().at("currency") == "62.00");
    CHECK(prepared.json().at("coin") == "0.10");
    CHECK(program.run_json("vault status").json().at("in_transit") == "62.10");
    CHECK(program.run_json("deposit confirm DEP-0001 --amount 52.10 --person sam --reason 'ten short'")
              .json()
              .at("difference") == "-10.00");
    CHECK(program
              .run_json("deposit correct DEP-0001 --session W2-S0001 --amount +10.00 --person sam "
                        "--reason 'bank found it'")
              .status == 0);
    CHECK(program.run_json("deposit show DEP-0001").json().at("state") == "corrected");
    CHECK(program.run_json("deposit list").json().at(0).at("total") == "62.10");
    CHECK(program.run_json("verify").json().at("ok") == true);
}
