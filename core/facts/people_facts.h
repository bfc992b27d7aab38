#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace core {

// Journal body "person_set": a person with role and PIN as they are from now on.
struct PersonSet {
    std::string name;
    std::string role;  // "none": works here no longer
    std::string pin_hash;
    std::string reason = {};
};

// Journal body "pin_refused": somebody typed a wrong PIN under this name.
struct PinRefused {
    std::string name;
    int tries = 0;  // since the last right one, with this one
    bool locked = false;
};

// Journal body "day_excepted": a small office lets who takes money correct on this business date.
struct DayExcepted {
    std::string reason;
    std::string approved_by;  // empty: nobody else could
};

// Journal body "policy_in_force". The text stands in lines, since entries hold no control characters; the
// lines joined by line feeds are the bytes that the hash is of.
struct PolicySet {
    std::string name;
    std::string hash = {};  // empty in journals of before the text was kept
    std::string text = {};
    std::string reason = {};
    std::string approved_by = {};
};

nlohmann::json to_body(const PersonSet& fact);
nlohmann::json to_body(const PinRefused& fact);
nlohmann::json to_body(const DayExcepted& fact);
nlohmann::json to_body(const PolicySet& fact);
PersonSet person_set_from(const nlohmann::json& body);
PinRefused pin_refused_from(const nlohmann::json& body);
DayExcepted day_excepted_from(const nlohmann::json& body);
PolicySet policy_set_from(const nlohmann::json& body);

}  // namespace core
