#include "core/facts/effect_facts.h"

#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::pair<EffectState, std::string_view>, 6> state_names{{
    {EffectState::not_requested, "not_requested"},
    {EffectState::planned, "planned"},
    {EffectState::started, "started"},
    {EffectState::confirmed, "confirmed"},
    {EffectState::unknown, "unknown"},
    {EffectState::failed, "failed"},
}};

}  // namespace

std::string_view name_of(EffectKind kind) {
    return kind == EffectKind::drawer ? "drawer" : "receipt";
}

std::string_view name_of(EffectState state) {
    for (const auto& [value, name] : state_names) {
        if (value == state) return name;
    }
    return {};
}

std::optional<EffectKind> effect_kind(std::string_view name) {
    if (name == "drawer") return EffectKind::drawer;
    if (name == "receipt") return EffectKind::receipt;
    return std::nullopt;
}

std::optional<EffectState> effect_state(std::string_view name) {
    for (const auto& [value, text] : state_names) {
        if (text == name) return value;
    }
    return std::nullopt;
}

nlohmann::json to_body(const EffectsChanged& fact) {
    nlohmann::json body{{"of", fact.of_seq}, {"changes", nlohmann::json::array()}};
    for (const EffectChange& change : fact.changes) {
        nlohmann::json item{{"effect", name_of(change.kind)}, {"state", name_of(change.state)}};
        if (!change.cause.empty()) item["cause"] = change.cause;
        body["changes"].push_back(std::move(item));
    }
    return body;
}

EffectsChanged effects_changed_from(const nlohmann::json& body) {
    EffectsChanged fact{.of_seq = body.at("of").get<std::int64_t>(), .changes = {}};
    for (const auto& item : body.at("changes")) {
        fact.changes.push_back(
            {.kind = effect_kind(item.at("effect").get<std::string>()).value_or(EffectKind::receipt),
             .state = effect_state(item.at("state").get<std::string>()).value_or(EffectState::unknown),
             .cause = item.value("cause", std::string{})});
    }
    return fact;
}

}  // namespace core
