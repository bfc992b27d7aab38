#include "tests/core/policy/policy_cases.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace test {

namespace {

constexpr const char* source_lines = "citation = \"a test\"\nsince = 2020-01-01\n";

// The default policy's text without the tables whose heading begins like one of these.
std::string default_without(const std::string& section) {
    std::istringstream lines(core::policy_text("default").value());
    std::string kept;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[")) {
            const std::string name = line.substr(line.find_first_not_of('['));
            inside = name.starts_with(section + "]") || name.starts_with(section + ".");
        }
        if (!inside) kept += line + "\n";
    }
    return kept;
}

core::Policy parsed(const std::string& text) {
    auto policy = core::policy_from_text(text);
    INFO((policy ? std::string() : policy.error().message()));
    REQUIRE(policy.has_value());
    return *policy;
}

}  // namespace

nlohmann::json policy_case(const std::string& name, const std::string& place) {
    std::ifstream file("tests/core/policy/cases/" + name + ".json");
    REQUIRE(file.is_open());
    return nlohmann::json::parse(file).at(nlohmann::json::json_pointer(place));
}

core::Money money(const std::string& text) {
    return core::Money::parse(text).value();
}

core::Date day(const std::string& text) {
    return core::Date::parse(text).value();
}

std::string policy_text_with(const std::string& section, const std::string& body) {
    return default_without(section) + "\n[" + section + "]\n" + source_lines + body + "\n";
}

core::Policy policy_with(const std::string& section, const std::string& body) {
    return parsed(policy_text_with(section, body));
}

core::Policy policy_with_fee(const std::string& body) {
    return parsed(default_without("fee") + "\n[[fee]]\n" + source_lines + "revenue = \"fees\"\n" + body +
                  "\n");
}

}  // namespace test
