#pragma once

namespace devices {

// What a device is for. A guess from vendor, product and descriptors; the owner of a port may know better.
enum class UsbRole { none, printer, scanner, drawer, acceptor, display };

// How bytes travel over one interface of a device.
enum class UsbLink {
    none,
    printer,   // bulk both ways: printer class, or the vendor class of a known receipt printer
    hid,       // reports; out over an interrupt endpoint where there is one, else by SET_REPORT
    keyboard,  // HID boot keyboard: 8-byte reports in
    serial,    // CDC-ACM: bulk both ways, with a line whose speed is set
};

}  // namespace devices
