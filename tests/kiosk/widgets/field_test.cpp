#include "kiosk/widgets/field.h"

#include <vector>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/number_pad.h"
#include "tests/kiosk/widgets/stages.h"

using namespace kiosk;

namespace {

// A form whose owner keeps the values, as a flow does.
struct Form {
    std::string find, count, amount, pin;
    std::vector<std::string> found;
    bool autofocus = true;

    void operator()(Ui& ui) {
        ui.page("form", "Form");
        const FieldEdit find_edit = field(ui, {.id = "find",
                                               .label = "Find",
                                               .value = find,
                                               .rect = {100, 100, 500, 68},
                                               .autofocus = autofocus,
                                               .takes_stray_text = true});
        find = find_edit.text;
        if (find_edit.submitted) found.push_back(find);
        count = field(ui, {.id = "count",
                           .label = "Count",
                           .value = count,
                           .rect = {100, 200, 200, 68},
                           .kind = FieldKind::count,
                           .align = Align::right,
                           .length_max = 4,
                           .enter_moves_on = true})
                    .text;
        amount = field(ui, {.id = "amount",
                            .label = "Amount",
                            .value = amount,
                            .rect = {100, 300, 200, 68},
                            .kind = FieldKind::amount,
                            .align = Align::right})
                     .text;
        pin = pin_field(ui, {.id = "pin", .label = "PIN", .value = pin, .rect = {100, 400, 400, 68}}).text;
        number_pad(ui, {.id = "pad", .rect = {800, 100, 280, 380}, .corner = "C"});
        button(ui, {.id = "one", .label = "One", .rect = {1200, 100, 200, 80}, .hint = "1"});
    }
};

}  // namespace

TEST_CASE("two scans before one frame fill the field one after the other, never glued together") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    const std::string first = "10000410012345678901", second = "10005550898765432109";
    for (const std::string& scan : {first, second}) {
        for (const char letter : scan) stage->queue().typed(std::string(1, letter), stage->now());
        stage->queue().key({.key = Key::enter}, stage->now());
    }
    stage->settle();
    CHECK(form.found == std::vector<std::string>{first, second});
}

TEST_CASE("text without a focused field goes to the field that takes strays, none of it lost") {
    auto stage = open_stage();
    Form form;
    form.autofocus = false;
    stage->show(std::ref(form));
    stage->type("10-00041-00");
    CHECK(form.find == "10-00041-00");
    CHECK(stage->find("find")->focused);
}

TEST_CASE("a focused field keeps its text from the stray field") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    REQUIRE(stage->press("count"));
    stage->type("17");
    CHECK(form.count == "17");
    CHECK(form.find.empty());
}

TEST_CASE("each kind of field lets its own characters through") {
    CHECK(accepted(FieldKind::digits, "10-00041-00") == "100004100");
    CHECK(accepted(FieldKind::amount, "12.5x") == "125");
    CHECK(accepted(FieldKind::text, "Nguyễn 7\n") == "Nguyễn 7");
    CHECK(accepted(FieldKind::text, "\xC3(").empty());
    CHECK(shown(FieldKind::amount, "12345") == "123.45");
    CHECK(shown(FieldKind::amount, "5") == "0.05");
    CHECK(shown(FieldKind::amount, "0123456789") == "1,234,567.89");
    CHECK(shown(FieldKind::amount, "").empty());
}

TEST_CASE("editing works on code points, from the caret") {
    EditLine line{.text = "Tiếng"};
    line.erase_before();
    CHECK(line.text == "Tiến");
    line.move_left();
    line.erase_before();
    CHECK(line.text == "Tin");
    line.insert("ê");
    CHECK(line.text == "Tiên");
    line.move_to_start();
    line.move_left();
    line.erase_after();
    CHECK(line.text == "iên");
    line.move_to_end();
    line.move_right();
    line.erase_after();
    CHECK(line.text == "iên");
}

TEST_CASE("typing into a field that held a value replaces it; typing on goes on") {
    auto stage = open_stage();
    Form form;
    form.count = "12";
    stage->show(std::ref(form));
    REQUIRE(stage->press("count"));
    stage->type("3");
    stage->type("4");
    CHECK(form.count == "34");
}

TEST_CASE("a field takes no more than its length") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    REQUIRE(stage->press("count"));
    stage->type("123456789");
    CHECK(form.count == "1234");
}

TEST_CASE("Enter goes down the column, Tab round all, Shift Tab back") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    REQUIRE(stage->press("count"));
    stage->key("Enter");
    CHECK(stage->find("amount")->focused);
    stage->key("Tab");
    CHECK(stage->find("pin")->focused);
    stage->key("Shift Tab");
    stage->key("Shift Tab");
    CHECK(stage->find("count")->focused);
}

TEST_CASE("the number pad types into the focused field and leaves it the focus") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    REQUIRE(stage->press("amount"));
    for (const char* key : {"pad.1", "pad.4", "pad.0", "pad.0", "pad.0"}) REQUIRE(stage->press(key));
    CHECK(form.amount == "14000");
    CHECK(stage->find("amount")->value == "140.00");
    REQUIRE(stage->press("Erase"));
    CHECK(form.amount == "1400");
    REQUIRE(stage->press("pad.corner"));
    CHECK(form.amount.empty());
    CHECK(stage->find("amount")->focused);
}

TEST_CASE("digits on buttons act only while no field has the focus") {
    auto stage = open_stage();
    int acts = 0;
    std::string value;
    stage->show([&](Ui& ui) {
        ui.page("keys", "Keys");
        if (button(ui, {.id = "one", .label = "One", .rect = {100, 100, 200, 80}, .hint = "1"})) ++acts;
        value =
            field(ui, {.id = "field", .label = "Field", .value = value, .rect = {100, 300, 200, 68}}).text;
    });
    stage->type("1");
    CHECK(acts == 1);
    REQUIRE(stage->press("field"));
    stage->type("1");
    CHECK(acts == 1);
    CHECK(value == "1");
}

TEST_CASE("a PIN is nowhere in the registry or the dump") {
    auto stage = open_stage();
    Form form;
    stage->show(std::ref(form));
    REQUIRE(stage->press("pin"));
    stage->type("739184");
    CHECK(form.pin == "739184");
    CHECK(stage->find("pin")->value == "******");
    CHECK(json_lines(stage->registry()).find("739184") == std::string::npos);
}

TEST_CASE("Space acts on the focused button, Enter does not, since scanners send it") {
    auto stage = open_stage();
    int acts = 0;
    stage->show([&](Ui& ui) {
        if (button(ui, {.id = "lock", .label = "Lock", .rect = {100, 100, 200, 80}})) ++acts;
    });
    stage->key("Tab");
    REQUIRE(stage->find("lock")->focused);
    stage->key("Enter");
    CHECK(acts == 0);
    stage->type(" ");
    CHECK(acts == 1);
}
