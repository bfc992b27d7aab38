#pragma once

#include "devices/printing/printer_status.h"

namespace devices {

// Knows when a person has cleared a jammed cutter, so that the printer may be told to go on. A cutter must
// never move while fingers are in it, so nothing is tried by itself: either the cover was opened and closed
// since the jam, or the person says so. One try for each clearing.
//
//   working --jam--> jammed --cover opened--> being cleared --cover closed--> cleared --sent--> jammed ...
//                       '-------------- the person says so -------------------^
class ErrorRecovery {
  public:
    void begin() { *this = ErrorRecovery(); }
    void saw(const PrinterStatus& status);
    void person_cleared_it();
    bool wants_to_be_sent() const { return stage_ == Stage::cleared; }
    void sent() { stage_ = Stage::jammed; }

  private:
    enum class Stage { working, jammed, being_cleared, cleared };
    Stage stage_ = Stage::working;
};

}  // namespace devices
