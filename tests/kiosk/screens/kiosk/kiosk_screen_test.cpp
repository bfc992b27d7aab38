#include "kiosk/screens/kiosk/kiosk_screen.h"

#include <catch2/catch.hpp>

#include "kiosk/widgets/headless_stage.h"

using kiosk::KioskAction;
using kiosk::KioskCommand;
using kiosk::KioskView;

namespace {

// The screens alone, from views made by hand.
struct Screen {
    core::Texts texts;
    KioskView view;
    std::unique_ptr<kiosk::HeadlessStage> stage =
        kiosk::HeadlessStage::open({.display = kiosk::kiosk_display()}).value();
    std::vector<KioskAction> asked;

    explicit Screen(decltype(KioskView::page) page, const std::string& language = "en")
        : texts(core::Texts::load(language).value()),
          view{.frame = {.office = "Riverton Utilities",
                         .place = "Kiosk K1",
                         .languages = {{"en", "English", true}, {"es", "Español", false}}},
               .page = std::move(page)} {
        stage->show([this](kiosk::Ui& ui) {
            if (const auto action = kiosk::draw_kiosk(ui, view, texts)) asked.push_back(*action);
        });
    }
    // What the press asked for in the end; the touch itself is a sign of life.
    std::optional<KioskAction> press(std::string_view label) {
        asked.clear();
        if (!stage->press(label) || asked.empty()) return std::nullopt;
        return asked.back();
    }
    std::vector<std::string> faults() const {
        std::vector<std::string> sentences;
        for (const auto& finding : stage->findings()) sentences.push_back(finding.sentence);
        return sentences;
    }
};

kiosk::CashView cash_of(const std::string& amount) {
    return {.account = "Account ending 41-00",
            .put_in = amount,
            .still_to_pay = amount,
            .to_pay = amount,
            .accepted = "$100.00",
            .trouble = "That bill came back. *Turn it round* and try again.",
            .finish = "Finish, pay " + amount + " only",
            .note = "No change given."};
}

}  // namespace

TEST_CASE("each button asks for its act") {
    Screen amount(kiosk::AmountView{
        .holder = "M*** G.", .account = "Account ending 41-00", .total = "$123.45", .past_due = "$62.10"});
    CHECK(amount.press("Pay it all") == KioskAction(KioskCommand::pay_all));
    CHECK(amount.press("Pay past due only") == KioskAction(KioskCommand::pay_past_due));
    CHECK(amount.press("Pay another amount") == KioskAction(KioskCommand::type_amount));
    CHECK(amount.press("Not my bill") == KioskAction(KioskCommand::start_over));
    CHECK(amount.press("Español") == KioskAction(kiosk::ChooseLanguage{"es"}));
    CHECK(amount.press("Contrast") == KioskAction(KioskCommand::switch_contrast));
    CHECK(amount.press("Help") == KioskAction(KioskCommand::ask_help));
}

TEST_CASE("any touch or key is a sign of life") {
    Screen start(kiosk::StartView{});
    start.stage->tap({540, 340});
    REQUIRE_FALSE(start.asked.empty());
    CHECK(start.asked.front() == KioskAction(KioskCommand::sign_of_life));
    start.asked.clear();
    start.stage->key("Left");
    REQUIRE_FALSE(start.asked.empty());
    CHECK(start.asked.front() == KioskAction(KioskCommand::sign_of_life));
}

TEST_CASE("the pad edits by touch and by keyboard, up to the length of an account number") {
    Screen account(kiosk::AccountView{.typed = "10", .grouped = "10", .rest = "-_____-__"});
    CHECK(account.press("7") == KioskAction(kiosk::EditAccount{"107"}));
    CHECK(account.press("Erase") == KioskAction(kiosk::EditAccount{"1"}));
    CHECK(account.press("Clear") == KioskAction(kiosk::EditAccount{""}));
    account.asked.clear();
    account.stage->type("0x0");
    REQUIRE_FALSE(account.asked.empty());
    CHECK(account.asked.front() == KioskAction(kiosk::EditAccount{"1000"}));
    Screen full(kiosk::AccountView{.typed = "100004100", .grouped = "10-00041-00", .complete = true});
    CHECK(full.press("7") == KioskAction(KioskCommand::sign_of_life));
    CHECK(full.press("Find my account") == KioskAction(KioskCommand::open_account));
}

TEST_CASE("a quick second tap on a money button is no second act") {
    Screen cash(cash_of("$40.00"));
    CHECK(cash.press("finish") == KioskAction(KioskCommand::finish));
    CHECK(cash.press("finish") == KioskAction(KioskCommand::sign_of_life));
}

TEST_CASE("the largest amounts fit in every language") {
    for (const std::string& language : core::Texts::languages()) {
        INFO(language);
        CHECK(Screen(cash_of("$99,999.99"), language).faults() == std::vector<std::string>{});
        CHECK(Screen(kiosk::AmountView{.holder = "W*** W.",
                                       .account = "Account ending 41-00",
                                       .owed = {{"electric", "Electric, late since Sep 30, 2025",
                                                 "$99,999.99", true}},
                                       .total = "$99,999.99",
                                       .past_due = "$88,888.88"},
                     language)
                  .faults() == std::vector<std::string>{});
    }
}
