#include "core/variance/explain.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "core/variance/suspicion.h"

namespace core {

namespace {

std::vector<Explanation> explanations_of(const DrawerEvidence& evidence, TenderType type) {
    Suspicion suspicion(evidence, type);
    if (suspicion.variance().is_zero()) return {};
    suspect_amounts(suspicion);
    suspect_typing(suspicion);
    if (type == TenderType::cash) suspect_notes(suspicion);
    return suspicion.take();
}

void drop_contradicted(std::vector<Explanation>& found) {
    const bool borne_out = std::any_of(found.begin(), found.end(), [](const Explanation& explanation) {
        return explanation.fit == SignatureFit::fits;
    });
    if (!borne_out) return;
    std::erase_if(
        found, [](const Explanation& explanation) { return explanation.fit == SignatureFit::contradicts; });
}

bool likelier(const Explanation& a, const Explanation& b) {
    return std::tuple(b.fit, a.cause, a.type, b.piece) < std::tuple(a.fit, b.cause, b.type, a.piece);
}

}  // namespace

std::vector<Explanation> explain_variance(const DrawerEvidence& evidence) {
    std::vector<Explanation> all;
    for (const TenderType type : all_tender_types) {
        std::vector<Explanation> found = explanations_of(evidence, type);
        drop_contradicted(found);
        std::move(found.begin(), found.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(), likelier);
    all.resize(std::min(all.size(), explanations_max));
    return all;
}

}  // namespace core
