#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/printed_document.h"
#include "devices/printing/encoded_document.h"
#include "devices/printing/job_proof.h"
#include "devices/printing/printer_names.h"
#include "devices/printing/printer_status.h"

namespace devices {

// One thing a printer said: its status, or something else (which shows at least that it is alive).
struct PrinterSaid {
    std::optional<PrinterStatus> status = std::nullopt;
    bool is_answer = false;  // to the status question under way
};

// What differs between printer languages; everything else is in PrinterDriver. A dialect turns wishes into
// bytes and bytes into facts, and keeps no time of its own.
class PrinterDialect {
  public:
    virtual ~PrinterDialect() = default;

    virtual void begin(core::Instant now) = 0;  // a new connection: nothing is known
    virtual std::string language() const = 0;   // "ESC/POS", "StarPRNT"
    virtual bool prints_text() const { return true; }
    virtual std::string model() const = 0;  // as the printer itself says; empty: not known
    virtual std::string firmware() const = 0;

    virtual EncodedDocument encode(const core::PrintedDocument& document) const = 0;
    virtual std::string set_up() const = 0;        // at each connection
    virtual std::string begin_job() const = 0;     // before each document
    virtual std::string end_torn_job() const = 0;  // ends the line and cuts
    virtual std::string ask_status() const = 0;
    virtual std::string ask_name() const = 0;  // names().next()

    // Opens the drawer: in its turn, or at once while the printer is off-line. `harmless_rest` ends a pulse
    // of which only `taken` bytes arrived so that it moves nothing, unless it is beyond recall.
    virtual std::string pulse(bool at_once) const = 0;
    virtual std::string harmless_rest(std::string_view pulse, std::size_t taken) const = 0;
    virtual bool is_beyond_recall(std::string_view pulse, std::size_t taken) const = 0;

    // Ends a cutter's error that a person has cleared: goes on with the job under way, or clears what is left
    // of an abandoned one. Empty: this printer goes on by itself.
    virtual std::string go_on() const { return {}; }
    virtual std::string clear_and_go_on() const { return {}; }

    virtual std::vector<PrinterSaid> take(std::string_view bytes) = 0;
    virtual void expect_answer() = 0;  // the status question is on its way
    virtual void drop_answer() = 0;    // it was not answered in time: late answers count no more

    virtual JobProof& proof() = 0;
    virtual const JobProof& proof() const = 0;
    virtual PrinterNames& names() = 0;
};

}  // namespace devices
