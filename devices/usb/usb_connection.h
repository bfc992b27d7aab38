#pragma once

#include <libusb.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "devices/port/byte_port.h"
#include "devices/usb/hid_report_shape.h"
#include "devices/usb/usb_bus.h"
#include "devices/usb/usb_claim.h"
#include "devices/usb/usb_transfer.h"

namespace devices {

// One opened and claimed device with its permanent IN transfer and one OUT and one control transfer.
//
//   opening --asked what there is to ask, or 500 ms--> ready --first sign that it is gone--> broken
//
// Broken is for good: it is closed and, when the device is still there, opened anew. Closing takes steps: the
// transfers are cancelled first, and the interfaces go back to the kernel's driver.
class UsbConnection {
  public:
    static constexpr int faults_max = 3;                     // stalls and overflows in a row
    static constexpr std::size_t packets_waiting_max = 256;  // then reading pauses
    static constexpr std::size_t requests_waiting_max = 8;   // later ones are dropped
    static constexpr core::Milliseconds opening_time_max{500};
    static constexpr core::Milliseconds request_time_max{1000};

    struct Opened {
        std::unique_ptr<UsbConnection> connection;
        int error = LIBUSB_SUCCESS;
    };
    static Opened open(UsbBus& bus, const UsbDevice& device, const UsbInterface& interface,
                       const SerialLine& line, core::Instant now);
    ~UsbConnection();

    void step(core::Instant now);
    bool is_ready() const { return is_ready_ && !is_broken_; }
    bool is_broken() const { return is_broken_; }
    std::uint64_t arrival() const { return arrival_; }  // UsbDevice::id
    int interface() const { return interface_.number; }
    bool is_keyboard() const { return shape_.is_keyboard; }        // by its report descriptor: broken unread
    const std::string& printer_id() const { return printer_id_; }  // IEEE 1284; known once ready

    void start_write(std::string_view bytes, core::Instant now);
    WriteProgress write() const {
        return {.busy = is_writing_ || is_stalled(interface_.out), .taken = taken_};
    }
    void send_feature_report(std::uint8_t report_id, std::string_view data);
    std::optional<std::string> take_received();

    void begin_closing();
    bool is_drained() const;  // may be destroyed without waiting

  private:
    UsbConnection(UsbBus& bus, std::uint64_t arrival, const UsbInterface& interface, UsbHandle handle);
    int claim();
    void step_control(core::Instant now);
    void step_in();
    void step_out(core::Instant now);
    void finish_opening();
    void finish_request(const UsbRequest& request);
    void note_submit(int result);
    void note_fault(int& faults);
    void note_stall(int& faults, std::uint8_t endpoint);
    bool is_stalled(std::uint8_t endpoint) const;
    void clear_stall(std::uint8_t endpoint);

    UsbBus& bus_;
    std::uint64_t arrival_;
    UsbInterface interface_;
    UsbHandle handle_;
    std::vector<UsbClaim> claims_;
    UsbTransfer in_;
    UsbTransfer out_;
    UsbTransfer control_;
    bool is_ready_ = false;
    bool is_broken_ = false;
    core::Instant opening_begun_;

    std::deque<UsbRequest> requests_;  // while asking, the first one is under way
    bool is_asking_ = false;
    core::Instant request_begun_;
    std::string printer_id_;
    HidReportShape shape_;
    std::vector<std::uint8_t> stalled_;  // endpoints that wait for their clearing

    bool is_reading_ = false;  // the result of `in_` has not been looked at
    int in_faults_ = 0;
    std::deque<std::string> packets_;

    bool is_writing_ = false;
    int out_faults_ = 0;
    std::size_t taken_ = 0;
    core::Instant write_begun_;
};

}  // namespace devices
