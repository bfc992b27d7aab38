#include "core/formats/check_record.h"

#include "core/formats/bank_return.h"
#include "tests/core/formats/case_file.h"

using core::ProblemCode;

namespace {

const char* case_name = "x937_check_and_return_records.json";

}  // namespace

TEST_CASE("the published check detail gives its published fields and is written alike") {
    const auto record = case_file(case_name)["record_25"];
    const auto& expected = record["expected"];
    const std::string line = record["line"];
    const auto check = core::parse_check_detail(line);
    REQUIRE(check.has_value());
    CHECK(check->aux_on_us == expected["aux_on_us"].get<std::string>());
    CHECK(check->external_code.empty());
    CHECK(check->routing == expected["routing"].get<std::string>());
    CHECK(check->on_us == expected["on_us"].get<std::string>());
    CHECK(check->amount.text() == expected["amount"].get<std::string>());
    CHECK(check->sequence == expected["sequence"].get<std::string>());
    CHECK(check->documentation == expected["documentation"].get<std::string>());
    CHECK(check->return_acceptance == expected["return_acceptance"].get<std::string>());
    CHECK(check->micr_valid == std::to_string(expected["micr_valid"].get<int>()));
    CHECK(check->bank_of_first_deposit == expected["bofd"].get<std::string>());
    CHECK(check->addenda == expected["addenda"].get<int>());
    CHECK(check->correction == std::to_string(expected["correction"].get<int>()));
    CHECK(check->archive == expected["archive"].get<std::string>());
    CHECK(core::check_detail_line(*check).value() == line);
}

TEST_CASE("the published return gives its published fields and is written alike") {
    const auto record = case_file(case_name)["record_31"];
    const auto& expected = record["expected"];
    const std::string line = record["line"];
    const auto check = core::parse_check_return(line);
    REQUIRE(check.has_value());
    CHECK(check->routing == expected["routing"].get<std::string>());
    CHECK(check->on_us == expected["on_us"].get<std::string>());
    CHECK(check->amount.text() == expected["amount"].get<std::string>());
    CHECK(check->reason == expected["return_reason"].get<std::string>());
    CHECK(check->addenda == expected["addenda"].get<int>());
    CHECK(check->documentation == expected["documentation"].get<std::string>());
    CHECK(check->forwarded_on.text() == expected["forward_bundle_date"].get<std::string>());
    CHECK(check->sequence == expected["sequence"].get<std::string>());
    CHECK(check->notification == expected["notification"].get<std::string>());
    CHECK(check->archive == expected["archive"].get<std::string>());
    CHECK(check->times_returned == std::to_string(expected["times_returned"].get<int>()));
    CHECK(core::bank_return(check->reason)->reason == core::ReturnClass::insufficient_funds);
    CHECK(core::check_return_line(*check).value() == line);
}

TEST_CASE("the check of the published file survives its columns") {
    const auto published = case_file(case_name)["file_example"]["expected"]["check"];
    core::CheckDetail check;
    check.routing = published["routing"];
    check.on_us = published["on_us"];
    check.amount = core::Money::parse(published["amount"].get<std::string>()).value();
    check.documentation = "G";
    const auto line = core::check_detail_line(check);
    REQUIRE(line.has_value());
    CHECK(line->size() == 80);
    CHECK(line->substr(27, 20) == "    1211-1234-56789/");
    CHECK(core::parse_check_detail(*line).value() == check);
}

TEST_CASE("a damaged check record is refused with its reason") {
    const auto cases = case_file(case_name);
    const std::string detail = cases["record_25"]["line"];
    const std::string returned = cases["record_31"]["line"];
    for (std::size_t length = 0; length < detail.size(); ++length) {
        CHECK(core::parse_check_detail(detail.substr(0, length)).error().code ==
              ProblemCode::bank_file_malformed);
        CHECK(core::parse_check_return(returned.substr(0, length)).error().code ==
              ProblemCode::bank_file_malformed);
    }
    CHECK_FALSE(core::parse_check_detail(detail + " ").has_value());
    CHECK_FALSE(core::parse_check_detail(returned).has_value());
    CHECK_FALSE(core::parse_check_return(detail).has_value());

    struct Case {
        std::size_t column;
        char put;
        ProblemCode code;
    };
    const Case in_detail[] = {{27, '3', ProblemCode::routing_number_wrong},
                              {57, 'x', ProblemCode::bank_file_malformed},
                              {50, ' ', ProblemCode::bank_file_malformed},
                              {77, '-', ProblemCode::bank_file_malformed}};
    for (const Case& c : in_detail) {
        std::string line = detail;
        line[c.column - 1] = c.put;
        INFO(line);
        CHECK(core::parse_check_detail(line).error().code == c.code);
    }
    const Case in_return[] = {{11, '3', ProblemCode::routing_number_wrong},
                              {41, 'x', ProblemCode::bank_file_malformed},
                              {50, '9', ProblemCode::bank_file_malformed},
                              {53, ' ', ProblemCode::bank_file_malformed},
                              {43, 'x', ProblemCode::bank_file_malformed}};
    for (const Case& c : in_return) {
        std::string line = returned;
        line[c.column - 1] = c.put;
        INFO(line);
        CHECK(core::parse_check_return(line).error().code == c.code);
    }
}

TEST_CASE("a field that has no room or is wrong is not written") {
    const auto whole = core::parse_check_detail(case_file(case_name)["record_25"]["line"].get<std::string>());
    REQUIRE(whole.has_value());
    auto check = *whole;
    check.on_us = std::string(21, '1');
    CHECK(core::check_detail_line(check).error().code == ProblemCode::bank_file_malformed);
    check = *whole;
    check.amount = core::Money::from_cents(10'000'000'000);
    CHECK_FALSE(core::check_detail_line(check).has_value());
    check.amount = core::Money::from_cents(-1);
    CHECK_FALSE(core::check_detail_line(check).has_value());
    check = *whole;
    check.addenda = 100;
    CHECK_FALSE(core::check_detail_line(check).has_value());
    check = *whole;
    check.documentation = "GG";
    CHECK_FALSE(core::check_detail_line(check).has_value());
    check = *whole;
    check.routing = "031300013";
    CHECK(core::check_detail_line(check).error().code == ProblemCode::routing_number_wrong);
}
