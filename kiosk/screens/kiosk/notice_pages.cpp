#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

KioskAnswer draw_page(Ui& ui, const EarlierMoneyView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.earlier.title");
    ui.page("earlier_money", title);
    draw_card(ui, {.rect = {40, 212, 1000, 860},
                   .icon = Icon::banknote,
                   .tone = Tone::good,
                   .title = title,
                   .text = texts.text("kiosk.earlier.text")});
    text(
        ui, view.amount, {540, 840},
        {.id = "earlier_amount", .style = bold(Type::total), .ink = ui.palette().ok, .align = Align::centre});
    text(ui, view.account, {540, 968},
         {.id = "earlier_account", .style = bold(Type::body), .align = Align::centre});
    KioskAnswer answer;
    if (kiosk_button(ui, {.id = "post_earlier",
                          .label = texts.text("kiosk.earlier.post"),
                          .rect = {40, 1112, 1000, 226},
                          .kind = ButtonKind::primary,
                          .note = view.note,
                          .large = true,
                          .time_left = view.time_left,
                          .money = true})) {
        answer = KioskCommand::post_earlier;
    }
    if (kiosk_button(ui, {.id = "resume_earlier",
                          .label = texts.text("kiosk.earlier.resume"),
                          .rect = {40, 1358, 1000, 150},
                          .icon = Icon::banknote,
                          .chevron = true})) {
        answer = KioskCommand::resume_earlier;
    }
    return answer;
}

KioskAnswer draw_page(Ui& ui, const StillThereView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.still_there.title");
    ui.page("still_there", title);
    draw_card(ui, {.rect = {40, 320, 1000, 760},
                   .icon = Icon::clock,
                   .tone = Tone::info,
                   .title = title,
                   .text = view.money});
    text(ui, view.seconds, {540, 920}, {.id = "seconds", .style = bold(Type::total), .align = Align::centre});
    progress_bar(ui, {104, 1020, 872, 16}, view.time_left);
    const bool more = kiosk_button(ui, {.id = "more_time",
                                        .label = texts.text("kiosk.still_there.more"),
                                        .rect = {40, 1120, 1000, 226},
                                        .kind = ButtonKind::primary,
                                        .large = true});
    if (more) return KioskCommand::more_time;
    return std::nullopt;
}

KioskAnswer draw_page(Ui& ui, const HelpView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.help_page.title");
    ui.page("help", title);
    const float y = draw_card(ui, {.rect = {40, 212, 1000, 900},
                                   .icon = Icon::help,
                                   .title = title,
                                   .text = texts.text("kiosk.help_page.text"),
                                   .list = true});
    if (!view.money.empty()) {
        paragraph(ui, view.money, {104, y + 92, 872, 52},
                  {.id = "help_money", .type = Type::body, .line_height = 58, .ink = ui.palette().ok});
    }
    KioskAnswer answer;
    if (kiosk_button(ui,
                     {.id = "leave_help",
                      .label = texts.text(view.in_payment ? "kiosk.help_page.go_on" : "kiosk.help_page.back"),
                      .rect = {40, 1152, 1000, 186},
                      .kind = ButtonKind::primary,
                      .large = true})) {
        answer = KioskCommand::leave_help;
    }
    if (!view.finish.empty()) {
        if (kiosk_button(ui, {.id = "finish",
                              .label = view.finish,
                              .rect = {40, 1358, 1000, 150},
                              .icon = Icon::check,
                              .money = true})) {
            answer = KioskCommand::finish;
        }
    } else if (view.in_payment) {
        if (kiosk_button(ui, {.id = "start_over",
                              .label = texts.text("kiosk.help_page.end"),
                              .rect = {40, 1358, 1000, 150},
                              .icon = Icon::cross})) {
            answer = KioskCommand::start_over;
        }
    }
    return answer;
}

KioskAnswer draw_page(Ui& ui, const OutOfServiceView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.out.title");
    ui.page("out_of_service", title);
    const float y = draw_card(ui, {.rect = {40, 320, 1000, 960},
                                   .icon = Icon::warning,
                                   .tone = Tone::warn,
                                   .title = title,
                                   .text = view.reason});
    float last = centred_text(
        ui,
        {.id = "out_advice", .text = texts.text("kiosk.out.advice"), .y = y + 76, .weight = Weight::bold});
    if (!view.money.empty()) {
        last = centred_text(ui, {.id = "out_money",
                                 .text = view.money,
                                 .y = last + 110,
                                 .weight = Weight::bold,
                                 .ink = ui.palette().ok});
    }
    if (!view.waiting.empty()) {
        centred_text(ui, {.id = "out_waiting",
                          .text = view.waiting,
                          .y = last + 110,
                          .weight = Weight::bold,
                          .ink = ui.palette().warn});
    }
    text(ui, view.code, {540, 1232}, {.id = "out_code", .ink = ui.palette().muted, .align = Align::centre});
    float staff_y = 1340;
    for (std::size_t i = 0; i < view.staff.size(); ++i) {
        const std::string id = "out_staff_" + std::to_string(i);
        staff_y =
            72 + centred_text(ui, {.id = id, .text = view.staff[i], .y = staff_y, .ink = ui.palette().muted});
    }
    return std::nullopt;
}

}  // namespace kiosk
