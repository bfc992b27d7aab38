#include "core/sync/enrolment.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace core {

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string text_at(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Debian lets only root read it. Then it counts only in a folder of root's, so that root, looking after the
// station of another user, is not taken for a copy of it.
std::string hardware_id(const std::filesystem::path& folder) {
    const char* file = "/sys/class/dmi/id/product_uuid";
    struct stat hardware {};
    struct stat owner {};
    if (::stat(file, &hardware) != 0 || ::stat(folder.c_str(), &owner) != 0) return {};
    const bool everybody_may = (hardware.st_mode & S_IROTH) != 0;
    return everybody_may || owner.st_uid == hardware.st_uid ? content_of(file) : std::string();
}

}  // namespace

std::string station_role(const std::string& station) {
    return "paydesk_" + station;
}

std::filesystem::path head_office_folder(const std::filesystem::path& folder) {
    return folder / "head-office";
}

Result<std::optional<Enrolment>> begun_enrolment(const std::filesystem::path& folder) {
    const std::filesystem::path here = head_office_folder(folder);
    const std::filesystem::path file = here / "head-office.json";
    std::error_code failed;
    const bool is_begun = std::filesystem::exists(file, failed);
    if (failed) {
        return problem(ProblemCode::enrolment_invalid,
                       fmt::format("{}: {}", file.string(), failed.message()));
    }
    if (!is_begun) return std::nullopt;
    const auto object = nlohmann::json::parse(content_of(file), nullptr, false);
    Enrolment enrolment{
        .root = here / "authority.crt", .certificate = here / "station.crt", .key = here / "station.key"};
    if (object.is_object()) {
        enrolment.station = text_at(object, "station");
        enrolment.url = text_at(object, "url");
        enrolment.role = text_at(object, "role");
    }
    if (enrolment.station.empty() || enrolment.url.empty() || enrolment.role.empty()) {
        return problem(ProblemCode::enrolment_invalid, fmt::format("{} cannot be used", file.string()));
    }
    return enrolment;
}

Result<std::optional<Enrolment>> load_enrolment(const std::filesystem::path& folder) {
    auto enrolment = begun_enrolment(folder);
    if (!enrolment || !*enrolment) return enrolment;
    std::error_code ignored;
    const bool is_signed = std::filesystem::exists((*enrolment)->certificate, ignored) &&
                           std::filesystem::exists((*enrolment)->root, ignored);
    if (!is_signed) return std::nullopt;
    return enrolment;
}

Result<std::string> install_id(const std::filesystem::path& folder) {
    const std::filesystem::path file = head_office_folder(folder) / "install.id";
    const std::string installation = content_of(file);
    if (installation.empty()) {
        return problem(ProblemCode::enrolment_invalid, fmt::format("{} cannot be read", file.string()));
    }
    const std::string identity =
        content_of("/etc/machine-id") + "\n" + hardware_id(head_office_folder(folder)) + "\n" + installation;
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(identity.data()), identity.size());
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

}  // namespace core
