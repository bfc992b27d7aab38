#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// The station's Ed25519 key: a file of mode 0600 beside the journal, read only when something is signed.

// Makes the key file unless it is there; returns the public key in hex. Problems: file_unwritable,
// file_unreadable.
Result<std::string> ensure_signing_key(const std::filesystem::path& folder);

// The 32 bytes of the key file, to key hashes with; nothing where a station has no key file. Problems:
// file_unreadable.
Result<std::optional<std::string>> station_secret(const std::filesystem::path& folder);

// The signature of a text, base64url without padding: 86 characters, the same for the same text every time.
// Problems: file_unreadable, also when the key is not the one that belongs to `public_key` (hex).
Result<std::string> sign_text(const std::filesystem::path& folder, std::string_view public_key,
                              std::string_view text);

bool is_signature_of(std::string_view signature, std::string_view text, std::string_view public_key);

bool is_public_key(std::string_view hex);

}  // namespace core
