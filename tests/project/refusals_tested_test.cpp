#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/base/problem.h"

namespace {

std::string all_tests() {
    std::string text;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("tests")) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".h") continue;
        std::ifstream file(entry.path());
        text.append(std::istreambuf_iterator<char>(file), {});
    }
    return text;
}

// The code as a word: "day_not_open" is not found in "day_not_opened".
bool is_named(const std::string& text, std::string_view code) {
    const auto is_word = [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) {
        const bool starts = at == 0 || !is_word(text[at - 1]);
        const auto end = at + code.size();
        if (starts && (end == text.size() || !is_word(text[end]))) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every refusal is named by a test") {
    const std::string tests = all_tests();
    REQUIRE(tests.size() > 100'000);
    for (const core::ProblemEntry& entry : core::refusal_list()) {
        INFO(entry.name);
        CHECK(is_named(tests, entry.name));
    }
    CHECK_FALSE(is_named("a day_not_opened", "day_not_open"));
}
