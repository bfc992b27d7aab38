#pragma once

#include <string>

#include "devices/simulated/virtual_printer_body.h"

namespace devices {

// What this Star model can do, and how its buffer is.
struct VirtualStarModel {
    DeviceIdentity identity{0x0519, 0x0001, "Star", "TSP654II", "S0001", "simulated"};
    int asb_version = 3;            // 4 and up: StarPRNT
    std::size_t asb_size = 9;       // 7: a model that does not count ETBs
    bool reports_by_itself = true;  // ESC RS a
    bool answers_status = true;     // ESC ACK SOH
    bool knows_blocks = true;       // ETB
    bool opens_drawer_offline = false;
    std::size_t buffer_size = 4096;
    core::Milliseconds line_time{0};  // how long a line takes
    std::string version = "TSP654II Ver3.0";
};

// A receipt printer that obeys real Star bytes (Line mode and StarPRNT), as devices/star/README.md has them.
// Real-time commands are obeyed on arrival where a command may begin, not inside the data of another.
class VirtualStarPrinter : public VirtualPrinterBody {
  public:
    explicit VirtualStarPrinter(const VirtualStarModel& model = {})
        : VirtualPrinterBody(
              {.identity = model.identity, .buffer_size = model.buffer_size, .line_time = model.line_time}),
          model_(model) {}

    int etb_count() const { return etb_count_; }
    void lose_data() { has_lost_data_ = true; }  // its buffer overflowed

  protected:
    std::optional<std::size_t> length_of_command(std::string_view buffer) const override;
    void obey(std::string_view command) override;
    void obey_at_once() override;
    void report_changes() override;
    void forget() override;

  private:
    void obey_setting(char name, char value);
    void end_block();
    std::string frame() const;
    void send_frame();

    VirtualStarModel model_;
    bool reports_ = false;
    std::string last_frame_;
    int etb_count_ = 0;
    bool has_ended_block_ = false;
    bool has_lost_data_ = false;
    bool is_inside_line_ = false;
};

}  // namespace devices
