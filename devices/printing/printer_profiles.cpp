#include "devices/printing/printer_profiles.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <string>

#include "core/base/embedded_file.h"

namespace core {
std::span<const EmbeddedFile> printer_files();
}

namespace devices {
namespace {

std::string_view take_to(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return taken;
}

std::optional<int> number_in(std::string_view text, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    return is_number && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

bool add_page(PaperProfile& profile, std::string_view entry) {
    const std::string_view name = take_to(entry, ':');
    const auto page = std::ranges::find(every_code_page, name, name_of);
    const auto number = number_in(entry, 255);
    if (page == every_code_page.end() || !number) return false;
    profile.code_pages.push_back(*page);
    profile.page_numbers[static_cast<std::size_t>(*page)] = static_cast<std::uint8_t>(*number);
    return true;
}

// The rest of a line, after the model.
std::optional<PaperProfile> profile_of(std::string_view rest) {
    const auto columns = number_in(take_to(rest, ' '), 100);
    const auto dots = number_in(take_to(rest, ' '), 1000);
    if (!columns || !dots || *columns < 20 || *dots < 200) return std::nullopt;
    PaperProfile profile = safe_profile();
    profile.columns = static_cast<std::size_t>(*columns);
    profile.dots_wide = *dots;
    profile.has_raster = false;
    for (std::string_view abilities = take_to(rest, ' '); !abilities.empty();) {
        const std::string_view ability = take_to(abilities, '+');
        profile.has_qr = profile.has_qr || ability == "qr";
        profile.has_barcodes = profile.has_barcodes || ability == "bars";
        profile.has_raster = profile.has_raster || ability == "raster";
    }
    profile.code_pages.clear();
    for (const CodePage page : every_code_page) profile.page_numbers.push_back(number_of(page));
    while (!rest.empty()) {
        if (!add_page(profile, take_to(rest, ' '))) return std::nullopt;
    }
    return profile.code_pages.empty() ? std::nullopt : std::optional(profile);
}

std::string model_of(const DeviceIdentity& identity) {
    for (std::string_view rest = identity.device_id; !rest.empty();) {
        std::string_view value = take_to(rest, ';');
        const std::string_view key = take_to(value, ':');
        if (key == "MDL" || key == "MODEL") return std::string(value);
    }
    return identity.model;
}

}  // namespace

PaperProfile safe_profile() {
    PaperProfile profile;
    profile.columns = 42;
    profile.dots_wide = 384;  // also fits 58 mm paper
    profile.code_pages = {CodePage::cp437};
    profile.has_qr = false;
    profile.has_barcodes = false;
    return profile;
}

PaperProfile profile_in(std::string_view lines, std::string_view model) {
    std::string name(model);
    std::ranges::replace(name, ' ', '_');
    std::size_t longest = 0;
    PaperProfile found = safe_profile();
    while (!lines.empty()) {
        std::string_view line = take_to(lines, '\n');
        const std::string_view beginning = take_to(line, ' ');
        if (beginning.size() <= longest || !name.starts_with(beginning)) continue;
        const auto profile = profile_of(line);
        if (!profile) continue;
        longest = beginning.size();
        found = *profile;
    }
    return found;
}

PaperProfile profile_for(const DeviceIdentity& identity) {
    const auto files = core::printer_files();
    return files.empty() ? safe_profile() : profile_in(files.front().content, model_of(identity));
}

}  // namespace devices
