#pragma once

#include "core/store/mirror/mirror_writer.h"

namespace core {

struct DemoOptions {
    std::int64_t accounts = 10'000;
    Date business_date;  // due dates lie around it
    Moment at;
    std::uint64_t seed = 2026;
};

inline constexpr std::int64_t demo_accounts_max = 2'000'000;

// Fills a mirror with made-up customers of every kind (usage when there are none or too many; storage_*).
Done fill_demo_mirror(MirrorWriter& mirror, const DemoOptions& options);

}  // namespace core
