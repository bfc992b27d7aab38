#pragma once

#include <filesystem>
#include <string>
#include <vector>

// A string literal of a source, without its quotes; escapes as written.
struct Literal {
    std::size_t line = 0;
    std::string text;
};

// One C++ file as the rules see it. `code` has the lines of `text` with comments and literals blanked out, so
// that a word in a sentence is never taken for a word of the program.
struct SourceFile {
    std::string path;  // from the root, "core/base/money.h"
    std::string text;
    std::string code;
    std::vector<Literal> literals;

    bool is_header() const { return path.ends_with(".h"); }
    std::string folder() const { return path.substr(0, path.rfind('/')); }
};

SourceFile source_file(std::string path, std::string text);

// Every .h and .cpp below the named folders, in the order of their paths.
std::vector<SourceFile> sources_below(const std::filesystem::path& root,
                                      const std::vector<std::string>& folders);

// Lines from 1; the line of a place in the text.
std::vector<std::string> lines_of(const std::string& text);
std::size_t line_at(const std::string& text, std::size_t place);
