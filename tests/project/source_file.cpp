#include "tests/project/source_file.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <string_view>

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Walks a source once and blanks what is not code.
class Blanker {
  public:
    explicit Blanker(SourceFile& file) : file_(file), text_(file.text) { file_.code = text_; }

    void run() {
        while (at_ < text_.size()) {
            if (starts_with("//")) {
                blank_to(std::min(text_.find('\n', at_), text_.size()));
            } else if (starts_with("/*")) {
                blank_to(end_after("*/", at_ + 2));
            } else if (starts_with("#include")) {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (starts_with("R\"") && !after_word()) {
                raw_string();
            } else if (text_[at_] == '"') {
                quoted('"');
            } else if (text_[at_] == '\'' && !after_word()) {
                quoted('\'');
            } else {
                ++at_;
            }
        }
    }

  private:
    bool starts_with(std::string_view what) const {
        return std::string_view(text_).substr(at_).starts_with(what);
    }
    bool after_word() const { return at_ > 0 && is_word(text_[at_ - 1]); }

    std::size_t end_after(const std::string& closing, std::size_t from) const {
        const std::size_t found = text_.find(closing, from);
        return found == std::string::npos ? text_.size() : found + closing.size();
    }

    void blank_to(std::size_t end) {
        for (; at_ < end; ++at_) {
            if (text_[at_] != '\n') file_.code[at_] = ' ';
        }
    }

    void raw_string() {
        const std::size_t open = std::min(text_.find('(', at_), text_.size());
        const std::string closing = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
        const std::size_t end = end_after(closing, open);
        const std::size_t length = end > open + 1 + closing.size() ? end - open - 1 - closing.size() : 0;
        file_.literals.push_back(
            {line_at(text_, at_), text_.substr(std::min(open + 1, text_.size()), length)});
        blank_to(end);
    }

    void quoted(char quote) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2U : 1U;
        end = std::min(end, text_.size());
        if (quote == '"')
            file_.literals.push_back({line_at(text_, at_), text_.substr(at_ + 1, end - at_ - 1)});
        blank_to(std::min(end + 1, text_.size()));
    }

    SourceFile& file_;
    const std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

SourceFile source_file(std::string path, std::string text) {
    SourceFile file{std::move(path), std::move(text), "", {}};
    Blanker(file).run();
    return file;
}

std::vector<SourceFile> sources_below(const std::filesystem::path& root,
                                      const std::vector<std::string>& folders) {
    std::vector<SourceFile> sources;
    for (const std::string& folder : folders) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            sources.push_back(
                source_file(entry.path().lexically_relative(root).generic_string(), text.str()));
        }
    }
    std::sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return sources;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::size_t line_at(const std::string& text, std::size_t place) {
    return static_cast<std::size_t>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n')) +
           1;
}
