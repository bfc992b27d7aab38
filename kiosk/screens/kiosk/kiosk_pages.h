#pragma once

#include <optional>
#include <string_view>

#include "kiosk/screens/kiosk/kiosk_screen.h"
#include "kiosk/widgets/icons.h"

namespace kiosk {

// The pages between head and foot.
using KioskAnswer = std::optional<KioskAction>;

KioskAnswer draw_page(Ui& ui, const StartView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const AccountView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const AmountView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const OtherAmountView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const CashView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const ReceiptView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const EarlierMoneyView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const StillThereView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const HelpView& view, const core::Texts& texts);
KioskAnswer draw_page(Ui& ui, const OutOfServiceView& view, const core::Texts& texts);

// Parts that several pages share.
Icon icon_of_service(std::string_view service);
void draw_owed_line(Ui& ui, float y, const OwedLine& line);
void draw_steps(Ui& ui, const core::Texts& texts, int current);

// The 12-key pad in telephone order. What `digits` becomes, also by a keyboard; nothing when it stays as it is.
struct DigitPad {
    Rect rect;
    std::string_view digits;
    std::size_t length_max = 0;
    std::string_view clear_label;
    std::string_view erase_label;
};
std::optional<std::string> digit_pad(Ui& ui, const DigitPad& pad);

// Sentences in the middle of the page, wrapped; answers the middle of the last line.
struct CentredText {
    std::string_view id;
    std::string_view text;
    float y = 0;
    float room = 872;
    Weight weight = Weight::regular;
    std::optional<Colour> ink{};
};
float centred_text(Ui& ui, const CentredText& spec);

// A calm card on an otherwise empty page: mark, title, sentences. Answers the middle of the text's last line.
struct CardSpec {
    Rect rect;
    Icon icon = Icon::none;
    Tone tone = Tone::info;
    std::string_view title;
    std::string_view text;
    bool list = false;  // numbered lines with *bold* spans, from the left
};
float draw_card(Ui& ui, const CardSpec& spec);

}  // namespace kiosk
