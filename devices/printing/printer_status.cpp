#include "devices/printing/printer_status.h"

namespace devices {

core::PrinterCondition PrinterStatus::condition() const {
    using core::PrinterCondition;
    // With the cover open the paper sensor may be wrong, and the head reports an error: the cover comes
    // first.
    if (cover_open) return PrinterCondition::cover_open;
    if (cutter_error) return PrinterCondition::cutter_jammed;
    if (error) return PrinterCondition::failed;
    if (paper_end) return PrinterCondition::paper_out;
    if (overheated) return PrinterCondition::overheated;
    if (offline) return PrinterCondition::not_answering;
    return paper_near_end ? PrinterCondition::paper_near_end : PrinterCondition::ready;
}

}  // namespace devices
