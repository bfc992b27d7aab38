#pragma once

namespace devices {

// A cash drawer on the printer's connector, with its switch.
class VirtualDrawer {
  public:
    void pulse() {
        ++pulses_;
        if (!is_stuck_) is_open_ = true;
    }
    void open_with_key() { is_open_ = true; }
    void close() { is_open_ = false; }
    void set_stuck(bool stuck) { is_stuck_ = stuck; }
    void set_has_sensor(bool has_sensor) { has_sensor_ = has_sensor; }

    bool is_open() const { return is_open_; }
    int pulses() const { return pulses_; }
    bool pin_is_high() const { return !has_sensor_ || !is_open_; }  // low means open; not wired reads high

  private:
    bool is_open_ = false;
    bool is_stuck_ = false;
    bool has_sensor_ = true;
    int pulses_ = 0;
};

}  // namespace devices
