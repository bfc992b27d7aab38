#include "core/variance/bundles.h"

#include <array>

namespace core {

namespace {

// Rolls: ndasignal.com, "number of coins in a standard roll"; Wikipedia, "Bank roll".
// Straps: 100 notes, as remembered of the ABA standard. Not verified against a source.
constexpr std::array all_bundles{Bundle{1, 50},           Bundle{5, 40},           Bundle{10, 50},
                                 Bundle{25, 40},          Bundle{50, 20},          Bundle{100, 25},
                                 Bundle{100, 100, true},  Bundle{500, 100, true},  Bundle{1000, 100, true},
                                 Bundle{2000, 100, true}, Bundle{5000, 100, true}, Bundle{10000, 100, true}};

}  // namespace

std::span<const Bundle> bundles() {
    return all_bundles;
}

}  // namespace core
