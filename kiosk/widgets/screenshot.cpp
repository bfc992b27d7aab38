#include "kiosk/widgets/screenshot.h"

#include <SDL.h>

#include <memory>

namespace kiosk {

core::Done save_screenshot(PixelView picture, const std::string& path) {
    const std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)> surface(
        SDL_CreateRGBSurfaceWithFormatFrom(picture.pixels, picture.width, picture.height, 32,
                                           picture.stride * 4, SDL_PIXELFORMAT_RGB888),
        &SDL_FreeSurface);
    if (!surface || SDL_SaveBMP(surface.get(), path.c_str()) != 0) {
        return core::problem(core::ProblemCode::file_unwritable, "cannot write the picture " + path);
    }
    return {};
}

}  // namespace kiosk
