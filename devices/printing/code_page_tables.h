#pragma once

#include <string_view>

namespace devices {

// Bytes 80h to FFh of each page, 128 characters; U+0000 where the page has none. Facts of glibc's iconv,
// which also judges them in tests/devices/printing. The shapes that nobody types (C1 controls) count as none.
extern const std::u16string_view cp437_upper;
extern const std::u16string_view cp850_upper;
extern const std::u16string_view cp852_upper;
extern const std::u16string_view cp858_upper;
extern const std::u16string_view cp866_upper;
extern const std::u16string_view cp1250_upper;
extern const std::u16string_view cp1252_upper;
extern const std::u16string_view iso8859_15_upper;

}  // namespace devices
