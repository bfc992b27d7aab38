#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "tests/end_to_end/child_process.h"
#include "tests/end_to_end/display.h"
#include "tests/end_to_end/registry_file.h"
#include "tests/kiosk/cli/program.h"
#include "tests/support/usb_mock/usb_mock.h"

namespace test {

// A clerk's desk around the real program: a demo station W2, a screen, and a printer and a scanner on USB.
// The program is a child that knows of no test; all it is told comes over USB and X.
class CounterDesk {
  public:
    CounterDesk();

    void start();  // the window; devices are plugged in later
    int close();   // asks the window to end; its exit status
    void plug_devices();
    void unplug_printer() { printer_mock_.unplug(); }
    void replug_printer() { printer_mock_.plug(); }
    void hang_printer();  // takes bytes, answers nothing
    void power_cycle_printer();

    void scan(const std::string& aim_id, const std::string& data);
    std::string printed_bytes();  // all that reached the printer so far
    devices::Paper newest_paper();
    int drawer_pulses();

    // Each fails the test case, with all that the screen shows, when it does not come about in time.
    void wait_for_page(std::string_view page);
    void wait_to_see(std::string_view text);
    void wait_to_see(std::string_view text, std::string_view next);  // "Receipt", then "printed"
    void wait_for_bytes(std::size_t count);                          // at the printer
    void press_on_screen(std::string_view id_or_label);              // waits for it, then clicks it
    void press_key(const std::string& key) { display_.press_key(key); }
    void type(const std::string& text) { display_.type(text); }

    const Program& program() const { return program_; }
    const RegistryFile& screen() const { return screen_; }

  private:
    template <class Wanted>
    void wait_for(std::string_view what, Wanted wanted);

    UsbTestbed testbed_;
    devices::VirtualPrinter printer_;
    devices::VirtualScanner scanner_;
    UsbMock printer_mock_{testbed_, printer_, {}};
    UsbMock scanner_mock_{testbed_, scanner_, {.device = 5, .port = "1-5", .kind = UsbMockKind::hid_scanner}};
    Program program_;
    Display display_{program_.folder()};
    RegistryFile screen_{program_.folder() / "registry.jsonl"};
    std::unique_ptr<ChildProcess> station_;
};

}  // namespace test
