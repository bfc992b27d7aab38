#include "devices/printing/code_page.h"

#include <iconv.h>
#include <catch2/catch.hpp>

#include <map>
#include <string>

using devices::CodePage;

namespace {

// What the C library says the byte is; 0 when nothing.
char32_t by_iconv(std::uint8_t byte, const char* charset) {
    const iconv_t converter = iconv_open("UTF-32LE", charset);
    REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
    char input[] = {static_cast<char>(byte)};
    char32_t output = 0;
    char* in = input;
    char* out = reinterpret_cast<char*>(&output);
    std::size_t in_left = 1;
    std::size_t out_left = sizeof output;
    const bool is_done = iconv(converter, &in, &in_left, &out, &out_left) == 0;
    iconv_close(converter);
    return is_done ? output : 0;
}

const std::map<CodePage, const char*> charsets = {
    {CodePage::cp437, "CP437"},   {CodePage::cp850, "CP850"},           {CodePage::cp852, "CP852"},
    {CodePage::cp858, "CP858"},   {CodePage::cp866, "CP866"},           {CodePage::cp1250, "CP1250"},
    {CodePage::cp1252, "CP1252"}, {CodePage::iso8859_15, "ISO-8859-15"}};

bool is_printable(char32_t character) {
    return character >= 0x20 && !(character >= 0x7f && character < 0xa0);
}

}  // namespace

TEST_CASE("every byte of every code page is what the C library says") {
    REQUIRE(charsets.size() == devices::every_code_page.size());
    for (const CodePage page : devices::every_code_page) {
        for (int value = 0x20; value < 0x100; ++value) {
            const auto byte = static_cast<std::uint8_t>(value);
            const char32_t judge = by_iconv(byte, charsets.at(page));
            INFO(devices::name_of(page) << " byte " << value);
            REQUIRE(devices::character_for(byte, page) == (is_printable(judge) ? judge : U'?'));
            if (is_printable(judge)) REQUIRE(devices::byte_for(judge, page) == byte);
        }
    }
}

TEST_CASE("no page has a byte for a control character") {
    for (const CodePage page : devices::every_code_page) {
        for (char32_t control = 0; control < 0x20; ++control) CHECK_FALSE(devices::byte_for(control, page));
        for (char32_t control = 0x7f; control < 0xa0; ++control)
            CHECK_FALSE(devices::byte_for(control, page));
        CHECK_FALSE(devices::byte_for(0x10'00e9, page));  // not cut down to é
    }
}

TEST_CASE("text is faithful when at most its signs are spelled otherwise") {
    const CodePage pages[] = {CodePage::cp437};
    CHECK(devices::faithful_characters("“año”…", pages) == U"\"año\"...");
    CHECK(devices::faithful_characters("5 €", pages) == U"5 EUR");
    CHECK_FALSE(devices::faithful_characters("Ángel", pages));
    CHECK_FALSE(devices::faithful_characters("Œuvre", pages));
    CHECK_FALSE(devices::faithful_characters("水", pages));
    CHECK(devices::printable_characters("Ángel Œ", pages) == U"Angel OE");
}
