#pragma once

#include <filesystem>
#include <string>

#include "core/sync/enrolment.h"

namespace core {

// How a station comes to its certificate: it makes a key, which never leaves it, and a request, which head
// office signs (`paydesk headoffice sign`); what comes back is checked and put in place. Each step may be
// repeated.
//
//   head-office/   0700   head-office.json, install.id, station.key, station.csr, station.crt, authority.crt
//                         station.key.next: a new key that waits for its certificate; the old one serves
//                         until then

struct EnrolmentOptions {
    std::string station;
    std::string url;
    // What this station is to trust; without it, what comes with its certificate.
    std::filesystem::path authority_certificate;
    bool new_key = false;
};

struct BegunEnrolment {
    std::filesystem::path request;
    bool made_key = false;
};

// Problems: usage (the URL), enrolment_invalid, certificate_wrong (the authority's), program_*,
// file_unwritable.
Result<BegunEnrolment> begin_enrolment(const std::filesystem::path& folder, const EnrolmentOptions& options);

// `certificate` may hold the authority's certificate behind the station's, as `paydesk headoffice sign`
// writes it; a given `authority` comes first, then the one that this station trusts already. Problems:
// enrolment_invalid (not begun), certificate_wrong, program_*, file_*.
Result<Enrolment> finish_enrolment(const std::filesystem::path& folder,
                                   const std::filesystem::path& certificate,
                                   const std::filesystem::path& authority);

}  // namespace core
