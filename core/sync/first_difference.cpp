#include "core/sync/first_difference.h"

#include <algorithm>

namespace core {

LinkResult<std::int64_t> first_difference(HeadOfficeLink& link, HelloWords words, const JournalHead& head,
                                          std::int64_t last_at_office,
                                          const std::function<std::string(std::int64_t)>& hash_after) {
    std::int64_t same = 0;
    std::int64_t beyond = std::min(head.count, last_at_office) + 1;
    while (beyond - same > 1) {
        words.seq = same + (beyond - same) / 2;
        words.hash = hash_after(words.seq);
        const auto here = say_hello(link, words);
        if (!here) return tl::unexpected(here.error());
        (here->state == "forked" ? beyond : same) = words.seq;
    }
    words.seq = head.count;
    words.hash = head.hash;
    if (const auto back = say_hello(link, words); !back) return tl::unexpected(back.error());
    return same + 1;
}

}  // namespace core
