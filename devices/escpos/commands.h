#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "devices/escpos/process_id.h"
#include "devices/printing/code_page.h"

// The ESC/POS commands this program sends, byte for byte (Epson's names in the comments; tables with their
// sources in the README of this folder).
namespace devices::escpos {

// Which of the two drive lines of the drawer connector. Pulsing both opens the neighbour's drawer too.
enum class DrawerPin : std::uint8_t { pin_2 = 0, pin_5 = 1 };

std::string initialise();                  // ESC @, FS . and GS a: the last two are lost by the first
std::string ask_status();                  // DLE EOT 1 to 4, real time: four bytes come back, in this order
std::string ask_process_id(ProcessId id);  // GS ( H function 48: answered when all before it is printed
std::string ask_in_order();                // GS r 1: one byte when all before it was processed
std::string ask_model();                   // GS I 67: a block comes back, 5Fh ... NUL
std::string ask_firmware();                // GS I 65
std::string go_on_after_error();           // DLE ENQ 1: from the line of the error, in real time
std::string clear_and_go_on();             // DLE ENQ 2: forgets all it was sent, in real time
std::string drawer_pulse(DrawerPin pin);   // ESC p: waits its turn; 120 ms on, 240 ms off
std::string drawer_pulse_at_once(DrawerPin pin);       // DLE DC4 1: also while off-line; 200 ms on and off
std::string feed_and_cut();                            // GS V 65
std::string feed_dots(int dots);                       // ESC J: 0 to 255
std::string choose_code_page(std::uint8_t number);     // ESC t
std::string choose_style(int size, bool bold);         // GS ! and ESC E; size 1 to 8
std::string choose_align(int align);                   // ESC a: 0 left, 1 centre, 2 right
std::string qr_code(std::string_view data, int dots);  // GS ( k: model 2, error correction M, dots a module

// GS h, GS w, GS H, GS f and GS k form B: bars so high, modules so wide, the data below in the small font.
// Code 128 takes codewords without check and stop (core/ports/barcode_modules.h). Nothing when the data is
// too long, or would hold a real-time command: pairs of digits travel as bytes 0 to 99, and 16 04 is DLE EOT.
struct BarDots {
    int height = 80;
    int module = 2;
};
std::optional<std::string> code128_barcode(const std::vector<int>& codewords, BarDots dots);
std::optional<std::string> interleaved_barcode(std::string_view digits, BarDots dots);

// Bytes that end a command of which only `taken` bytes arrived, so that it does nothing: a drawer pulse that
// was given up must not open the drawer later, and must not swallow what follows.
std::string harmless_rest(std::string_view pulse, std::size_t taken);
bool is_beyond_recall(std::string_view pulse, std::size_t taken);  // it will act however it ends

// True when data holds a sequence that a printer obeys at once wherever it stands, even inside an image: DLE
// EOT, DLE ENQ, DLE DC4. DLE DC4 opens the drawer.
bool holds_real_time_command(std::string_view data);

}  // namespace devices::escpos
