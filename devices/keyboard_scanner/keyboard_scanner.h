#pragma once

#include "devices/keyboard_scanner/key_decoder.h"
#include "devices/scanning/code_assembler.h"
#include "devices/scanning/port_scanner.h"

namespace devices {

struct KeyboardScannerSettings {
    const KeyboardLayout* layout =
        &us_layout();  // the one the scanner is set to; the station's own is no matter
    CodeEnding ending = {};
};

// A scanner (or a check reader) that pretends to be a keyboard, claimed so that its codes are never typed
// into a window. It reads the one port it was given: a keyboard that nobody assigned as the scanner is never
// read.
class KeyboardScanner : public PortScanner {
  public:
    explicit KeyboardScanner(BytePort& port, KeyboardScannerSettings settings = {})
        : PortScanner(port), decoder_(*settings.layout), assembler_(settings.ending) {}

    std::size_t refused_count() const override { return assembler_.refused_count(); }

  protected:
    void connection_changed() override;
    void take_packet(std::string_view packet, core::Instant now) override;
    void pass_time(core::Instant now) override;

  private:
    KeyDecoder decoder_;
    CodeAssembler assembler_;
};

}  // namespace devices
