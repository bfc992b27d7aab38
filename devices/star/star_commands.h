#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "devices/printing/code_page.h"

// The commands this program sends to Star printers, in Line mode and StarPRNT alike (Star's names in the
// comments; sources in the README of this folder).
namespace devices::star {

std::string report_changes();                       // ESC RS a 1: automatic status
std::string initialise();                           // ESC @, ESC RS a 1, ESC BEL: a drawer pulse lasts 200 ms
std::string ask_status();                           // ESC ACK SOH, real time
std::string ask_version();                          // ESC # * LF NUL
std::string count_from_zero();                      // ESC RS E 0
std::string end_block();                            // ETB: counted when all before it is printed
std::string drawer_pulse();                         // BEL: drawer 1, waits its turn
std::string drawer_pulse_at_once();                 // FS: drawer 1, real time
std::string feed_and_cut();                         // ESC d 2
std::string feed_dots(int dots);                    // ESC J: quarters of a millimetre, 2 dots each
std::string choose_code_page(std::uint8_t number);  // ESC GS t
std::string choose_size(int size);                  // ESC i; 1 to 6
std::string choose_bold(bool bold);                 // ESC E, ESC F
std::string choose_align(int align);                // ESC GS a: 0 left, 1 centre, 2 right
std::string qr_code(std::string_view data, int dots);  // ESC GS y: model 2, error correction M

// The number that ESC GS t takes for the page; empty for pages that Star printers do not have.
std::optional<std::uint8_t> page_number(CodePage page);

}  // namespace devices::star
