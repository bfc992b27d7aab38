#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

// The published examples under cases/; each file names its sources.
inline nlohmann::json case_file(const std::string& name) {
    std::ifstream file("tests/core/formats/cases/" + name);
    REQUIRE(file.is_open());
    return nlohmann::json::parse(file);
}

// A copy, so that a loop may run over it.
inline nlohmann::json case_part(const std::string& name, const char* part) {
    return case_file(name)[part];
}
