#include "core/formats/ach_file.h"

#include "core/formats/bank_return.h"
#include "tests/core/formats/case_file.h"

using core::ProblemCode;

namespace {

nlohmann::json cases() {
    return case_file("ach_returns_and_check_entries.json");
}

std::string with(std::string text, std::size_t line, std::size_t column, char put) {
    text[(line - 1) * 95 + column - 1] = put;
    return text;
}

}  // namespace

TEST_CASE("the published return file gives its returns and its control totals hold") {
    const auto expected = cases()["expected"];
    const auto file = core::read_ach_file(cases()["return_file"].get<std::string>());
    REQUIRE(file.has_value());
    REQUIRE(file->batches.size() == expected["batches"].get<std::size_t>());
    std::vector<core::AchEntry> entries;
    for (const auto& batch : file->batches)
        entries.insert(entries.end(), batch.entries.begin(), batch.entries.end());
    REQUIRE(entries.size() == expected["entries"].get<std::size_t>());
    REQUIRE(entries.size() == expected["returns"].size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& returned = expected["returns"][i];
        CHECK(entries[i].return_code == returned["code"].get<std::string>());
        CHECK(entries[i].original_trace == returned["original_trace"].get<std::string>());
        CHECK(entries[i].amount.text() == returned["amount"].get<std::string>());
        CHECK(entries[i].name == returned["name"].get<std::string>());
        CHECK(core::bank_return(entries[i].return_code).has_value());
    }
    const auto& control = expected["file_control"];
    CHECK(file->batches.size() == control["batch_count"].get<std::size_t>());
    CHECK(file->blocks == control["block_count"].get<int>());
    CHECK(file->totals.entries_and_addenda == control["entry_addenda_count"].get<int>());
    CHECK(file->totals.entry_hash == std::stoll(control["entry_hash"].get<std::string>()));
    CHECK(file->totals.debit.text() == control["total_debit"].get<std::string>());
    CHECK(file->totals.credit.text() == control["total_credit"].get<std::string>());
}

TEST_CASE("the published re-presented check gives its parts") {
    const auto expected = cases()["rck_expected"];
    const auto file = core::read_ach_file(cases()["rck_file"].get<std::string>());
    REQUIRE(file.has_value());
    REQUIRE(file->batches.size() == 1);
    REQUIRE(file->batches[0].entries.size() == 1);
    const core::AchEntry& entry = file->batches[0].entries[0];
    CHECK(file->batches[0].entry_class == expected["sec"].get<std::string>());
    CHECK(file->batches[0].description == expected["description"].get<std::string>());
    CHECK(entry.amount.text() == expected["amount"].get<std::string>());
    CHECK(entry.identification == expected["check_serial"].get<std::string>());
    CHECK(entry.name == expected["receiver"].get<std::string>());
    CHECK(entry.routing == expected["routing"].get<std::string>());
    CHECK(entry.return_code.empty());
    CHECK(entry.is_debit());
    CHECK(core::is_within_limit(core::CheckEntry::rck, entry.amount));
}

TEST_CASE("an ACH file cut off anywhere is refused") {
    const std::string text = cases()["return_file"];
    for (std::size_t length = 0; length < text.size(); ++length) {
        INFO(length);
        CHECK_FALSE(core::read_ach_file(text.substr(0, length)).has_value());
    }
    CHECK(core::read_ach_file(text + "\n").has_value());
    // filler counts as lines of the last block: without it two blocks are announced and one is there
    const std::string filled = cases()["rck_file"];
    CHECK(core::read_ach_file(filled.substr(0, filled.size() - 95)).has_value());
    CHECK(core::read_ach_file(filled + "\n" + filled.substr(0, 94)).error().code ==
          ProblemCode::bank_file_malformed);
}

TEST_CASE("a damaged ACH file is refused with line and reason") {
    const std::string text = cases()["return_file"];
    struct Case {
        std::size_t line, column;
        char put;
        const char* message;
    };
    const Case damaged[] = {
        {1, 1, '5', "line 1: a record of type 1 must stand here"},
        {2, 1, '6', "line 2: a record of type 9 must stand here"},
        {3, 2, 'x', "line 3: the transaction code is wrong"},
        {3, 12, '7', "line 3: the routing number is wrong"},
        {3, 39, 'x', "line 3: the amount is no number"},
        {3, 39, '5', "line 5: the total of debits is said to be 12354, the file holds 12355"},
        {5, 10, '3', "line 5: the number of entries is said to be 3, the file holds 2"},
        {5, 20, '1', "line 5: the entry hash is said to be 9140061, the file holds 9140060"},
        {9, 44, '6', "line 9: the total of credits is said to be 4566, the file holds 4565"},
        {10, 7, '3', "line 10: the number of batches is said to be 3, the file holds 2"},
        {10, 13, '2', "line 10: the number of blocks is said to be 2, the file holds 1"},
        {10, 21, '5', "line 10: the number of entries is said to be 5, the file holds 4"},
        {10, 43, 'x', "line 10: the total of debits is no number"},
        {4, 94, '\n', "line 4: there are not 94 characters"},
    };
    for (const Case& c : damaged) {
        INFO(c.message);
        const auto file = core::read_ach_file(with(text, c.line, c.column, c.put));
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().message() == c.message);
    }
}
