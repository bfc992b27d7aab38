#include "core/sync/link/link_failure.h"

namespace core {

LinkTrouble trouble_of(std::string_view sqlstate) {
    const std::string_view kind = sqlstate.substr(0, 2);
    if (kind == "PD") return LinkTrouble::refused;
    if (kind == "28") return LinkTrouble::untrusted;
    // Connection exceptions, and a server that goes down or comes up.
    if (kind.empty() || kind == "08" || kind == "57") return LinkTrouble::unreachable;
    // Rolled back for another's sake, out of some resource, a lock not to be had: the same call again is
    // right.
    if (kind == "40" || kind == "53" || sqlstate == "55P03") return LinkTrouble::busy;
    if (kind == "58" || kind == "XX")
        return LinkTrouble::unreachable;  // its disk or its files; an outcome unknown
    return LinkTrouble::failed;
}

Problem problem_of(const LinkFailure& failure) {
    const auto code = [&] {
        switch (failure.trouble) {
            case LinkTrouble::unreachable:
            case LinkTrouble::busy:
                return ProblemCode::head_office_unreachable;
            case LinkTrouble::untrusted:
                return ProblemCode::head_office_untrusted;
            case LinkTrouble::refused:
                return ProblemCode::head_office_refuses;
            case LinkTrouble::failed:
                break;
        }
        return ProblemCode::head_office_failed;
    };
    return {code(), printable(failure.message)};
}

tl::unexpected<LinkFailure> local_failure(const Problem& problem) {
    return tl::unexpected(
        LinkFailure{.trouble = LinkTrouble::failed, .sqlstate = {}, .message = problem.message()});
}

}  // namespace core
