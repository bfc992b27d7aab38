#include "devices/hid_pos/honeywell_symbology.h"

#include <algorithm>
#include <iterator>

namespace devices {
namespace {

struct Symbology {
    char letter;
    std::string_view aim_id;
};

constexpr Symbology symbologies[] = {
    {0x6a, "]C0"},                                // Code 128
    {0x7c, "]C1"},                                // GS1-128; older models send 49
    {0x49, "]C1"}, {0x64, "]E0"},                 // EAN-13
    {0x63, "]E0"},                                // UPC-A
    {0x44, "]E4"},                                // EAN-8
    {0x62, "]A0"},                                // Code 39
    {0x65, "]I0"},                                // interleaved 2 of 5
    {0x79, "]e0"},                                // GS1 DataBar, limited, expanded
    {0x7b, "]e0"}, {0x7d, "]e0"}, {0x72, "]L0"},  // PDF417
    {0x73, "]Q1"},                                // QR
    {0x77, "]d1"},                                // Data Matrix
    {0x7a, "]z0"},                                // Aztec
};

}  // namespace

std::string_view aim_id_of_honeywell(char letter) {
    const auto* found = std::find_if(std::begin(symbologies), std::end(symbologies),
                                     [&](const Symbology& known) { return known.letter == letter; });
    return found == std::end(symbologies) ? std::string_view() : found->aim_id;
}

}  // namespace devices
