#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace core {

// The physical things that follow a posting.
enum class EffectKind { drawer, receipt };

// Where one effect is. `unknown`: it was started and nobody can tell; a person decides. The last three are
// final.
//
//   not_requested
//   planned -> started -> confirmed | unknown | failed ; unknown, failed -> started (a person asks for it
//   again)
enum class EffectState { not_requested, planned, started, confirmed, unknown, failed };

std::string_view name_of(EffectKind kind);
std::string_view name_of(EffectState state);
std::optional<EffectKind> effect_kind(std::string_view name);
std::optional<EffectState> effect_state(std::string_view name);

struct EffectChange {
    EffectKind kind = EffectKind::drawer;
    EffectState state = EffectState::planned;
    std::string cause;  // why, for unknown and failed: "paper_out"
};

// Journal body "effects_changed": what became of the effects of the entry `of_seq`.
struct EffectsChanged {
    std::int64_t of_seq = 0;
    std::vector<EffectChange> changes;
};

nlohmann::json to_body(const EffectsChanged& fact);
EffectsChanged effects_changed_from(const nlohmann::json& body);

}  // namespace core
