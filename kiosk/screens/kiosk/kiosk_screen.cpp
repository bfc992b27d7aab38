#include "kiosk/screens/kiosk/kiosk_screen.h"

#include <array>

#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"

namespace kiosk {

namespace {

constexpr std::string_view language_prefix = "language_";

KioskAnswer draw_foot(Ui& ui, const KioskFrame& frame, const core::Texts& texts) {
    std::vector<std::string> ids;
    for (const KioskLanguage& language : frame.languages) ids.push_back(std::string(language_prefix) + language.code);
    std::vector<FootKey> languages;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        languages.push_back({.id = ids[i], .label = frame.languages[i].name, .selected = frame.languages[i].selected});
    }
    const std::string contrast = texts.text("kiosk.contrast"), help = texts.text("kiosk.help");
    const std::array<FootKey, 2> tools{
        {{.id = "contrast", .label = contrast, .icon = Icon::contrast, .selected = frame.high_contrast},
         {.id = "ask_help", .label = help, .icon = Icon::help}}};
    const std::string_view pressed = kiosk_foot(ui, languages, tools);
    if (pressed == "contrast") return KioskCommand::switch_contrast;
    if (pressed == "ask_help") return KioskCommand::ask_help;
    if (pressed.starts_with(language_prefix)) {
        return ChooseLanguage{std::string(pressed.substr(language_prefix.size()))};
    }
    return std::nullopt;
}

bool shows_life(const FrameInput& input) {
    return input.pressed || input.key.has_value() || !input.typed.empty();
}

}  // namespace

std::optional<KioskAction> draw_kiosk(Ui& ui, const KioskView& view, const core::Texts& texts) {
    ui.use(view.frame.high_contrast ? high_contrast_palette() : light_palette());
    const bool alive = shows_life(ui.input());
    ui.fill(ui.theme().page(), ui.palette().ground);
    kiosk_head(ui, view.frame.office, view.frame.place);
    const auto draw_it = [&](const auto& page) { return draw_page(ui, page, texts); };
    const KioskAnswer of_page = std::visit(draw_it, view.page);
    const KioskAnswer of_foot = draw_foot(ui, view.frame, texts);
    if (of_page) return of_page;
    if (of_foot) return of_foot;
    if (alive) return KioskCommand::sign_of_life;
    return std::nullopt;
}

}  // namespace kiosk
