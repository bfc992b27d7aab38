#include "core/sync/greeting.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace core {

LinkResult<Greeting> greet(HeadOfficeLink& link, const std::string& install, const JournalHead& entry,
                           Moment at) {
    const std::array<std::optional<std::string>, 6> words{
        "1", "paydesk", install, std::to_string(entry.count), entry.hash, std::to_string(at.utc_ms)};
    const auto said = link.ask("SELECT paydesk.hello($1, $2, $3, $4, $5, $6)", words);
    if (!said) return tl::unexpected(said.error());
    const auto answer = nlohmann::json::parse(said->text(0, 0), nullptr, false);
    if (!answer.is_object()) {
        return tl::unexpected(LinkFailure{
            .trouble = LinkTrouble::failed, .sqlstate = {}, .message = "head office's hello cannot be read"});
    }
    return Greeting{.station = answer.value("station", ""),
                    .state = answer.value("state", ""),
                    .why = answer.value("why", ""),
                    .last_seq = answer.value("last_seq", std::int64_t{0}),
                    .last_hash = answer.value("last_hash", ""),
                    .safe = answer.value("safe", false)};
}

LinkResult<std::int64_t> first_difference(HeadOfficeLink& link, const std::string& install,
                                          const JournalHead& head, std::int64_t last_at_office, Moment at,
                                          const std::function<std::string(std::int64_t)>& hash_after) {
    std::int64_t same = 0;
    std::int64_t beyond = std::min(head.count, last_at_office) + 1;
    while (beyond - same > 1) {
        const std::int64_t middle = same + (beyond - same) / 2;
        const auto here = greet(link, install, {.count = middle, .hash = hash_after(middle)}, at);
        if (!here) return tl::unexpected(here.error());
        (here->state == "forked" ? beyond : same) = middle;
    }
    if (const auto back = greet(link, install, head, at); !back) return tl::unexpected(back.error());
    return same + 1;
}

}  // namespace core
