#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/policy/policy.h"

namespace test {

// The published and derived examples under cases/, or what stands at one place ("/worked/water") of them;
// each file names its sources.
nlohmann::json policy_case(const std::string& name, const std::string& place = "");

core::Money money(const std::string& text);
core::Date day(const std::string& text);

// Lines of a policy file: the default policy with one section ("licences", with all its parts) written anew.
// The body has no heading; a citation and a date are put before it.
std::string policy_text_with(const std::string& section, const std::string& body);
core::Policy policy_with(const std::string& section, const std::string& body);

// The default policy with all its [[fee]] rules replaced by one.
core::Policy policy_with_fee(const std::string& body);

}  // namespace test
