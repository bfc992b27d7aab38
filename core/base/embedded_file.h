#pragma once

#include <span>
#include <string_view>

namespace core {

// A file carried inside the program, so that a station needs nothing beside the binary.
struct EmbeddedFile {
    std::string_view name;
    std::string_view content;
};

}  // namespace core
