#include "core/counter/stations.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

#include "core/counter/policy_in_force.h"

namespace core {

namespace {

std::filesystem::path key_file(const std::filesystem::path& folder) {
    return folder / "station.key";
}

bool is_station_name(const std::string& name) {
    return !name.empty() && name.size() <= 16 && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
    });
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    std::string hex(2 * size + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, size);
    hex.pop_back();
    return hex;
}

using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;

Result<Seed> read_key(const std::filesystem::path& folder) {
    std::ifstream file(key_file(folder));
    std::string text;
    file >> text;
    Seed seed{};
    std::size_t length = 0;
    const int failed =
        sodium_hex2bin(seed.data(), seed.size(), text.data(), text.size(), nullptr, &length, nullptr);
    if (failed != 0 || length != seed.size()) {
        return problem(ProblemCode::file_unreadable,
                       fmt::format("{} holds no key", key_file(folder).string()));
    }
    return seed;
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

}  // namespace

Result<std::optional<std::string>> station_secret(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::exists(key_file(folder), ignored)) return std::nullopt;
    const auto seed = read_key(folder);
    if (!seed) return tl::unexpected(seed.error());
    return std::string(seed->begin(), seed->end());
}

Result<std::string> ensure_signing_key(const std::filesystem::path& folder) {
    Seed seed{};
    if (std::filesystem::exists(key_file(folder))) {
        const auto known = read_key(folder);
        if (!known) return tl::unexpected(known.error());
        seed = *known;
    } else {
        randombytes_buf(seed.data(), seed.size());
        if (const Done written = write_key(key_file(folder), seed); !written)
            return tl::unexpected(written.error());
    }
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data());
    sodium_memzero(secret_key.data(), secret_key.size());
    sodium_memzero(seed.data(), seed.size());
    return hex_of(public_key.data(), public_key.size());
}

Result<StationStore> make_station(const std::filesystem::path& folder, const NewStation& station,
                                  const Policy& policy, Clock& clock, const StationStore::Options& options) {
    if (!is_station_name(station.name)) {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" is not a station name", printable(station.name)));
    }
    if (station.role != "window" && station.role != "kiosk") {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" is not a role; it is window or kiosk", printable(station.role)));
    }
    const auto in_force = station.policy ? Result<PolicySet>(*station.policy) : carried_policy(policy.name);
    if (!in_force) return tl::unexpected(in_force.error());
    if (options.vfs.empty()) {
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        if (failed) {
            return problem(ProblemCode::storage_read_only,
                           fmt::format("{} cannot be made: {}", folder.string(), failed.message()));
        }
    }
    auto store = StationStore::create(folder, station.name, options);
    if (!store) return store;
    const auto public_key =
        options.vfs.empty() ? ensure_signing_key(folder) : Result<std::string>(std::string(64, '0'));
    if (!public_key) return tl::unexpected(public_key.error());
    const Moment now = clock.wall_time();
    const std::string office = station.office.empty() ? policy.office : station.office;
    const auto made = store->append_all({{.at = now,
                                          .business_date = {},
                                          .person = station.person,
                                          .kind = EntryKind::station_made,
                                          .body = {{"office", office},
                                                   {"public_key", *public_key},
                                                   {"role", station.role},
                                                   {"training", station.training}}},
                                         {.at = now,
                                          .business_date = {},
                                          .person = station.person,
                                          .kind = EntryKind::policy_in_force,
                                          .body = to_body(*in_force)}});
    if (!made) return tl::unexpected(made.error());
    return store;
}

}  // namespace core
