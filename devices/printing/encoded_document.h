#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace devices {

// A document as bytes, and the offsets at which a command or line begins: the places where something else (a
// drawer pulse, the end of an abandoned job) can be put without being taken for data. Ends with feed and cut.
struct EncodedDocument {
    std::string bytes;
    std::vector<std::size_t> boundaries;

    // The first boundary at or after the offset; the end is one.
    std::size_t boundary_from(std::size_t offset) const;
};

}  // namespace devices
