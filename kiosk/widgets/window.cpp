#include "kiosk/widgets/window.h"

#include <SDL.h>

#include <algorithm>

#include "kiosk/widgets/screenshot.h"

namespace kiosk {

namespace {

using core::ProblemCode;

// What changes by itself (a clock, a device light) is on the screen within this time.
constexpr core::Milliseconds frames_apart_max{100};

void set_hints() {
    // The window's surface in plain memory: SDL's way through a texture costs 60 MB and 15 ms a frame without
    // a GPU.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    // With it SDL 2.26 loses finger-up events on X11 (SDL issue 9709).
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // the program decides what SIGTERM means
}

core::Problem no_display(const char* what) {
    return {ProblemCode::no_display, std::string(what) + ": " + core::printable(SDL_GetError())};
}

SDL_Window* create_window(const WindowOptions& options) {
    const bool whole_screen = options.width_px <= 0 || options.height_px <= 0;
    const Uint32 flags = whole_screen ? Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP} : 0U;
    return SDL_CreateWindow("Paydesk", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                            whole_screen ? 640 : options.width_px, whole_screen ? 480 : options.height_px,
                            flags);
}

// The format that the rasterizer writes; every X11 screen of 24 or 32 bits has it.
bool is_our_format(const SDL_Surface& surface) {
    return surface.format->format == SDL_PIXELFORMAT_RGB888 ||
           surface.format->format == SDL_PIXELFORMAT_ARGB8888;
}

Display display_of(const WindowOptions& options, SDL_Window* window) {
    Display display = options.station == Station::kiosk ? kiosk_display() : window_display();
    const int usual_width = display.width_px;
    SDL_GetWindowSize(window, &display.width_px, &display.height_px);
    if (options.px_per_mm > 0) {
        display.px_per_mm = options.px_per_mm;
    } else {
        // A window on a developer's screen shows the panel smaller: millimetres shrink with it.
        display.px_per_mm *= static_cast<float>(display.width_px) / static_cast<float>(usual_width);
    }
    return display;
}

}  // namespace

core::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options, core::Clock& clock) {
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return tl::unexpected(no_display("no screen could be opened"));
    std::unique_ptr<SDL_Window, CloseWindow> window(create_window(options));
    if (!window) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return tl::unexpected(no_display("no window could be opened"));
    }
    const SDL_Surface* surface = SDL_GetWindowSurface(window.get());
    if (surface == nullptr) return tl::unexpected(no_display("the window has no surface"));
    if (!is_our_format(*surface))
        return core::problem(ProblemCode::no_display, "the screen has fewer than 24 bits");
    auto stage = Stage::create(
        {.display = display_of(options, window.get()), .palette = options.palette, .texts = options.texts});
    if (!stage) return tl::unexpected(stage.error());
    if (options.hide_cursor) SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    return std::unique_ptr<Window>(new Window(window.release(), clock, std::move(*stage)));
}

Window::Window(SDL_Window* window, core::Clock& clock, std::unique_ptr<Stage> stage)
    : window_(window), clock_(clock), stage_(std::move(stage)), input_(stage_->queue()) {
    input_.resize(stage_->display().width_px, stage_->display().height_px);
}

Window::~Window() = default;

void Window::CloseWindow::operator()(SDL_Window* window) const {
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

bool Window::wait(core::Milliseconds most) {
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, static_cast<int>(std::max<std::int64_t>(0, most.count()))) == 0)
        return false;
    do {
        take(event);
    } while (SDL_PollEvent(&event) != 0);
    return true;
}

void Window::take(const SDL_Event& event) {
    if (event.type == SDL_QUIT) asked_to_quit_ = true;
    if (event.type == SDL_WINDOWEVENT && (event.window.event == SDL_WINDOWEVENT_EXPOSED ||
                                          event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED)) {
        stage_->forget_drawn();
        awake_ = true;
    }
    input_.take(event, clock_.instant());
}

bool Window::due() const {
    return awake_ || stage_->pending() || clock_.instant() - built_at_ >= frames_apart_max;
}

bool Window::frame(const DrawScreen& draw) {
    awake_ = false;
    built_at_ = clock_.instant();
    stage_->build(draw, built_at_);
    if (!stage_->changed()) return false;
    SDL_Surface* surface = SDL_GetWindowSurface(window_.get());
    if (surface == nullptr || !is_our_format(*surface)) return false;
    stage_->render(
        {static_cast<std::uint32_t*>(surface->pixels), surface->w, surface->h, surface->pitch / 4});
    SDL_UpdateWindowSurface(window_.get());
    return true;
}

core::Done Window::save_picture(const std::string& path) {
    const bool shown = !stage_->changed();
    Canvas canvas(stage_->display().width_px, stage_->display().height_px);
    stage_->render(canvas.view());
    if (!shown) stage_->forget_drawn();
    return save_screenshot(canvas.view(), path);
}

}  // namespace kiosk
