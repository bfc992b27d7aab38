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
#include "tests/support/usb_mock/usb_testbed.h"

struct usbdevfs_urb;

namespace test {

struct UsbMockPlace {
    int device = 4;  // its number on bus 1
    std::string port = "1-4";
    UsbMockKind kind = UsbMockKind::printer;
};

// How one transfer ends. A stall of an endpoint halts it until it is cleared.
enum class UsbMockFault {
    none,
    stall,
    broken,   // an I/O error, as the first sign of a pulled cable
    babble,   // more bytes than were asked for (IN)
    silence,  // never ends by itself, but is given back when it is cancelled
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
    void fail_requests(UsbMockFault fault);  // all to interfaces and endpoints, until told otherwise
    void set_held_by_another(bool held);     // another program has claimed it
    void set_device_id(std::string id);      // of a printer; empty: it stalls the question
    void set_node_mode(unsigned mode);       // who may open it
    bool has_kernel_driver();                // every interface has its driver (usblp, usbhid ...)
    bool is_claimed();                       // some interface is
    int opened_claims();                     // how often an interface was claimed so far
    int tried_claims();                      // ... or refused
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
        bool is_silenced = false;
    };
    struct Interface {
        bool has_driver = false;
        Client* claimed_by = nullptr;
    };

    static gboolean handle(UMockdevIoctlBase* base, Client* client, gpointer self);
    static void connected(UMockdevIoctlBase* base, Client* client, gpointer self);
    static void vanished(UMockdevIoctlBase* base, Client* client, gpointer self);
    gboolean answer(Client* client);
    bool is_here(Client* client) const;
    void forget(Client* client);
    gboolean answer_claim(Client* client, unsigned long request);
    gboolean answer_driver(Client* client, unsigned long request);
    gboolean answer_reap(Client* client, std::unique_lock<std::mutex>& locked);
    gboolean submit(Client* client);
    gboolean discard(Client* client);
    int claim(int interface, Client* client);
    bool may_submit(const usbdevfs_urb& urb, Client* client);
    bool work_on_request(Urb& urb);
    int answer_control(usbdevfs_urb& urb);
    int answer_class(usbdevfs_urb& urb);
    int answer_descriptor(usbdevfs_urb& urb);
    void work();  // moves bytes between transfers in flight and the inside
    bool work_on(Urb& urb);
    bool work_in(Urb& urb);
    bool work_out(Urb& urb);
    bool fail(Urb& urb, UsbMockFault& next);
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
    int visit_ = 0;                    // grows with each plug
    std::map<Client*, int> visitors_;  // in which visit each one opened it: to others it is gone
    bool is_held_ = false;
    int claims_ = 0;
    int claims_tried_ = 0;
    int halts_cleared_ = 0;
    std::optional<std::size_t> end_out_after_;
    UsbMockFault next_out_ = UsbMockFault::none;
    UsbMockFault next_in_ = UsbMockFault::none;
    UsbMockFault requests_fail_ = UsbMockFault::none;
    std::set<std::uint8_t> halted_;  // endpoints
    std::string device_id_;
    std::vector<std::string> class_requests_;
    std::array<std::uint8_t, 7> line_coding_{};
};

}  // namespace test
