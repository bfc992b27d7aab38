#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// Which widget the keyboard speaks to, and the order in which Tab visits them: the order of drawing.
class Focus {
  public:
    enum class Kind { button, field };

    void begin();
    void end();
    void clear();  // another page

    // Each widget that can have the focus says so in every frame; true when it has it.
    bool offer(std::string_view id, Kind kind, bool wants_it = false);
    void take(std::string_view id, Kind kind);
    void move(int steps);  // after this frame, in drawing order, round the ends

    bool in_field() const { return !id_.empty() && kind_ == Kind::field; }
    bool is(std::string_view id) const { return !id_.empty() && id_ == id; }
    bool moving() const { return steps_ != 0; }

    // Editing state of the focused field.
    std::size_t caret_from_end = 0;  // code points
    bool untouched = true;           // the next character replaces what the field holds

  private:
    std::string id_;
    Kind kind_ = Kind::button;
    bool seen_ = false;
    int steps_ = 0;
    std::vector<std::pair<std::string, Kind>> order_;
};

}  // namespace kiosk
