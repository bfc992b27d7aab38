#include "kiosk/widgets/rasterizer.h"

#include <imgui.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "kiosk/widgets/picture.h"
#include "kiosk/widgets/picture_hash.h"

using namespace kiosk;

namespace {

constexpr std::uint32_t white = 0xFFFFFFFF, red = 0xFFFF0000, half_red = 0xFFFF7F7F;

// Draws on white, 64 x 64, through a draw list of its own.
struct Sheet {
    std::uint8_t texels[16] = {255, 255, 255, 255, 0, 128, 255, 0, 0, 128, 255, 0, 0, 0, 0, 0};
    Canvas canvas{64, 64};
    std::uint64_t hash = 0;

    explicit Sheet(const std::function<void(ImDrawList&)>& draw) {
        ImGuiContext* context = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {64, 64};
        ImGui::GetStyle().AntiAliasedLinesUseTex = false;
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        ImGui::NewFrame();
        draw(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        Rasterizer({texels, 4, 4}).draw(*ImGui::GetDrawData(), rgb(0xFFFFFF), canvas.view());
        hash = hash_of(*ImGui::GetDrawData());
        ImGui::DestroyContext(context);
    }

    int count(std::uint32_t colour) const {
        return static_cast<int>(std::count(canvas.pixels().begin(), canvas.pixels().end(), colour));
    }
};

}  // namespace

TEST_CASE("a rectangle covers exactly its pixels") {
    const Sheet sheet([](ImDrawList& list) {
        list.AddRectFilled({10, 20}, {30, 25}, IM_COL32(255, 0, 0, 255));
    });
    CHECK(sheet.count(red) == 20 * 5);
    CHECK(sheet.count(white) == 64 * 64 - 100);
    CHECK(sheet.canvas.at(10, 20) == red);
    CHECK(sheet.canvas.at(29, 24) == red);
    CHECK(sheet.canvas.at(9, 20) == white);
    CHECK(sheet.canvas.at(30, 24) == white);
}

TEST_CASE("nothing is drawn outside the clip or the canvas") {
    const Sheet clipped([](ImDrawList& list) {
        list.PushClipRect({5, 5}, {15, 15});
        list.AddRectFilled({0, 0}, {64, 64}, IM_COL32(255, 0, 0, 255));
        list.AddTriangleFilled({0, 0}, {64, 0}, {0, 64}, IM_COL32(255, 0, 0, 255));
        list.PopClipRect();
    });
    CHECK(clipped.count(red) == 100);
    const Sheet outside([](ImDrawList& list) {
        list.AddRectFilled({-50, -50}, {500, 500}, IM_COL32(255, 0, 0, 255));
        list.AddCircleFilled({60, 60}, 40, IM_COL32(255, 0, 0, 255));
    });
    CHECK(outside.count(red) == 64 * 64);
}

TEST_CASE("half transparent red on white is half red, also where alpha varies") {
    const Sheet sheet([](ImDrawList& list) { list.AddRectFilled({0, 0}, {4, 4}, IM_COL32(255, 0, 0, 128)); });
    CHECK(sheet.count(half_red) + sheet.count(0xFFFF7E7E) == 16);
}

TEST_CASE("the triangles of a convex shape meet without gap and without double drawing") {
    const Sheet sheet([](ImDrawList& list) {
        list.AddRectFilled({2, 2}, {62, 62}, IM_COL32(255, 0, 0, 128), 20);
    });
    const std::uint32_t inside = sheet.canvas.at(32, 32);
    int wrong = 0;
    for (int y = 12; y < 52; ++y) {
        for (int x = 12; x < 52; ++x) wrong += sheet.canvas.at(x, y) == inside ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(sheet.canvas.at(2, 2) == white);
    CHECK(sheet.canvas.at(2, 32) == inside);
}

TEST_CASE("a glyph is copied texel by texel, weighed by its cover") {
    const Sheet sheet([](ImDrawList& list) {
        list.PrimReserve(6, 4);
        // Two by two texels: 128 255 in both rows.
        list.PrimRectUV({40, 40}, {42, 42}, {0.25F, 0.25F}, {0.75F, 0.75F}, IM_COL32(255, 0, 0, 255));
    });
    CHECK(sheet.canvas.at(41, 40) == red);
    CHECK(sheet.canvas.at(40, 40) != red);
    CHECK(sheet.canvas.at(40, 40) != white);
    CHECK(sheet.canvas.at(42, 40) == white);
}

TEST_CASE("the hash tells equal pictures from different ones") {
    const auto bar = [](float width) {
        return [width](ImDrawList& list) {
            list.AddRectFilled({0, 0}, {width, 4}, IM_COL32(255, 0, 0, 255));
        };
    };
    CHECK(Sheet(bar(10)).hash == Sheet(bar(10)).hash);
    CHECK(Sheet(bar(10)).hash != Sheet(bar(11)).hash);
    CHECK(hash_of(Sheet(bar(10)).canvas) != hash_of(Sheet(bar(11)).canvas));
}

TEST_CASE("a picture is scaled to its rectangle, shrunk by the mean, and drawn anew when its version changes") {
    Picture picture{.width = 4, .height = 2, .pixels = std::vector<std::uint32_t>(8, white), .version = 1};
    for (const std::size_t at : {0U, 1U, 4U, 5U}) picture.pixels[at] = red;
    const auto draw = [&picture](float width, float height) {
        return Sheet([&](ImDrawList& list) { list.AddImage(&picture, {10, 20}, {10 + width, 20 + height}); });
    };
    const Sheet larger = draw(8, 4);
    CHECK(larger.count(red) == 4 * 4);
    CHECK(larger.canvas.at(13, 23) == red);
    CHECK(larger.canvas.at(14, 23) == white);
    picture.pixels[1] = picture.pixels[5] = white;
    const Sheet smaller = draw(1, 1);
    CHECK(smaller.canvas.at(10, 20) == 0xFFFFBFBF);
    const auto same = draw(1, 1).hash;
    picture.version = 2;
    CHECK(draw(1, 1).hash != same);
}
