#include "tests/end_to_end/registry_file.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace test {

std::vector<Widget> RegistryFile::widgets() const {
    std::vector<Widget> all;
    std::ifstream stream(file_);
    for (std::string line; std::getline(stream, line);) {
        const auto json = nlohmann::json::parse(line);
        all.push_back({.id = json.at("id"),
                       .role = json.at("role"),
                       .label = json.at("label"),
                       .value = json.at("value"),
                       .x = json.at("x"),
                       .y = json.at("y"),
                       .width = json.at("width"),
                       .height = json.at("height"),
                       .enabled = json.at("enabled")});
    }
    return all;
}

std::optional<Widget> RegistryFile::find(std::string_view id_or_label) const {
    const auto all = widgets();
    const auto found = std::ranges::find_if(
        all, [&](const Widget& widget) { return widget.id == id_or_label || widget.label == id_or_label; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool RegistryFile::is_on_page(std::string_view page) const {
    return find("page." + std::string(page)).has_value();
}

bool RegistryFile::shows(std::string_view text) const {
    return std::ranges::any_of(widgets(), [&](const Widget& widget) {
        return widget.label.find(text) != std::string::npos || widget.value.find(text) != std::string::npos;
    });
}

bool RegistryFile::shows_in_order(std::string_view text, std::string_view next) const {
    const auto all = widgets();
    return std::adjacent_find(all.begin(), all.end(), [&](const Widget& one, const Widget& other) {
               return one.label == text && other.label == next;
           }) != all.end();
}

std::string RegistryFile::text() const {
    std::string lines;
    for (const Widget& widget : widgets())
        lines += widget.id + " " + widget.role + " \"" + widget.label + "\" " + widget.value + "\n";
    return lines;
}

}  // namespace test
