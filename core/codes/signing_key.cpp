#include "core/codes/signing_key.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <fstream>

namespace core {

namespace {

constexpr int signature_form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
using Signature = std::array<unsigned char, crypto_sign_BYTES>;
using PublicKey = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    std::string hex(2 * size + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, size);
    hex.pop_back();
    return hex;
}

template <std::size_t Size>
bool from_hex(std::string_view hex, std::array<unsigned char, Size>& bytes) {
    std::size_t length = 0;
    return hex.size() == 2 * Size &&
           sodium_hex2bin(bytes.data(), Size, hex.data(), hex.size(), nullptr, &length, nullptr) == 0 &&
           length == Size;
}

// The two halves of the key in memory, gone when it goes.
class KeyPair {
  public:
    explicit KeyPair(const Seed& seed) {
        crypto_sign_seed_keypair(public_key_.data(), secret_key_.data(), seed.data());
    }
    ~KeyPair() { sodium_memzero(secret_key_.data(), secret_key_.size()); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;

    std::string public_hex() const { return hex_of(public_key_.data(), public_key_.size()); }
    const unsigned char* secret() const { return secret_key_.data(); }

  private:
    PublicKey public_key_{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key_{};
};

std::filesystem::path key_file(const std::filesystem::path& folder) {
    return folder / "station.key";
}

// Written whole and synced before its name appears, so that a power cut leaves no half key.
Done write_key(const std::filesystem::path& file, const Seed& seed) {
    const std::filesystem::path draft = file.string() + ".new";
    const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", draft.string()));
    const std::string text = hex_of(seed.data(), seed.size()) + "\n";
    const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written || ::rename(draft.c_str(), file.c_str()) != 0) {
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", file.string()));
    }
    return {};
}

Result<Seed> read_key(const std::filesystem::path& folder) {
    std::ifstream file(key_file(folder));
    std::string text;
    file >> text;
    Seed seed{};
    const bool whole = from_hex(text, seed);
    sodium_memzero(text.data(), text.size());
    if (!whole) {
        return problem(ProblemCode::file_unreadable,
                       fmt::format("{} holds no key", key_file(folder).string()));
    }
    return seed;
}

}  // namespace

Result<std::string> ensure_signing_key(const std::filesystem::path& folder) {
    Seed seed{};
    if (std::filesystem::exists(key_file(folder))) {
        const auto stored = read_key(folder);
        if (!stored) return tl::unexpected(stored.error());
        seed = *stored;
    } else {
        randombytes_buf(seed.data(), seed.size());
        if (const Done written = write_key(key_file(folder), seed); !written)
            return tl::unexpected(written.error());
    }
    const KeyPair keys(seed);
    sodium_memzero(seed.data(), seed.size());
    return keys.public_hex();
}

Result<std::optional<std::string>> station_secret(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::exists(key_file(folder), ignored)) return std::nullopt;
    const auto seed = read_key(folder);
    if (!seed) return tl::unexpected(seed.error());
    return std::string(seed->begin(), seed->end());
}

Result<std::string> sign_text(const std::filesystem::path& folder, std::string_view public_key,
                              std::string_view text) {
    auto seed = read_key(folder);
    if (!seed) return tl::unexpected(seed.error());
    const KeyPair keys(*seed);
    sodium_memzero(seed->data(), seed->size());
    if (keys.public_hex() != public_key) {
        return problem(ProblemCode::file_unreadable,
                       fmt::format("{} is not this station's key", key_file(folder).string()));
    }
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes_of(text), text.size(), keys.secret());
    std::string written(sodium_base64_encoded_len(signature.size(), signature_form), '\0');
    sodium_bin2base64(written.data(), written.size(), signature.data(), signature.size(), signature_form);
    written.pop_back();
    return written;
}

bool is_signature_of(std::string_view signature, std::string_view text, std::string_view public_key) {
    PublicKey key{};
    Signature bytes{};
    std::size_t length = 0;
    return from_hex(public_key, key) &&
           sodium_base642bin(bytes.data(), bytes.size(), signature.data(), signature.size(), nullptr, &length,
                             nullptr, signature_form) == 0 &&
           length == bytes.size() &&
           crypto_sign_verify_detached(bytes.data(), bytes_of(text), text.size(), key.data()) == 0;
}

bool is_public_key(std::string_view hex) {
    PublicKey key{};
    return from_hex(hex, key);
}

}  // namespace core
