#include "core/store/proof/replayed_books.h"

#include <fmt/format.h>

#include <limits>

#include "core/store/database/storage_problem.h"
#include "core/store/station/station_store.h"

namespace core {

namespace {

Done take(Projector& projector, const ReplayedBooks::Sent& sent) {
    auto entry = entry_from_payload(sent.payload);
    if (!entry) return tl::unexpected(entry.error());
    entry->hash = sent.hash;
    try {
        return storage_call([&] {
            projector.store(*entry);
            projector.apply(*entry);
        });
    } catch (const nlohmann::json::exception& error) {
        return problem(ProblemCode::verify_failed, fmt::format("it has an unknown form ({})", error.what()));
    }
}

}  // namespace

ReplayedBooks::ReplayedBooks(TemporaryFolder folder, Database database)
    : folder_(std::move(folder)),
      database_(std::make_unique<Database>(std::move(database))),
      projector_(std::make_unique<Projector>(database_->raw())) {}

Result<ReplayedBooks> ReplayedBooks::begin() {
    auto folder = TemporaryFolder::make("replay");
    if (!folder) return tl::unexpected(folder.error());
    auto database = Database::open(station_file(folder->path()), {.mode = Database::Mode::writer,
                                                                  .application_id = station_application_id,
                                                                  .migrations = station_migrations(),
                                                                  .synchronous = "OFF"});
    if (!database) return tl::unexpected(database.error());
    return ReplayedBooks(std::move(*folder), std::move(*database));
}

Result<std::vector<FeedEntry>> ReplayedBooks::add(const std::vector<Sent>& entries) {
    std::int64_t seq = last_;
    std::optional<Problem> why;
    const Done stored = storage_call([&] {
        WriteTransaction transaction(database_->raw());
        for (const Sent& sent : entries) {
            const Done taken = take(*projector_, sent);
            if (!taken) {
                why = Problem{ProblemCode::verify_failed,
                              fmt::format("entry {} cannot be booked: {}", seq + 1, taken.error().message())};
                return;
            }
            ++seq;
        }
        transaction.commit();
    });
    if (why) return tl::unexpected(*why);
    if (!stored) return tl::unexpected(stored.error());
    auto feed = JournalFeed::open(folder_.path());
    if (!feed) return tl::unexpected(feed.error());
    auto booked = feed->entries(last_ + 1, seq - last_, std::numeric_limits<std::size_t>::max());
    last_ = seq;
    return booked;
}

}  // namespace core
