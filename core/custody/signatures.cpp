#include "core/custody/signatures.h"

#include <fmt/format.h>

namespace core {

Result<Act> authorize_with_second(const Counter& counter, const Act& act, Right right) {
    auto allowed = authorize(counter, act, {.right = right});
    if (!allowed) return allowed;
    const std::string& second = allowed->approved_by;
    if (second.empty())
        return problem(ProblemCode::approval_missing, "two people sign for this; name the second");
    if (second == allowed->person) {
        return problem(ProblemCode::second_person_is_first,
                       fmt::format("{} cannot sign a second time", second));
    }
    const auto person = counter.store.reader().person(second);
    if (!person) return tl::unexpected(person.error());
    const bool handles_deposits = *person && counter.policy.allows((*person)->role, right);
    const Done signed_by =
        check_person(counter, second, allowed->approve_pin, handles_deposits ? right : Right::take_money);
    if (!signed_by) return tl::unexpected(signed_by.error());
    return allowed;
}

}  // namespace core
