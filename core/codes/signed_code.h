#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/policy/vocabulary.h"

namespace core {

// What a signed code says. It stands as text and QR on every receipt and Z and is checked offline with the
// station's public key:
//
//   code    = "PD1." what "." station "." number "." date "." money "." hash "." signature
//   what    = "R" receipt | "Z" closing record of a session | "D" closing record of a business day
//   number  = digits, as in W2-000017, W2-S0004, Z 12
//   date    = business date, YYYYMMDD
//   money   = cents; in a Z what each tender type brings to the deposit: "C37345-K37000-M6235", "0" for none
//   hash    = the first 16 hex digits of the journal entry's hash
//   signature = Ed25519 over everything before its dot, base64url
struct SignedCode {
    enum class What { receipt, session_z, day_z };

    What what = What::receipt;
    std::string station;
    std::int64_t number = 0;
    Date business_date;
    Money amount;                            // of a receipt
    std::map<TenderType, Money> to_deposit;  // of a Z; empty for a receipt
    std::string hash;                        // 16 hex digits

    friend bool operator==(const SignedCode&, const SignedCode&) = default;
};

constexpr std::size_t code_hash_digits = 16;

std::string_view name_of(SignedCode::What what);

// Everything before the signature's dot.
std::string unsigned_text(const SignedCode& code);

// The whole code. Problems: those of sign_text.
Result<std::string> signed_text(const SignedCode& code, const std::filesystem::path& folder,
                                std::string_view public_key);

// A code as it was scanned or typed, its form checked and its signature not yet.
struct ScannedCode {
    SignedCode code;
    std::string text;  // everything before the signature's dot
    std::string signature;

    bool is_signed_by(std::string_view public_key) const;
};

// Problems: receipt_code_wrong.
Result<ScannedCode> scan_code(std::string_view text);

}  // namespace core
