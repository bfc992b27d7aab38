#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace core {

// The stable names of an enum's values, in their order, for policy files and the journal.
template <class Enum, std::size_t n>
struct WordList {
    std::array<std::string_view, n> words;

    constexpr std::string_view name_of(Enum value) const { return words[static_cast<std::size_t>(value)]; }
    constexpr std::optional<Enum> operator()(std::string_view word) const {
        for (std::size_t i = 0; i < n; ++i) {
            if (words[i] == word) return static_cast<Enum>(i);
        }
        return std::nullopt;
    }
};

}  // namespace core
