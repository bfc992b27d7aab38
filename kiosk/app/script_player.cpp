#include "kiosk/app/script_player.h"

#include <SDL.h>
#include <fmt/format.h>

#include <sstream>

#include "devices/simulated/paper_picture.h"

namespace kiosk {

namespace {

void push_mouse(std::uint32_t type, int x, int y) {
    SDL_Event event{};
    event.type = type;
    if (type == SDL_MOUSEMOTION) {
        event.motion.x = x;
        event.motion.y = y;
    } else {
        event.button.button = SDL_BUTTON_LEFT;
        event.button.state = type == SDL_MOUSEBUTTONDOWN ? SDL_PRESSED : SDL_RELEASED;
        event.button.x = x;
        event.button.y = y;
    }
    SDL_PushEvent(&event);
}

void push_key(std::uint32_t type, SDL_Keycode key, std::uint16_t modifiers) {
    SDL_Event event{};
    event.type = type;
    event.key.state = type == SDL_KEYDOWN ? SDL_PRESSED : SDL_RELEASED;
    event.key.keysym.sym = key;
    event.key.keysym.scancode = SDL_GetScancodeFromKey(key);
    event.key.keysym.mod = modifiers;
    SDL_PushEvent(&event);
}

void push_text(const std::string& text) {
    for (const char c : text) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        event.text.text[0] = c;
        SDL_PushEvent(&event);
    }
}

// "F12", "Return", "Alt 1": SDL's own names, with a modifier before.
bool press_key(const std::string& name) {
    const bool alt = name.starts_with("Alt ");
    const bool control = name.starts_with("Ctrl ");
    const std::string plain = alt ? name.substr(4) : control ? name.substr(5) : name;
    const SDL_Keycode key = SDL_GetKeyFromName(plain.c_str());
    if (key == SDLK_UNKNOWN) return false;
    const auto modifiers = static_cast<std::uint16_t>(alt ? KMOD_LALT : control ? KMOD_LCTRL : KMOD_NONE);
    push_key(SDL_KEYDOWN, key, modifiers);
    push_key(SDL_KEYUP, key, modifiers);
    return true;
}

}  // namespace

ScriptPlayer::ScriptPlayer(std::string script, std::filesystem::path pictures, SimulatedDevices& devices)
    : pictures_(std::move(pictures)), devices_(devices) {
    std::istringstream text(std::move(script));
    for (std::string line; std::getline(text, line);) {
        if (!line.empty() && line.front() != '#') lines_.push_back(line);
    }
}

bool ScriptPlayer::step(Window& window, core::Instant now) {
    if (problem_ || line_ == lines_.size()) return false;
    if (next_at_ && now < *next_at_) return true;
    if (!since_) since_ = now;
    const std::string& line = lines_[line_];
    const auto space = line.find(' ');
    const std::string word = line.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string{} : line.substr(space + 1);
    if (perform(window, word, rest)) {
        ++line_;
        since_.reset();
        next_at_ = now + pause;
    } else if (now - *since_ >= line_limit) {
        fail(fmt::format("\"{}\" could not be done", line));
    }
    window.wake();
    return !problem_;
}

bool ScriptPlayer::perform(Window& window, const std::string& word, const std::string& rest) {
    if (word == "scan") {
        devices_.virtual_scanner.scan({.aim_id = {}, .data = rest});
        return true;
    }
    if (word == "note") {
        const auto value = core::Money::parse(rest);
        return value && devices_.virtual_acceptor.insert_note(*value);
    }
    if (word == "press") return press(window, rest);
    if (word == "key") return press_key(rest);
    if (word == "type") {
        push_text(rest);
        return true;
    }
    if (word == "wait") return window.registry().find(rest) != nullptr;
    if (word == "until") return devices_.virtual_printer.paper().cut_count() > papers_;
    if (word == "picture") return save_screen(window, rest);
    if (word == "paper") return save_paper(rest);
    fail(fmt::format("\"{}\" is not a word of a script", word));
    return true;
}

bool ScriptPlayer::press(Window& window, const std::string& target) {
    const WidgetRecord* widget = window.registry().find_pressable(target);
    if (!widget || !widget->enabled) return false;
    const int x = static_cast<int>(widget->rect.x + widget->rect.width / 2);
    const int y = static_cast<int>(widget->rect.y + widget->rect.height / 2);
    push_mouse(SDL_MOUSEMOTION, x, y);
    push_mouse(SDL_MOUSEBUTTONDOWN, x, y);
    push_mouse(SDL_MOUSEBUTTONUP, x, y);
    return true;
}

bool ScriptPlayer::save_screen(Window& window, const std::string& name) {
    const std::string draft = (pictures_ / (name + ".bmp")).string();
    if (const core::Done saved = window.save_picture(draft); !saved) {
        problem_ = saved.error();
        return false;
    }
    SDL_Surface* loaded = SDL_LoadBMP(draft.c_str());
    SDL_Surface* surface = loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : nullptr;
    if (surface) {
        devices::PaperPicture picture{.width = surface->w, .height = surface->h, .argb = {}};
        for (int y = 0; y < surface->h; ++y) {
            const auto* row = reinterpret_cast<const std::uint32_t*>(
                static_cast<const char*>(surface->pixels) + y * surface->pitch);
            for (int x = 0; x < surface->w; ++x) picture.argb.push_back(row[x] | 0xff000000U);
        }
        if (const core::Done saved = devices::save_png(picture, (pictures_ / (name + ".png")).string());
            !saved)
            problem_ = saved.error();
    }
    SDL_FreeSurface(surface);
    SDL_FreeSurface(loaded);
    std::error_code ignored;
    std::filesystem::remove(draft, ignored);
    return true;
}

bool ScriptPlayer::save_paper(const std::string& name) {
    const auto& papers = devices_.virtual_printer.paper().finished();
    if (papers.empty()) return false;
    papers_ = devices_.virtual_printer.paper().cut_count();
    const auto saved =
        devices::save_png(devices::paper_picture(papers.back()), (pictures_ / (name + ".png")).string());
    if (!saved) problem_ = saved.error();
    return true;
}

void ScriptPlayer::fail(const std::string& what) {
    problem_ = core::Problem{core::ProblemCode::usage,
                             fmt::format("the script stopped in step {}: {}", line_ + 1, what)};
}

}  // namespace kiosk
