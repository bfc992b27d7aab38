#include <algorithm>

#include "core/scan/scanned_thing.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

namespace {

// Fills the check in where a payment is open for it; the key of what to say.
std::string take_check(PaymentDraft* draft, const core::MicrLine& line, const core::Policy& policy) {
    if (!std::ranges::count(window_tenders(policy), core::TenderType::check))
        return "window_pay.check_not_taken";
    if (draft == nullptr) return "window_pay.check_first_bill";
    return draft->take_check(line) ? "window_pay.check_read" : "window_pay.check_twice";
}

}  // namespace

void WindowFlow::take_scan() {
    if (!parts_.scanner) return;
    while (const auto scanned = parts_.scanner->take_scan()) {
        const core::ScannedText text{.aim_id = scanned->aim_id, .data = scanned->data};
        const bool is_paying = page_ == Page::pay;
        if (!is_paying && page_ != Page::ready && page_ != Page::posted) continue;
        if (is_paying && pay_->draft.holds_money() && !core::is_check_line(text)) {
            tell(texts().text("window_pay.scan_waits"), texts().text("window_pay.scan_waits_advice"),
                 Tone::warn);
            continue;
        }
        const auto thing = core::decode_scan(text, parts_.billers);
        if (!thing) {
            failed(thing.error());
        } else if (const auto* line = std::get_if<core::MicrLine>(&*thing)) {
            const std::string key =
                take_check(is_paying ? &pay_->draft : nullptr, *line, parts_.counter.policy);
            if (is_paying) pay_->leaving = false;
            tell(texts().text(key), texts().text(key + "_advice"), Tone::warn);
        } else if (const auto account = core::account_on_bill(std::get<core::BillScan>(*thing))) {
            open_account(*account);
        } else {
            failed(account.error());
        }
    }
}

}  // namespace kiosk::window
