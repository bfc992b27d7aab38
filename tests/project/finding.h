#pragma once

#include <string>
#include <string_view>
#include <vector>

// A place that breaks a rule.
struct Finding {
    std::string rule;
    std::string path;
    std::size_t line = 0;
    std::string says;

    std::string text() const { return path + ":" + std::to_string(line) + ": " + says + " (" + rule + ")"; }
};

using Findings = std::vector<Finding>;
