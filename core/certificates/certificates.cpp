#include "core/certificates/certificates.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/station_name.h"
#include "core/certificates/program.h"

namespace core {

namespace {

// SubjectPublicKeyInfo of an uncompressed point on P-256 (RFC 5480 section 2): 26 fixed bytes and the byte
// 04, then 64 bytes; in base64 the fixed bytes make these letters.
constexpr std::string_view p256_begins = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
constexpr std::size_t p256_length = 124;

// The letters between the lines of dashes of a public key that openssl wrote.
std::optional<std::string> p256_key_in(const std::string& text) {
    constexpr std::string_view begin = "-----BEGIN PUBLIC KEY-----\n";
    const auto from = text.find(begin);
    const auto to = text.find("-----END PUBLIC KEY-----");
    if (from == std::string::npos || to == std::string::npos || to < from) return std::nullopt;
    std::string letters = text.substr(from + begin.size(), to - from - begin.size());
    std::erase(letters, '\n');
    if (letters.size() != p256_length || !letters.starts_with(p256_begins)) return std::nullopt;
    return letters;
}

// The rest of the line that begins with these letters.
std::string line_after(const std::string& text, std::string_view letters) {
    const auto at = text.starts_with(letters) ? 0 : text.find("\n" + std::string(letters));
    if (at == std::string::npos) return {};
    const auto from = text.find(letters, at) + letters.size();
    return text.substr(from, text.find('\n', from) - from);
}

// RFC 2253 escapes whatever could be taken for another part of the subject.
constexpr const char* plain_subject = "RFC2253";

// A request or certificate that openssl cannot read is a wrong one; without openssl nothing is known.
Problem judged(const Problem& said, ProblemCode wrong, const std::filesystem::path& file) {
    if (said.code == ProblemCode::program_missing) return said;
    return {wrong, fmt::format("{}: {}", file.string(), said.message())};
}

}  // namespace

Done make_key(const std::filesystem::path& file) {
    const auto made = run_program({"openssl", "genpkey", "-algorithm", "EC", "-pkeyopt",
                                   "ec_paramgen_curve:P-256", "-out", file.string()});
    if (!made) return tl::unexpected(made.error());
    return {};
}

Result<std::string> public_key_of(const std::filesystem::path& key) {
    const auto said = run_program({"openssl", "pkey", "-in", key.string(), "-pubout"});
    if (!said) return tl::unexpected(judged(said.error(), ProblemCode::certificate_wrong, key));
    const auto letters = p256_key_in(*said);
    if (!letters) return problem(ProblemCode::certificate_wrong, key.string() + " is no key of P-256");
    return *letters;
}

Done make_request(const std::filesystem::path& key, const std::string& name,
                  const std::filesystem::path& request) {
    const auto made = run_program({"openssl", "req", "-new", "-sha256", "-key", key.string(), "-subj",
                                   "/CN=" + name, "-out", request.string()});
    if (!made) return tl::unexpected(made.error());
    return {};
}

Result<CertificateRequest> read_request(const std::filesystem::path& file) {
    const auto said = run_program({"openssl", "req", "-in", file.string(), "-verify", "-noout", "-subject",
                                   "-nameopt", plain_subject, "-pubkey"});
    if (!said) return tl::unexpected(judged(said.error(), ProblemCode::request_wrong, file));
    const std::string subject = line_after(*said, "subject=");
    const std::string name = subject.starts_with("CN=") ? subject.substr(3) : std::string();
    if (!is_station_name(name)) {
        return problem(ProblemCode::request_wrong,
                       fmt::format("\"{}\" is not the name of a station", printable(subject)));
    }
    const auto key = p256_key_in(*said);
    if (!key) {
        return problem(ProblemCode::request_wrong,
                       fmt::format("the key of {} is not of the curve P-256", name));
    }
    return CertificateRequest{.name = name, .public_key = *key};
}

Result<Certificate> read_certificate(const std::filesystem::path& file) {
    const auto said = run_program({"openssl", "x509", "-in", file.string(), "-noout", "-subject", "-nameopt",
                                   plain_subject, "-serial", "-enddate", "-pubkey"});
    if (!said) return tl::unexpected(judged(said.error(), ProblemCode::certificate_wrong, file));
    const auto key = p256_key_in(*said);
    const std::string subject = line_after(*said, "subject=");
    if (!key || !subject.starts_with("CN=")) {
        return problem(ProblemCode::certificate_wrong, file.string() + " is no certificate of a station");
    }
    return Certificate{.name = subject.substr(3),
                       .public_key = *key,
                       .serial = line_after(*said, "serial="),
                       .not_after = line_after(*said, "notAfter=")};
}

Done check_signed_by(const std::filesystem::path& authority, const std::filesystem::path& certificate) {
    const auto said = run_program({"openssl", "verify", "-x509_strict", "-purpose", "sslclient", "-no-CApath",
                                   "-no-CAstore", "-CAfile", authority.string(), certificate.string()});
    if (!said) return tl::unexpected(judged(said.error(), ProblemCode::certificate_wrong, certificate));
    return {};
}

}  // namespace core
