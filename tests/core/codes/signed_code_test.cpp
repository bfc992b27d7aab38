#include "core/codes/signed_code.h"

#include <sodium.h>
#include <sys/stat.h>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "core/codes/signing_key.h"
#include "tests/support/test_station.h"

namespace {

using core::SignedCode;
using core::TenderType;
using test::money;

SignedCode receipt() {
    return {.what = SignedCode::What::receipt,
            .station = "W2",
            .number = 17,
            .business_date = core::Date::parse("2026-11-23").value(),
            .amount = money("123.45"),
            .to_deposit = {},
            .hash = "9f86d081884c7d65"};
}

SignedCode session_z() {
    return {.what = SignedCode::What::session_z,
            .station = "W3",
            .number = 4,
            .business_date = core::Date::parse("2026-11-23").value(),
            .amount = {},
            .to_deposit = {{TenderType::cash, money("373.45")},
                           {TenderType::check, money("370.00")},
                           {TenderType::money_order, money("62.35")}},
            .hash = "9f86d081884c7d65"};
}

// A folder with a key of its own.
struct Signer {
    test::TemporaryFolder folder;
    std::string public_key;

    Signer() {
        REQUIRE(sodium_init() >= 0);
        public_key = core::ensure_signing_key(folder.path()).value();
    }
    std::string sign(const SignedCode& code) const {
        return core::signed_text(code, folder.path(), public_key).value();
    }
};

bool is_genuine(const std::string& text, const std::string& public_key) {
    const auto scanned = core::scan_code(text);
    return scanned && scanned->is_signed_by(public_key);
}

}  // namespace

TEST_CASE("a code says in plain text what it vouches for") {
    CHECK(core::unsigned_text(receipt()) == "PD1.R.W2.000017.20261123.12345.9f86d081884c7d65");
    CHECK(core::unsigned_text(session_z()) ==
          "PD1.Z.W3.000004.20261123.C37345-K37000-M6235.9f86d081884c7d65");
    SignedCode nothing = session_z();
    nothing.to_deposit = {};
    CHECK(core::unsigned_text(nothing) == "PD1.Z.W3.000004.20261123.0.9f86d081884c7d65");
}

TEST_CASE("a code comes back from its text as it was signed, and is the same every time") {
    const Signer station;
    for (const SignedCode& code : {receipt(), session_z()}) {
        const std::string text = station.sign(code);
        CHECK(text == station.sign(code));
        const auto scanned = core::scan_code(" " + text + "\r\n");
        REQUIRE(scanned.has_value());
        CHECK(scanned->code == code);
        CHECK(scanned->is_signed_by(station.public_key));
        CHECK(is_genuine(text.substr(0, 48) + "\n  " + text.substr(48), station.public_key));
    }
}

TEST_CASE("every change of a single character of a code is refused") {
    const Signer station;
    const std::string characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.+/= \n";
    for (const SignedCode& code : {receipt(), session_z()}) {
        const std::string text = station.sign(code);
        for (std::size_t place = 0; place < text.size(); ++place) {
            for (const char other : characters) {
                if (other == text[place]) continue;
                std::string changed = text;
                changed[place] = other;
                if (is_genuine(changed, station.public_key)) FAIL(changed);
            }
        }
    }
}

TEST_CASE("no truncation, prefix or doubling of a code is genuine") {
    const Signer station;
    const std::string text = station.sign(session_z());
    for (std::size_t length = 0; length < text.size(); ++length) {
        if (is_genuine(text.substr(0, length), station.public_key)) FAIL(length);
        if (is_genuine(text.substr(text.size() - length), station.public_key)) FAIL(length);
    }
    CHECK_FALSE(is_genuine(text + text, station.public_key));
    CHECK_FALSE(is_genuine(text + ".", station.public_key));
    CHECK(is_genuine(text, station.public_key));
}

TEST_CASE("the code of another station's key is refused") {
    const Signer ours;
    const Signer other;
    const std::string text = other.sign(receipt());
    CHECK(is_genuine(text, other.public_key));
    CHECK_FALSE(is_genuine(text, ours.public_key));
    CHECK_FALSE(is_genuine(text, ""));
    CHECK_FALSE(is_genuine(text, "not hex"));
}

TEST_CASE("a key that is not the station's signs nothing") {
    const Signer ours;
    const Signer other;
    const auto refused = core::signed_text(receipt(), ours.folder.path(), other.public_key);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == core::ProblemCode::file_unreadable);
    const test::TemporaryFolder empty;
    CHECK_FALSE(core::signed_text(receipt(), empty.path(), ours.public_key).has_value());
}

TEST_CASE("the key file is for its owner alone and is kept") {
    const Signer station;
    struct stat found {};
    REQUIRE(::stat((station.folder.path() / "station.key").c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    CHECK(core::ensure_signing_key(station.folder.path()).value() == station.public_key);
}

TEST_CASE("no text makes the reader of codes stumble") {
    CHECK(rc::check("any text is read or refused", [](const std::string& text) {
        const auto scanned = core::scan_code(text);
        RC_ASSERT(scanned || scanned.error().code == core::ProblemCode::receipt_code_wrong);
    }));
    CHECK(rc::check("any fields are read or refused", [] {
        const auto field = [] {
            return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789CKM-WRZDP.")));
        };
        const auto scanned = core::scan_code("PD1." + field() + "." + field() + "." + field());
        RC_ASSERT(scanned || scanned.error().code == core::ProblemCode::receipt_code_wrong);
    }));
}
