#include <catch2/catch.hpp>

#include "kiosk/screens/window/window_draw.h"
#include "kiosk/widgets/headless_stage.h"

using namespace kiosk::window;

namespace {

// A window that shows one view and remembers what was asked for.
struct Shown {
    explicit Shown(PageView page)
        : view{.texts = &texts, .status = {}, .message = {}, .tools = {}, .page = std::move(page)} {
        stage = std::move(kiosk::HeadlessStage::open({.display = kiosk::window_display()}).value());
        stage->show([this](kiosk::Ui& ui) {
            if (auto action = draw_window(ui, view)) asked = *action;
        });
    }

    core::Texts texts = core::Texts::load("en").value();
    WindowView view;
    std::optional<WindowAction> asked;
    std::unique_ptr<kiosk::HeadlessStage> stage;
};

PayView pay_view(std::string missing) {
    PayView view;
    view.account.name = "Maria Gonzalez";
    view.account.number = "10-00041-00";
    view.figure = {.label = "CHANGE", .amount = "16.55", .tone = kiosk::Tone::good, .pieces = {}, .note = {}};
    view.quick = {{.label = "123.45", .hint = "F5"}, {.label = "140", .hint = "Alt 1"}};
    view.missing = std::move(missing);
    return view;
}

}  // namespace

TEST_CASE("a key acts by touch and by its keyboard key alike") {
    Shown shown(pay_view(""));
    REQUIRE(shown.stage->touch("140"));
    REQUIRE(shown.asked.has_value());
    CHECK(shown.asked->verb == Verb::quick_cash);
    CHECK(shown.asked->index == 1);
    shown.asked.reset();
    shown.stage->key("F5");
    REQUIRE(shown.asked.has_value());
    CHECK(shown.asked->verb == Verb::quick_cash);
    CHECK(shown.asked->index == 0);
}

TEST_CASE("a payment that misses something says what, and its key does nothing") {
    Shown shown(pay_view("23.45 still to pay"));
    CHECK_FALSE(shown.stage->press("Take payment"));
    shown.stage->key("F12");
    CHECK_FALSE(shown.asked.has_value());
    CHECK(shown.stage->find("pay-take")->value == "23.45 still to pay");
}

TEST_CASE("what is typed while a posted payment is shown searches for the next account") {
    Shown shown(PostedView{});
    shown.stage->type("7");
    REQUIRE(shown.asked.has_value());
    CHECK(shown.asked->verb == Verb::type_search);
    CHECK(shown.asked->text == "7");
}

TEST_CASE("a long name is cut and the number beside it stays whole") {
    PayView view = pay_view("");
    view.account.name = std::string(80, 'W');
    Shown shown(view);
    for (const kiosk::ScreenFinding& finding : shown.stage->findings()) {
        CHECK(finding.fault != kiosk::ScreenFault::text_overflows);
        CHECK(finding.fault != kiosk::ScreenFault::off_screen);
    }
    CHECK(shown.stage->find("account-number")->label == "10-00041-00");
}
