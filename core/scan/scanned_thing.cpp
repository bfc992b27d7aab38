#include "core/scan/scanned_thing.h"

namespace core {

bool is_check_line(const ScannedText& scanned) {
    return scanned.aim_id.empty() && looks_like_micr_line(scanned.data);
}

Result<ScannedThing> decode_scan(const ScannedText& scanned, const BillerDirectory& billers) {
    if (is_check_line(scanned)) {
        const auto line = parse_micr_line(scanned.data);
        if (!line) return tl::unexpected(line.error());
        return ScannedThing(*line);
    }
    auto bill = decode_bill(scanned, billers);
    if (!bill) return tl::unexpected(bill.error());
    return ScannedThing(std::move(*bill));
}

}  // namespace core
