#pragma once

#include <filesystem>
#include <string>

#include "core/base/problem.h"

namespace core {

// The certificate authority of a head office: a folder, kept by the script packaging/headoffice/authority,
// which the program carries.
class Authority {
  public:
    explicit Authority(const std::filesystem::path& folder) : folder_(std::filesystem::absolute(folder)) {}

    Done make() const;
    // HOST.key and HOST.crt for the database server that stations reach under this name.
    Done certify_server(const std::string& host, int days) const;
    // The certificate, as text, for the key of a request; its name is the role, whatever the request says.
    Result<std::string> sign(const std::filesystem::path& request, const std::string& role, int days) const;
    // Ends a certificate; doing it again only writes the list anew.
    Done revoke(const std::string& serial) const;

    std::filesystem::path certificate() const { return folder_ / "authority.crt"; }
    std::filesystem::path revoked() const { return folder_ / "revoked.crl"; }
    // A certificate that it signed.
    std::filesystem::path issued(const std::string& serial) const {
        return folder_ / "issued" / (serial + ".pem");
    }

  private:
    std::filesystem::path folder_;
};

}  // namespace core
