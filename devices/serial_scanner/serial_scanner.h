#pragma once

#include "devices/scanning/code_assembler.h"
#include "devices/scanning/port_scanner.h"

namespace devices {

// A scanner that sends its codes as plain bytes over a serial line or USB CDC-ACM. Packets are cut anywhere,
// so only the ending says where a code is over.
class SerialScanner : public PortScanner {
  public:
    explicit SerialScanner(BytePort& port, CodeEnding ending = {}) : PortScanner(port), assembler_(ending) {}

    std::size_t refused_count() const override { return assembler_.refused_count(); }

  protected:
    void connection_changed() override { assembler_.drop_partial_code(); }
    void take_packet(std::string_view packet, core::Instant now) override;
    void pass_time(core::Instant now) override;

  private:
    CodeAssembler assembler_;
};

}  // namespace devices
