#pragma once

#include <cstddef>
#include <string>

namespace core {

// A picture of black dots on white paper. Rows from the top, each of whole bytes, the leftmost dot in the
// most significant bit; a set bit is black.
struct DotImage {
    int width = 0;
    int height = 0;
    std::string rows = {};

    static DotImage white(int width, int height);

    std::size_t bytes_across() const { return static_cast<std::size_t>(width + 7) / 8; }
    bool is_whole() const;  // sizes that make sense, and as many bytes as they need
    bool is_black(int x, int y) const;
    void blacken(int x, int y);

    friend bool operator==(const DotImage&, const DotImage&) = default;
};

}  // namespace core
