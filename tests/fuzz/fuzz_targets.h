#pragma once

#include <span>
#include <string_view>

// A codec that takes bytes from outside. `feed` may be given anything and stops the program when a promise of
// the codec is broken. A new one is a file *_target.cpp, a line in fuzz_targets.cpp, and a folder
// corpus/<name>.
struct FuzzTarget {
    std::string_view name;
    void (*feed)(std::string_view bytes);
};

std::span<const FuzzTarget> fuzz_targets();
