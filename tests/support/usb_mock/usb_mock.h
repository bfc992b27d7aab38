#pragma once

#include <umockdev.h>

#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "devices/simulated/virtual_device.h"

struct usbdevfs_urb;

namespace test {

template <class T>
struct ObjectRelease {
    void operator()(T* object) const { g_object_unref(object); }
};

// The pretended /sys and /dev of this process and its children. Only under umockdev-wrapper; one at a time.
class UsbTestbed {
  public:
    UsbTestbed() : testbed_(umockdev_testbed_new()) {}
    UMockdevTestbed* get() const { return testbed_.get(); }
    static bool is_possible() {
        return umockdev_in_mock_environment();
    }  // ask after making one: it is cached

  private:
    std::unique_ptr<UMockdevTestbed, ObjectRelease<UMockdevTestbed>> testbed_;
};

enum class UsbMockKind { printer, printer_of_vendor_class, hid_scanner, hid_keyboard, hub };

struct UsbMockPlace {
    int device = 4;  // its number on bus 1
    std::string port = "1-4";
    UsbMockKind kind = UsbMockKind::printer;
};

// A USB device as the kernel's usbfs shows it, with a virtual device as its inside. Plugging, unplugging and
// faults are asked for from the test; requests are answered in umockdev's own thread, so the inside is only
// touched under `lock()`.
class UsbMock {
  public:
    UsbMock(UsbTestbed& testbed, devices::VirtualDevice& inside, UsbMockPlace place);
    ~UsbMock();
    UsbMock(const UsbMock&) = delete;
    UsbMock& operator=(const UsbMock&) = delete;

    std::unique_lock<std::mutex> lock() { return std::unique_lock(mutex_); }

    void plug();
    void unplug();
    void announce_again();  // a second arrival event for the same device

    // Faults, each of the next OUT transfer.
    void end_next_out_after(std::size_t bytes);
    void stall_next_out();
    void break_next_out();  // an I/O error, as the first sign of a pulled cable

    bool has_kernel_driver();  // usblp or usbhid is bound
    bool is_claimed();
    int opened_claims();  // how often it was claimed so far
    int halts_cleared();
    std::string node_path() const;  // "/dev/bus/usb/001/004"

  private:
    using Data = UMockdevIoctlData;
    struct Urb {
        Data* data = nullptr;  // one reference, given back when reaped
        std::size_t taken = 0;
    };

    static gboolean handle(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self);
    gboolean answer(UMockdevIoctlClient* client);
    gboolean answer_driver(UMockdevIoctlClient* client, unsigned long request);
    gboolean answer_reap(UMockdevIoctlClient* client, std::unique_lock<std::mutex>& locked);
    gboolean submit(UMockdevIoctlClient* client);
    gboolean discard(UMockdevIoctlClient* client);
    int answer_control(usbdevfs_urb& urb);
    void work();  // moves bytes between transfers in flight and the inside
    bool work_in(Urb& urb);
    bool work_out(Urb& urb);
    void finish(Data* data, int status, std::size_t size);
    std::string sysfs_path() const;
    std::string description() const;
    std::vector<std::uint8_t> descriptors() const;
    bool is_hid() const;
    void forget_transfers();

    UsbTestbed& testbed_;
    devices::VirtualDevice& inside_;
    UsbMockPlace place_;
    std::unique_ptr<UMockdevIoctlBase, ObjectRelease<UMockdevIoctlBase>> handler_;
    std::mutex mutex_;
    std::list<Urb> in_flight_;
    std::deque<Data*> finished_;
    bool is_plugged_ = false;
    bool has_driver_ = true;
    bool is_claimed_ = false;
    int claims_ = 0;
    int halts_cleared_ = 0;
    std::optional<std::size_t> end_out_after_;
    int next_out_error_ = 0;
};

}  // namespace test
