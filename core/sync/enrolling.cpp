#include "core/sync/enrolling.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "core/certificates/certificates.h"
#include "core/sync/private_file.h"

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view end_of_certificate = "-----END CERTIFICATE-----\n";

// The server's name stands in the URL; who we are is the certificate's business, and a password has no place.
Done check_url(const std::string& url) {
    const auto from = url.find("://");
    const std::string scheme = url.substr(0, from);
    const bool is_postgres = from != std::string::npos && (scheme == "postgresql" || scheme == "postgres");
    const std::string rest = is_postgres ? url.substr(from + 3) : std::string();
    const std::string host = rest.substr(0, rest.find_first_of("/?"));
    if (host.empty() || host.find('@') != std::string::npos || rest.find('/') == std::string::npos) {
        return problem(
            ProblemCode::usage,
            fmt::format("\"{}\" is not postgresql://HOST[:PORT]/DATABASE, without a name or password",
                        printable(url)));
    }
    return {};
}

Done make_folder(const fs::path& here) {
    std::error_code failed;
    fs::create_directory(here, failed);
    if (!failed) fs::permissions(here, fs::perms::owner_all, failed);
    if (failed) {
        return problem(ProblemCode::file_unwritable, fmt::format("{}: {}", here.string(), failed.message()));
    }
    return {};
}

Done make_install_id(const fs::path& file) {
    if (fs::exists(file)) return {};
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.back() = '\n';
    return write_private_file(file, hex);
}

// The key that the request is for; says whether it had to be made.
Result<bool> ready_key(const fs::path& here, bool wants_new, fs::path& key) {
    const fs::path serving = here / "station.key";
    const fs::path next = here / "station.key.next";
    key = fs::exists(next) ? next : serving;
    if (!wants_new && public_key_of(key)) return false;
    // A key whose certificate serves stays until the new one has its own.
    key = fs::exists(here / "station.crt") ? next : serving;
    const fs::path draft = key.string() + ".new";
    if (const Done made = make_key(draft); !made) return tl::unexpected(made.error());
    std::error_code failed;
    fs::rename(draft, key, failed);
    if (failed)
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", key.string()));
    return true;
}

// The certificate and, where it stands behind it in the file, the authority's.
struct Delivered {
    std::string certificate;
    std::string authority;
};

Delivered split(const std::string& text) {
    const auto end = text.find(end_of_certificate);
    if (end == std::string::npos) return {.certificate = text, .authority = {}};
    const auto rest = end + end_of_certificate.size();
    return {.certificate = text.substr(0, rest), .authority = text.substr(rest)};
}

// What the station is to trust, in the order of enrolling.h.
Result<std::string> trusted(const fs::path& here, const fs::path& given, const Delivered& delivered) {
    if (!given.empty()) return read_whole_file(given);
    if (fs::exists(here / "authority.crt")) return read_whole_file(here / "authority.crt");
    if (!delivered.authority.empty()) return delivered.authority;
    return problem(ProblemCode::certificate_wrong,
                   "the authority's certificate is missing: name its file behind the station's");
}

Done move_into_place(const fs::path& from, const fs::path& to) {
    std::error_code failed;
    if (from != to) fs::rename(from, to, failed);
    if (failed)
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", to.string()));
    return {};
}

// The key of the two that the certificate is for.
Result<fs::path> key_of(const Certificate& certificate, const fs::path& here) {
    for (const char* name : {"station.key.next", "station.key"}) {
        const fs::path key = here / name;
        if (!fs::exists(key)) continue;
        const auto letters = public_key_of(key);
        if (!letters) return tl::unexpected(letters.error());
        if (*letters == certificate.public_key) return key;
    }
    return problem(ProblemCode::certificate_wrong, "the certificate is not for this station's key");
}

}  // namespace

Result<BegunEnrolment> begin_enrolment(const fs::path& folder, const EnrolmentOptions& options) {
    if (const Done good = check_url(options.url); !good) return tl::unexpected(good.error());
    const fs::path here = head_office_folder(folder);
    if (const Done made = make_folder(here); !made) return tl::unexpected(made.error());
    if (!options.authority_certificate.empty()) {
        if (const auto good = read_certificate(options.authority_certificate); !good)
            return tl::unexpected(good.error());
        const auto text = read_whole_file(options.authority_certificate);
        if (!text) return tl::unexpected(text.error());
        if (const Done put = write_private_file(here / "authority.crt", *text); !put)
            return tl::unexpected(put.error());
    }
    if (const Done made = make_install_id(here / "install.id"); !made) return tl::unexpected(made.error());
    fs::path key;
    const auto made_key = ready_key(here, options.new_key, key);
    if (!made_key) return tl::unexpected(made_key.error());
    const nlohmann::json where{
        {"station", options.station}, {"url", options.url}, {"role", station_role(options.station)}};
    if (const Done put = write_private_file(here / "head-office.json", where.dump(2) + "\n"); !put)
        return tl::unexpected(put.error());
    const fs::path request = here / "station.csr";
    if (const Done made = make_request(key, options.station, request); !made)
        return tl::unexpected(made.error());
    return BegunEnrolment{.request = request, .made_key = *made_key};
}

Result<Enrolment> finish_enrolment(const fs::path& folder, const fs::path& certificate,
                                   const fs::path& authority) {
    const fs::path here = head_office_folder(folder);
    const auto begun = begun_enrolment(folder);
    if (!begun) return tl::unexpected(begun.error());
    if (!*begun) return problem(ProblemCode::enrolment_invalid, "this station has made no request yet");
    const auto text = read_whole_file(certificate);
    if (!text) return tl::unexpected(text.error());
    const Delivered delivered = split(*text);
    const auto root = trusted(here, authority, delivered);
    if (!root) return tl::unexpected(root.error());

    // Checked as the files that will serve.
    const fs::path certificate_draft = here / "station.crt.checked";
    const fs::path root_draft = here / "authority.crt.checked";
    if (const Done put = write_private_file(certificate_draft, delivered.certificate); !put)
        return tl::unexpected(put.error());
    if (const Done put = write_private_file(root_draft, *root); !put) return tl::unexpected(put.error());
    const auto read = read_certificate(certificate_draft);
    if (!read) return tl::unexpected(read.error());
    if (read->name != (*begun)->role) {
        return problem(ProblemCode::certificate_wrong,
                       fmt::format("the certificate is for {}, this station posts as {}",
                                   printable(read->name), (*begun)->role));
    }
    const auto key = key_of(*read, here);
    if (!key) return tl::unexpected(key.error());
    if (const Done good = check_signed_by(root_draft, certificate_draft); !good)
        return tl::unexpected(good.error());

    if (const Done put = move_into_place(root_draft, (*begun)->root); !put)
        return tl::unexpected(put.error());
    if (const Done put = move_into_place(*key, (*begun)->key); !put) return tl::unexpected(put.error());
    if (const Done put = move_into_place(certificate_draft, (*begun)->certificate); !put)
        return tl::unexpected(put.error());
    return **begun;
}

}  // namespace core
