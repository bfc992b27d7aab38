#include "core/journal/entry.h"

#include <catch2/catch.hpp>
#include <fstream>

namespace {

nlohmann::json example_entries() {
    std::ifstream file("tests/core/journal/cases/examples.json");
    return nlohmann::json::parse(file).at("entries");
}

}  // namespace

TEST_CASE("the published entries have exactly these bytes and hashes") {
    std::string previous(64, '0');
    const auto entries = example_entries();
    REQUIRE(entries.size() == 4);
    for (const auto& example : entries) {
        const auto payload = example.at("payload").get<std::string>();
        const auto entry = core::entry_from_payload(payload);
        REQUIRE(entry.has_value());
        CHECK(core::payload_of(*entry) == payload);
        previous = core::chain_hash(previous, payload);
        CHECK(previous == example.at("hash").get<std::string>());
    }
}

TEST_CASE("a changed byte anywhere changes the hash") {
    const std::string payload = example_entries().at(3).at("payload");
    const std::string hash = core::chain_hash(std::string(64, '0'), payload);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        std::string changed = payload;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK(core::chain_hash(std::string(64, '0'), changed) != hash);
    }
}

TEST_CASE("what is not an entry is reported as corrupt and never thrown") {
    for (const char* bad : {"", "{}", "[]", "null", R"({"v":1,"kind":"no_such_kind"})", "{\"v\":1"}) {
        const auto entry = core::entry_from_payload(bad);
        REQUIRE_FALSE(entry.has_value());
        CHECK(entry.error().code == core::ProblemCode::storage_corrupt);
    }
}
