#pragma once

#include <umockdev.h>

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "devices/simulated/virtual_device.h"
#include "tests/support/usb_mock/usb_mock_descriptors.h"

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
    std::string root() const;                                             // where the pretended "/" really is
    static bool is_possible() { return umockdev_in_mock_environment(); }  // cached: ask after making one

  private:
    std::unique_ptr<UMockdevTestbed, ObjectRelease<UMockdevTestbed>> testbed_;
};

struct UsbMockPlace {
    int device = 4;  // its number on bus 1
    std::string port = "1-4";
    UsbMockKind kind = UsbMockKind::printer;
};

// Of the next transfer of a kind.
enum class UsbMockFault {
    none,
    stall,
    broken,   // an I/O error, as the first sign of a pulled cable
    babble,   // more bytes than were asked for (IN)
    silence,  // never ends by itself
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
    void move_to(int device, std::string port);  // another socket; while unplugged
    void announce_again();                       // a second arrival event for the same device

    void end_next_out_after(std::size_t bytes);
    void stall_next_out() { fail_next_out(UsbMockFault::stall); }
    void break_next_out() { fail_next_out(UsbMockFault::broken); }
    void fail_next_out(UsbMockFault fault);
    void fail_next_in(UsbMockFault fault);
    void fail_class_requests(UsbMockFault fault);  // all of them, until told otherwise
    void set_held_by_another(bool held);           // another program has claimed it
    void set_device_id(std::string id);            // of a printer; empty: it stalls the question
    void set_node_mode(unsigned mode);             // who may open it
    bool has_kernel_driver();                      // every interface has its driver (usblp, usbhid ...)
    bool is_claimed();                             // some interface is
    int opened_claims();                           // how often an interface was claimed so far
    int halts_cleared();
    std::size_t transfers_held();               // submitted and not given back yet
    std::vector<std::string> class_requests();  // "21 20 0000 0000 80250000000008": as they were made
    std::string node_path() const;              // "/dev/bus/usb/001/004"

  private:
    using Data = UMockdevIoctlData;
    using Client = UMockdevIoctlClient;
    struct Urb {
        Data* data = nullptr;  // one reference, given back when reaped
        Client* client = nullptr;
        std::size_t taken = 0;
    };
    struct Interface {
        bool has_driver = false;
        Client* claimed_by = nullptr;
    };

    static gboolean handle(UMockdevIoctlBase* base, Client* client, gpointer self);
    static void connected(UMockdevIoctlBase* base, Client* client, gpointer self);
    static void vanished(UMockdevIoctlBase* base, Client* client, gpointer self);
    gboolean answer(Client* client);
    gboolean answer_claim(Client* client, unsigned long request);
    gboolean answer_driver(Client* client, unsigned long request);
    gboolean answer_reap(Client* client, std::unique_lock<std::mutex>& locked);
    gboolean submit(Client* client);
    gboolean discard(Client* client);
    int claim(int interface, Client* client);
    bool may_submit(const usbdevfs_urb& urb, Client* client);
    int answer_control(usbdevfs_urb& urb);
    int answer_class(usbdevfs_urb& urb);
    int answer_descriptor(usbdevfs_urb& urb);
    void work();  // moves bytes between transfers in flight and the inside
    bool work_on(Urb& urb);
    bool work_in(Urb& urb);
    bool work_out(Urb& urb);
    void finish(const Urb& urb, int status, std::size_t size);
    bool is_hid() const { return !descriptors_.reports.empty(); }
    std::string sysfs_path() const;
    std::string description() const;
    void forget_transfers();

    UsbTestbed& testbed_;
    devices::VirtualDevice& inside_;
    UsbMockPlace place_;
    UsbMockDescriptors descriptors_;
    std::unique_ptr<UMockdevIoctlBase, ObjectRelease<UMockdevIoctlBase>> handler_;
    std::mutex mutex_;
    std::map<int, Interface> interfaces_;
    std::list<Urb> in_flight_;
    std::list<Urb> finished_;
    std::string waiting_in_;  // the rest of a packet of the inside that is longer than one on the wire
    bool is_plugged_ = false;
    std::set<Client*> clients_;  // opened it since it was plugged in; for all others it is gone
    bool is_held_ = false;
    int claims_ = 0;
    int halts_cleared_ = 0;
    std::optional<std::size_t> end_out_after_;
    UsbMockFault next_out_ = UsbMockFault::none;
    UsbMockFault next_in_ = UsbMockFault::none;
    UsbMockFault class_requests_fail_ = UsbMockFault::none;
    std::string device_id_;
    std::vector<std::string> class_requests_;
    std::array<std::uint8_t, 7> line_coding_{};
};

}  // namespace test
