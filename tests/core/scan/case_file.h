#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

// The published and derived examples under cases/; each file names its sources.
inline nlohmann::json case_file(const std::string& name) {
    std::ifstream file("tests/core/scan/cases/" + name);
    REQUIRE(file.is_open());
    return nlohmann::json::parse(file);
}
