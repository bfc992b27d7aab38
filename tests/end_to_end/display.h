#pragma once

#include <filesystem>
#include <string>

#include "tests/end_to_end/child_process.h"
#include "tests/end_to_end/registry_file.h"

namespace test {

// A screen of 1920 x 1080 that nobody sees, on a display number of its own, with a person's hands: mouse and
// keyboard as X events of the server, by xdotool.
class Display {
  public:
    explicit Display(
        std::filesystem::path folder);  // where its programs write; fails the test case without Xvfb

    std::string variable() const { return "DISPLAY=" + name_; }
    void click(const Widget& widget);
    void press_key(const std::string& key);  // as X names it: F12, ctrl+p
    void type(const std::string& text);

  private:
    void xdotool(std::vector<std::string> words);

    std::filesystem::path folder_;
    ChildProcess server_;
    std::string name_;
};

}  // namespace test
