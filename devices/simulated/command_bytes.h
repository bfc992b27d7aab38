#pragma once

#include <cstddef>
#include <string_view>

namespace devices {

// A byte of a command as the number it stands for: to reckon with, or as (part of) a length.
inline int byte_at(std::string_view command, std::size_t at) {
    return static_cast<unsigned char>(command[at]);
}
inline std::size_t size_at(std::string_view command, std::size_t at) {
    return static_cast<unsigned char>(command[at]);
}

}  // namespace devices
