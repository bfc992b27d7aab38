#pragma once

#include <array>
#include <cstdint>

namespace core {

// Numbers that look random and are the same every time: SplitMix64 (Steele, Lea, Flood 2014). One for each
// customer, so that a customer's data can be made again without those before.
class DemoDice {
  public:
    DemoDice(std::uint64_t seed, std::uint64_t customer) : state_(seed * 0x9e3779b97f4a7c15U + customer) {
        next();
    }

    // From 0 to below `limit`.
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool one_in(std::int64_t chances) { return below(chances) == 0; }

    template <class Choice, std::size_t count>
    Choice pick(const std::array<Choice, count>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<std::int64_t>(count)))];
    }

  private:
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t state_;
};

}  // namespace core
