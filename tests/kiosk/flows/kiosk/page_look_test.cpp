// Every page of a real visit, in each language and both palettes: no fault of sight or touch. With
// PAYDESK_PICTURES=folder in the environment it also leaves a picture of each there, for eyes.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "core/counter/drawers.h"
#include "kiosk/widgets/screenshot.h"
#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

using test::KioskBench;
using test::money;

namespace {

struct Look {
    std::string language;
    bool contrast = false;
};

void check_page(KioskBench& kiosk, const Look& look, const std::string& name) {
    INFO(name << " " << look.language << (look.contrast ? " contrast" : ""));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    const char* folder = std::getenv("PAYDESK_PICTURES");
    if (!folder) return;
    const std::string path =
        std::string(folder) + "/" + name + "_" + look.language + (look.contrast ? "_contrast" : "") + ".bmp";
    CHECK(kiosk::save_screenshot(kiosk.stage->canvas().view(), path));
}

void dress(KioskBench& kiosk, const Look& look) {
    kiosk.press("language_" + look.language);
    if (look.contrast != kiosk.flow().view().frame.high_contrast) kiosk.press("contrast");
}

void owe_much(KioskBench& kiosk) {
    for (const char* service : {"sewer", "refuse", "gas"}) {
        kiosk.station.accounts.owe("10-00041-00", std::string("R-") + service, core::ReceivableKind::charge,
                                   service, "10.00", "2026-09-20");
    }
}

void check_finding(KioskBench& kiosk, const Look& look) {
    dress(kiosk, look);
    check_page(kiosk, look, "start");
    kiosk.scan_code("4006381333931");
    check_page(kiosk, look, "start_bad_scan");
    kiosk.paper.set_paper_out(true);
    kiosk.pass(2000);
    check_page(kiosk, look, "start_warning");
    kiosk.paper.set_paper_out(false);
    kiosk.pass(2000);
    kiosk.press("ask_help");
    check_page(kiosk, look, "help");
    kiosk.press("leave_help");
    kiosk.press("type_account");
    check_page(kiosk, look, "account_empty");
    kiosk.type("10000");
    check_page(kiosk, look, "account");
    kiosk.type("4101");
    kiosk.press("go_on");
    check_page(kiosk, look, "account_wrong");
    kiosk.press("pad_erase");
    kiosk.type("0");
    kiosk.press("go_on");
    check_page(kiosk, look, "amount");
    kiosk.press("pay_other");
    check_page(kiosk, look, "other_empty");
    for (const char* amount : {"40", "9999"}) {
        kiosk.press("pad_clear");
        kiosk.type(amount);
        check_page(kiosk, look, std::string("other_") + amount);
    }
    kiosk.press("go_back");
}

void check_paying(KioskBench& kiosk, const Look& look) {
    kiosk.press("pay_all");
    check_page(kiosk, look, "cash_empty");
    kiosk.insert(2);
    check_page(kiosk, look, "cash_returned");
    kiosk.insert(0);
    check_page(kiosk, look, "cash_unreadable");
    kiosk.station.policy.cash.kiosk_note_max = money("50.00");
    kiosk.insert(100);
    check_page(kiosk, look, "cash_too_large");
    kiosk.station.policy.cash.kiosk_note_max.reset();
    kiosk.acceptor.cheat();
    kiosk.pass(1'000);
    check_page(kiosk, look, "cash_disturbed");
    kiosk.insert(20);
    kiosk.insert(20);
    check_page(kiosk, look, "cash");
    kiosk.press("cancel");
    check_page(kiosk, look, "help_money");
    kiosk.press("leave_help");
    kiosk.acceptor_cable.unplug();
    kiosk.pass(100);
    check_page(kiosk, look, "cash_broken");
    kiosk.acceptor_cable.plug();
    kiosk.pass(91'000);
    check_page(kiosk, look, "still_there");
    kiosk.press("more_time");
    kiosk.insert(100);
    check_page(kiosk, look, "cash_all_in");
    kiosk.pass(3000);
    check_page(kiosk, look, "paid_printing");
    kiosk.pass(3000);
    check_page(kiosk, look, "paid");
}

void check_trouble(KioskBench& kiosk, const Look& look) {
    owe_much(kiosk);
    kiosk.press("done");
    dress(kiosk, look);
    kiosk.scan();
    check_page(kiosk, look, "amount_several");
    kiosk.press("pay_all");
    kiosk.insert(20);
    kiosk.paper.set_paper_out(true);
    kiosk.press("finish");
    kiosk.pass(3000);
    check_page(kiosk, look, "paid_no_paper");
    kiosk.press("done");
    dress(kiosk, look);
    kiosk.scan();
    kiosk.press("pay_all");
    kiosk.insert(50);
    kiosk.kill();
    dress(kiosk, look);
    check_page(kiosk, look, "earlier_money");
    core::MoneyByTender counted;
    for (const auto& rule : kiosk.station.policy.tenders) counted[rule.type] = core::Money();
    REQUIRE(core::count_drawer(kiosk.station.counter(), counted, {}, {.person = "kiosk"}));
    kiosk.press("post_earlier");
    check_page(kiosk, look, "out_of_service");
    CHECK(kiosk.proves_itself());
}

void check_slot(KioskBench& kiosk, const Look& look) {
    dress(kiosk, look);
    kiosk.scan();
    kiosk.press("pay_all");
    kiosk.insert(20);
    kiosk.lose_a_note(50);
    check_page(kiosk, look, "cash_unknown");
    kiosk.press("finish");
    kiosk.pass(3000);
    check_page(kiosk, look, "paid_unknown");
    kiosk.acceptor.set_jammed(true);
    kiosk.pass(3000);
    kiosk.press("done");
    dress(kiosk, look);
    check_page(kiosk, look, "out_jammed");
    CHECK(kiosk.proves_itself());
}

}  // namespace

TEST_CASE("every page can be read and pressed in every language and palette") {
    for (const std::string& language : core::Texts::languages()) {
        for (const bool contrast : {false, true}) {
            const Look look{language, contrast};
            KioskBench kiosk;
            check_finding(kiosk, look);
            check_paying(kiosk, look);
            check_trouble(kiosk, look);
            KioskBench slot;
            check_slot(slot, look);
        }
    }
}

TEST_CASE("the look of a page is checked: a fault would show") {
    KioskBench kiosk;
    kiosk.stage->show([](kiosk::Ui& ui) {
        ui.page("bad", "Bad");
        kiosk::WidgetRecord& record = ui.record(kiosk::Role::text, "wide", "wide", {0, 0, 20, 20});
        ui.write(record, {.text = "far too wide for its place", .at = {0, 10}});
    });
    CHECK_FALSE(kiosk.faults().empty());
}
