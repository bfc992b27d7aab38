#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/store/mirror/mirror_reader.h"
#include "core/store/mirror/mirror_writer.h"
#include "tests/support/test_station.h"

namespace test {

inline core::AccountRow account_row(const std::string& number, std::string_view name,
                                    std::string_view address = "", std::string_view flags = "") {
    return {.number = account_number(number),
            .name = name,
            .address = address,
            .phone = "555-0100",
            .account_class = "residential",
            .status = "active",
            .flags = flags};
}

inline core::ReceivableRow receivable_row(std::string_view id, const std::string& account,
                                          const std::string& amount) {
    return {.id = id,
            .account = account_number(account),
            .kind = core::ReceivableKind::charge,
            .service = "water",
            .amount = money(amount),
            .due_date = core::Date::parse("2026-12-05").value()};
}

inline core::MirrorWriter mirror_writer(const std::filesystem::path& folder) {
    return std::move(core::MirrorWriter::open(folder, "a test").value());
}

inline core::MirrorReader mirror_reader(const std::filesystem::path& folder) {
    return std::move(core::MirrorReader::open(folder).value());
}

inline void load_accounts(core::MirrorWriter& writer, const std::vector<core::AccountRow>& rows) {
    const auto load = writer.load_accounts();
    REQUIRE(load.has_value());
    for (const core::AccountRow& row : rows) REQUIRE((*load)->put(row).has_value());
    REQUIRE((*load)->finish({.source = "accounts.csv"}).has_value());
}

inline void load_receivables(core::MirrorWriter& writer, const std::vector<core::ReceivableRow>& rows,
                             std::int64_t included_seq) {
    const auto load = writer.load_receivables();
    REQUIRE(load.has_value());
    for (const core::ReceivableRow& row : rows) REQUIRE((*load)->put(row).has_value());
    REQUIRE((*load)->finish({.included_seq = included_seq, .source = "receivables.csv"}).has_value());
}

}  // namespace test
