#pragma once

#include <filesystem>
#include <string>

#include "core/base/clock.h"
#include "core/counter/head_office.h"
#include "core/sync/customers_copy.h"
#include "core/sync/head_office_calls.h"

namespace core {

struct SyncReport : StationAtOffice {
    std::int64_t posted = 0;  // entries, in this run
    std::int64_t rejects = 0;
    CustomersCopied customers;
};

// Posts what head office does not have, and brings what it has for this station. It keeps no cursor of its
// own: head office says what it has. Any failure leaves an unknown outcome behind, and the next run finds
// out.
class SyncRun {
  public:
    struct Options {
        std::filesystem::path folder;
        HeadOfficeLink::Options link;
        std::string install;
        std::string program;  // our version
        std::int64_t batch = 200;
        std::size_t batch_bytes = 512 * 1024;
    };
    SyncRun(Options options, Clock& clock, ShowSyncProgress show)
        : options_(std::move(options)), clock_(clock), show_(std::move(show)) {}

    // One run to its end. Problems: of the station's own files only; all else is in the report, and in the
    // mirror.
    Result<SyncReport> once();

  private:
    Result<HeadOfficeState> known_state() const;
    LinkResult<void> talk(SyncReport& report);
    LinkResult<void> greet(HeadOfficeLink& link);
    LinkResult<HelloAnswer> hello(HeadOfficeLink& link, std::int64_t seq, const std::string& hash);
    LinkResult<void> post(HeadOfficeLink& link, SyncReport& report);
    LinkResult<void> fetch_mail_into_mirror(HeadOfficeLink& link);
    Done record();

    Options options_;
    Clock& clock_;
    ShowSyncProgress show_;
    std::optional<JournalFeed> feed_;
    HeadOfficeState state_;
};

}  // namespace core
