#include "core/base/ensure.h"
#include "core/scan/scanned_thing.h"

void feed_scan_texts(std::string_view bytes);
void feed_micr_lines(std::string_view bytes);

void feed_scan_texts(std::string_view bytes) {
    static const core::BillerDirectory billers = core::demo_billers();
    const core::ScannedText text{.aim_id = {}, .data = std::string(bytes)};
    const auto thing = core::decode_scan(text, billers);
    const auto* bill = thing ? std::get_if<core::BillScan>(&*thing) : nullptr;
    if (bill == nullptr) return;
    core::ensure(!bill->reference.empty(), "a bill has a reference");
    core::ensure(!bill->amount || !bill->amount->is_negative(), "nobody is billed less than nothing");
    core::ensure(core::decode_bill(text, billers).value() == *bill, "the same text means the same");
}

void feed_micr_lines(std::string_view bytes) {
    const auto line = core::parse_micr_line(bytes);
    if (!line) return;
    core::ensure(line->routing.size() == 9 && !line->account.empty(), "a check's line has its parts");
    core::ensure(core::routing_in_micr_line(bytes) == line->routing, "one routing number");
}
