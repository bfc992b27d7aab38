#include "core/facts/people_facts.h"

#include "core/facts/json_fields.h"

namespace core {

namespace {

using nlohmann::json;

json lines_of(const std::string& text) {
    json lines = json::array();
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    lines.push_back(text.substr(start));
    return lines;
}

std::string text_of(const json& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) text += '\n';
        text += lines.at(i).get<std::string>();
    }
    return text;
}

}  // namespace

json to_body(const PersonSet& fact) {
    json body{{"name", fact.name}, {"role", fact.role}, {"pin_hash", fact.pin_hash}};
    put_text(body, "reason", fact.reason);
    return body;
}

PersonSet person_set_from(const json& body) {
    return {.name = body.at("name").get<std::string>(),
            .role = body.at("role").get<std::string>(),
            .pin_hash = body.at("pin_hash").get<std::string>(),
            .reason = get_text(body, "reason")};
}

json to_body(const PinRefused& fact) {
    return {{"name", fact.name}, {"tries", fact.tries}, {"locked", fact.locked}};
}

PinRefused pin_refused_from(const json& body) {
    return {.name = body.at("name").get<std::string>(),
            .tries = body.at("tries").get<int>(),
            .locked = body.at("locked").get<bool>()};
}

json to_body(const DayExcepted& fact) {
    json body{{"reason", fact.reason}};
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

DayExcepted day_excepted_from(const json& body) {
    return {.reason = get_text(body, "reason"), .approved_by = get_text(body, "approved_by")};
}

json to_body(const PolicySet& fact) {
    json body{{"name", fact.name}, {"hash", fact.hash}, {"text", lines_of(fact.text)}};
    put_text(body, "reason", fact.reason);
    put_text(body, "approved_by", fact.approved_by);
    return body;
}

PolicySet policy_set_from(const json& body) {
    return {.name = body.at("name").get<std::string>(),
            .hash = get_text(body, "hash"),
            .text = text_of(body.value("text", json::array())),
            .reason = get_text(body, "reason"),
            .approved_by = get_text(body, "approved_by")};
}

}  // namespace core
