#include "core/texts/texts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "core/base/embedded_file.h"

namespace core {
std::span<const EmbeddedFile> text_files();
}

using core::Date;
using core::Money;
using core::TextArgument;
using core::Texts;
using core::TextTable;

namespace {

// What is wrong with a translation, one line per finding; empty when it says the same things.
std::vector<std::string> differences(const TextTable& original, const TextTable& translation) {
    std::vector<std::string> found;
    for (const auto& [key, sentence] : original) {
        const auto other = translation.find(key);
        if (sentence.find_first_not_of(' ') == std::string::npos) found.push_back(key + " is empty");
        if (other == translation.end()) {
            found.push_back(key + " is missing");
            continue;
        }
        const auto expected = core::placeholders_in(sentence);
        const auto actual = core::placeholders_in(other->second);
        if (std::set(expected.begin(), expected.end()) != std::set(actual.begin(), actual.end())) {
            found.push_back(key + " has other placeholders");
        }
    }
    for (const auto& [key, sentence] : translation) {
        if (!original.contains(key)) found.push_back(key + " is not in the original");
        if (sentence.find_first_not_of(' ') == std::string::npos)
            found.push_back(key + " is empty in the translation");
    }
    return found;
}

Date day(const char* text) {
    return *Date::parse(text);
}

}  // namespace

TEST_CASE("every language says the same things with the same placeholders") {
    const auto english = Texts::load("en");
    REQUIRE(english.has_value());
    for (const std::string& language : Texts::languages()) {
        INFO(language);
        const auto texts = Texts::load(language);
        REQUIRE(texts.has_value());
        CHECK(differences(english->table(), texts->table()) == std::vector<std::string>{});
    }
}

TEST_CASE("the completeness check finds a missing, an empty, a foreign key and another placeholder") {
    const TextTable original{{"a.x", "Pay {amount}"}, {"a.y", "Change"}, {"a.z", "Total"}};
    const TextTable translation{{"a.x", "Pague {cantidad}"}, {"a.y", " "}, {"a.extra", "Más"}};
    CHECK(differences(original, translation) ==
          std::vector<std::string>{"a.x has other placeholders", "a.z is missing",
                                   "a.extra is not in the original", "a.y is empty in the translation"});
}

TEST_CASE("braces in a sentence are always whole placeholders") {
    for (const std::string& language : Texts::languages()) {
        const auto texts = *Texts::load(language);
        for (const auto& [key, sentence] : texts.table()) {
            INFO(language << " " << key);
            const auto opened = std::count(sentence.begin(), sentence.end(), '{');
            CHECK(opened == std::count(sentence.begin(), sentence.end(), '}'));
            CHECK(static_cast<std::size_t>(opened) == core::placeholders_in(sentence).size());
        }
    }
}

TEST_CASE("a sentence takes its arguments by place or by name") {
    const auto texts = *Texts::load("en");
    CHECK(texts.format("receipt.copy", 2) == "COPY 2");
    CHECK(texts.format("receipt.title", TextArgument("number", "W2-000017")) == "Receipt W2-000017");
    CHECK(texts.format("receipt.ending", TextArgument("digits", "1042"), TextArgument("tender", "Check")) ==
          "Check ending 1042");
}

TEST_CASE("an argument that looks like a placeholder is not read again") {
    const auto texts = *Texts::load("en");
    CHECK(texts.format("receipt.ending", TextArgument("tender", "{digits}"),
                       TextArgument("digits", "{tender}")) == "{digits} ending {tender}");
}

TEST_CASE("a missing key or argument shows itself and stops nothing") {
    const auto texts = *Texts::load("en");
    CHECK(texts.text("no.such_key") == "no.such_key");
    CHECK(texts.format("receipt.copy") == "COPY {0}");
}

TEST_CASE("a name from data has its word, or stands for itself") {
    const auto texts = *Texts::load("es");
    CHECK(texts.word("tender", "cash") == "Efectivo");
    CHECK(texts.word("tender", "gift_card") == "gift_card");
}

TEST_CASE("an unknown language is refused, whatever its name") {
    for (const char* name : {"", "xx", "../en", "en.toml"}) {
        REQUIRE_FALSE(Texts::load(name).has_value());
        CHECK(Texts::load(name).error().code == core::ProblemCode::unknown_language);
    }
}

TEST_CASE("a number chooses its form") {
    const auto english = *Texts::load("en");
    CHECK(english.counted("slip.items", 1) == "1 item");
    CHECK(english.counted("slip.items", 0) == "0 items");
    CHECK(Texts::load("es")->counted("slip.items", 3) == "3 documentos");
}

TEST_CASE("a date has its year only when it is not this one") {
    const auto english = *Texts::load("en");
    const auto spanish = *Texts::load("es");
    CHECK(english.date(day("2026-11-25"), day("2026-01-01")) == "Nov 25");
    CHECK(english.date(day("2025-12-31"), day("2026-01-01")) == "Dec 31, 2025");
    CHECK(spanish.date(day("2026-01-05"), day("2026-12-31")) == "5 ene");
    CHECK(spanish.date_with_year(day("2026-11-25")) == "25 nov 2026");
}

TEST_CASE("money for people has groups and an en dash as minus") {
    const auto texts = *Texts::load("en");
    CHECK(texts.money(Money::from_cents(123450)) == "1,234.50");
    CHECK(texts.money(Money::from_cents(-1000)) == "\u201310.00");
    CHECK(texts.money_with_sign(Money::from_cents(12345)) == "$123.45");
    CHECK(texts.money_with_sign(Money::from_cents(-5)) == "\u2013$0.05");
}

TEST_CASE("the program carries the text files byte for byte") {
    REQUIRE(core::text_files().size() >= 2);
    for (const core::EmbeddedFile& file : core::text_files()) {
        std::ifstream stream("assets/text/" + std::string(file.name), std::ios::binary);
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        CHECK(bytes.str() == file.content);
    }
}
