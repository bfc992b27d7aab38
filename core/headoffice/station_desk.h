#pragma once

#include "core/certificates/authority.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// What head office's technician does to a station: lets it in, throws it out, lets it in again. Each act is
// kept in paydesk.station_acts.

struct SignOptions {
    std::filesystem::path request;
    int days = 730;
    bool replace = false;  // the installation that posts as this station is gone for good
    std::string reason;    // of a replacement
};

struct SignedStation {
    std::string station;
    std::string serial;
    std::string not_after;
    std::string certificate;  // followed by the authority's: what the station needs
    std::string stopped;      // why nothing is taken from it yet
    int revoked = 0;          // older certificates
    std::string by_hand;      // what is left to do, so that the server reads the list of revoked certificates
};

// Signs a station's request and admits it. A request that is not for the key that serves already may come
// from a copy of the station. Problems: request_wrong, station_enrolled, reason_missing, program_*,
// head_office_*.
Result<SignedStation> sign_station(HeadOfficeLink& link, const Authority& authority,
                                   const SignOptions& options);

struct RevokedStation {
    int certificates = 0;
    int connections = 0;  // that were open and are ended
};

// Ends a station's access at once. Doing it again does what was left undone. Problems: unknown_station,
// reason_missing, program_*, head_office_*.
Result<RevokedStation> revoke_station(HeadOfficeLink& link, const Authority& authority,
                                      const std::string& station, const std::string& reason);

// Takes a stop back; its certificates stay revoked, so it needs a new one. Problems: unknown_station,
// reason_missing, head_office_*.
Done readmit_station(HeadOfficeLink& link, const std::string& station, const std::string& reason);

// The first entry of a restored station that head office has otherwise, with the station's chain hash after
// it.
struct FirstDifference {
    std::int64_t seq = 0;
    std::string hash;
};

// Opens the next line ("W2/2") of a station that was restored from a backup: it posts from the difference on;
// what the old line posted from there stays. That the difference is one is proved by the hash, and that
// nothing before it differs by the chain when the station posts; so nothing is counted twice. Answers the
// line's name. Problems: unknown_station, reason_missing, request_wrong (head office has the entry as it is,
// or not at all), head_office_*.
Result<std::string> open_next_line(HeadOfficeLink& link, const std::string& station,
                                   const FirstDifference& difference, const std::string& reason);

// Makes the server read the authority's list of revoked certificates. Nothing: it does. Else what is to be
// done by hand, as a command.
Result<std::string> make_server_read(HeadOfficeLink& link, const std::filesystem::path& revoked);

}  // namespace core
