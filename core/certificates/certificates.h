#pragma once

#include <filesystem>
#include <string>

#include "core/base/problem.h"

namespace core {

// Keys, requests and certificates of stations, by the openssl program. All keys are of the curve P-256;
// others are refused. A public key is compared as the base64 text of its DER form.

// Makes a key file of mode 0600. Problems: program_*, file_unwritable.
Done make_key(const std::filesystem::path& file);

// The public half of a key file. Problems: program_*, certificate_wrong.
Result<std::string> public_key_of(const std::filesystem::path& key);

// Makes a request to certify the key under a name. Problems: program_*.
Done make_request(const std::filesystem::path& key, const std::string& name,
                  const std::filesystem::path& request);

struct CertificateRequest {
    std::string name;  // its common name, and that is all its subject says: a station's name
    std::string public_key;
};

// Reads a request that somebody brings; nothing in it is believed but that it holds its own key's signature.
// Problems: request_wrong, program_*.
Result<CertificateRequest> read_request(const std::filesystem::path& file);

struct Certificate {
    std::string name;
    std::string public_key;
    std::string serial;     // hex
    std::string not_after;  // as openssl prints it, "Nov 25 02:25:28 2028 GMT"
};

// Problems: certificate_wrong, program_*.
Result<Certificate> read_certificate(const std::filesystem::path& file);

// Is the certificate one of a client, valid now, and signed by this authority? Problems: certificate_wrong,
// program_missing.
Done check_signed_by(const std::filesystem::path& authority, const std::filesystem::path& certificate);

}  // namespace core
