#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace test {

// What the kernel says and is told through files: /sys, /proc, /dev.

core::Instant instant();
// Asks again and again, every millisecond, for at most this long.
bool eventually(const std::function<bool()>& wanted, core::Milliseconds limit = core::Milliseconds(10'000));

std::string read_file(const std::string& path);  // without the line end; empty when there is none
bool write_file(const std::string& path, std::string_view bytes);  // in one write, as the kernel wants it

// The bus of this host controller ("vhci_hcd.0") for USB 2 and slower.
std::string usb2_bus_of(const std::string& controller);

// The driver bound to the first interface of the device at "3-1": "usblp"; empty: none.
std::string driver_of(const std::string& usb_path);
std::string node_of(const std::string& usb_path);  // "/dev/bus/usb/003/002"
std::size_t open_files();                          // of this process

// Notices every opening of a file, by whomever.
class OpenWatch {
  public:
    explicit OpenWatch(const std::string& path);
    ~OpenWatch();
    OpenWatch(const OpenWatch&) = delete;
    OpenWatch& operator=(const OpenWatch&) = delete;

    bool was_opened() const;  // since the last time it was asked

  private:
    int inotify_;
};

}  // namespace test
