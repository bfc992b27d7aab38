#include "kiosk/widgets/stage.h"

#include <imgui.h>

#include "kiosk/widgets/picture_hash.h"

namespace kiosk {

namespace {

// After input: one frame that acts, one that shows the view the act led to.
constexpr int frames_after_input = 2;

bool has_input(const FrameInput& input) {
    return input.pressed || input.released || input.wheel != 0 || !input.typed.empty() || input.key;
}

}  // namespace

core::Result<std::unique_ptr<Stage>> Stage::create(const StageOptions& options) {
    const Theme theme = theme_for(options.display, options.palette);
    auto fonts =
        Fonts::load({.station = options.display.station, .scale = theme.scale, .texts = options.texts});
    if (!fonts) return tl::unexpected(fonts.error());
    return std::unique_ptr<Stage>(new Stage(options, std::move(*fonts)));
}

Stage::Stage(const StageOptions& options, Fonts fonts)
    : fonts_(std::move(fonts)),
      context_(ImGui::CreateContext(&fonts_.atlas())),
      rasterizer_(fonts_.alpha()),
      ui_(theme_for(options.display, options.palette), fonts_) {
    ImGui::SetCurrentContext(context_.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {static_cast<float>(options.display.width_px),
                      static_cast<float>(options.display.height_px)};
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;  // the rasterizer knows no textured lines
    style.CircleTessellationMaxError = 0.2F;
}

Stage::~Stage() = default;

void Stage::CloseContext::operator()(ImGuiContext* context) const {
    ImGui::DestroyContext(context);
}

void Stage::build(const DrawScreen& draw, core::Instant now) {
    ImGui::SetCurrentContext(context_.get());
    // What on-screen keys feed comes before what is still in the queue.
    FrameInput input = ui_.fed() ? FrameInput{} : queue_.next();
    if (frames_due_ > 0) --frames_due_;
    if (has_input(input)) frames_due_ = frames_after_input;
    ImGui::GetIO().DeltaTime = 1.0F / 60;  // nothing of Dear ImGui moves here
    ImGui::NewFrame();
    ui_.begin(std::move(input), now, *ImGui::GetBackgroundDrawList());
    draw(ui_);
    ui_.end();
    ImGui::Render();
    picture_ = hash_of(*ImGui::GetDrawData()) ^ ui_.palette().ground.packed;
}

void Stage::render(PixelView target) {
    ImGui::SetCurrentContext(context_.get());
    rasterizer_.draw(*ImGui::GetDrawData(), ui_.palette().ground, target);
    drawn_ = picture_;
}

}  // namespace kiosk
