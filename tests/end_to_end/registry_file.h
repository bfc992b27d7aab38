#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace test {

// A widget as `paydesk run --registry` writes it, in pixels of the window.
struct Widget {
    std::string id, role, label, value;
    double x = 0, y = 0, width = 0, height = 0;
    bool enabled = false;
};

// What the program shows now: all widgets of its last frame.
class RegistryFile {
  public:
    explicit RegistryFile(std::filesystem::path file) : file_(std::move(file)) {}

    std::vector<Widget> widgets() const;  // none before the first frame
    std::optional<Widget> find(std::string_view id_or_label) const;
    bool is_on_page(std::string_view page) const;  // "ready"
    bool shows(std::string_view text) const;       // as a label, a value, or a part of one
    bool shows_in_order(std::string_view text,
                        std::string_view next) const;  // two texts, one right after the other
    std::string text() const;                          // everything, for a person who asks why a test failed

  private:
    std::filesystem::path file_;
};

}  // namespace test
