#include "tests/end_to_end/display.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace test {

namespace {

// The line of digits among what the server wrote; empty while there is none.
std::string display_number(const std::string& output) {
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const bool is_number = !line.empty() && line.find_first_not_of("0123456789") == std::string::npos;
        if (is_number && !lines.eof()) return line;  // else its end may still be missing
    }
    return {};
}

}  // namespace

// The server chooses a free display number and writes it to standard output.
Display::Display(std::filesystem::path folder)
    : folder_(std::move(folder)),
      server_({.words = {"Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp",
                         "-noreset"},
               .output = folder_ / "xvfb.txt"}) {
    wait_until([this] { return !display_number(server_.output()).empty() || !server_.is_running(); });
    INFO("Xvfb wrote: " << server_.output());
    if (server_.wait_for_end(std::chrono::milliseconds(0)) == 127)
        FAIL("Xvfb is missing: run packaging/install-dependencies");
    REQUIRE(server_.is_running());
    REQUIRE_FALSE(display_number(server_.output()).empty());
    name_ = ":" + display_number(server_.output());
}

void Display::click(const Widget& widget) {
    const auto middle = [](double start, double length) {
        return std::to_string(static_cast<int>(start + length / 2));
    };
    xdotool({"mousemove", middle(widget.x, widget.width), middle(widget.y, widget.height), "click", "1"});
}

void Display::press_key(const std::string& key) {
    xdotool({"key", key});
}

void Display::type(const std::string& text) {
    xdotool({"type", "--", text});
}

void Display::xdotool(std::vector<std::string> words) {
    words.insert(words.begin(), "xdotool");
    output_of(words, folder_ / "xdotool.txt", {variable()});
}

}  // namespace test
