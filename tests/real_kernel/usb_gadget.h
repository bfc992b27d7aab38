#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

#include "devices/simulated/virtual_device.h"
#include "tests/real_kernel/usb_descriptors.h"

namespace test {

// A virtual device behind the kernel's own device side: a printer or HID function made in configfs, on the
// controller pair dummy_udc and dummy_hcd. Descriptors, endpoints and what happens at an unplug are the
// kernel's; only the bytes are the inside's, carried in a thread between it and the function's node in /dev.
// The inside is only touched under `lock()`.
class UsbGadget {
  public:
    UsbGadget(devices::VirtualDevice& inside, UsbKind kind);
    ~UsbGadget();
    UsbGadget(const UsbGadget&) = delete;
    UsbGadget& operator=(const UsbGadget&) = delete;

    std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }

    void plug();
    void unplug();
    std::string path() const;  // "4-1": where the kernel puts it

  private:
    void describe() const;
    std::string function() const;
    void serve();
    void open_node();
    void close_node();
    bool carry();  // false: the node is of no use any more

    devices::VirtualDevice& inside_;
    UsbKind kind_;
    bool is_plugged_ = false;
    int node_ = -1;
    std::string refused_;  // by the inside, for now
    std::string unsent_;   // the host has not asked for it yet
    std::thread thread_;
    std::atomic<bool> is_stopping_ = false;
    std::mutex mutex_;
};

}  // namespace test
