#include "core/counter/effects.h"

namespace core {

Done record_effects(const Counter& counter, const std::string& person, std::int64_t of_seq,
                    const std::vector<EffectChange>& changes) {
    const auto entry = append_now(counter, person, EntryKind::effects_changed,
                                  to_body(EffectsChanged{.of_seq = of_seq, .changes = changes}));
    if (!entry) return tl::unexpected(entry.error());
    return {};
}

}  // namespace core
