#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "devices/simulated/virtual_device.h"
#include "tests/real_kernel/usb_descriptors.h"
#include "tests/real_kernel/usbip_message.h"

namespace test {

// A virtual device on a socket of the kernel's virtual host controller, vhci_hcd: the kernel enumerates it
// and binds its drivers as with a real one. Requests come over a socket pair and are answered in a thread of
// its own, because the program under test waits inside the kernel while, say, usblp is given its device back.
// The inside is only touched under `lock()`.
class UsbipDevice {
  public:
    UsbipDevice(devices::VirtualDevice& inside, UsbKind kind, int port = 0)
        : inside_(inside), descriptors_(usb_descriptors(kind, inside.identity())), port_(port) {}
    ~UsbipDevice();
    UsbipDevice(const UsbipDevice&) = delete;
    UsbipDevice& operator=(const UsbipDevice&) = delete;

    std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }

    void plug();
    void unplug();

    bool is_refusing_bytes();   // an OUT transfer waits for the device to take the rest
    std::size_t ended_early();  // how many OUT transfers the host ended when only a part was taken
    std::string path() const;   // "3-1": where the kernel puts it

  private:
    struct Transfer {
        UsbipMessage request;
        std::size_t taken = 0;
    };

    void serve();
    bool take_message();
    void answer_control(const UsbipMessage& request);
    std::optional<std::string> control_reply(const UsbipMessage& request);
    std::optional<std::string> descriptor(std::uint8_t type, std::uint8_t index) const;
    void end_early(const UsbipMessage& request);
    void move_bytes();
    bool move_out(Transfer& transfer);
    bool move_in(Transfer& transfer);
    void reply(const UsbipMessage& request, int status, std::size_t moved, std::string data = {});

    devices::VirtualDevice& inside_;
    UsbDescriptors descriptors_;
    int port_;
    int socket_ = -1;
    std::thread thread_;
    std::atomic<bool> is_stopping_ = false;
    std::mutex mutex_;
    std::list<Transfer> in_flight_;
    std::size_t ended_early_ = 0;
};

}  // namespace test
