#include "core/store/proof/replayed_books.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "core/store/database/storage_problem.h"
#include "core/store/station/station_store.h"

namespace core {

namespace {

std::string bytes_of(const std::string& hex) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

Done take(Projector& projector, const ReplayedBooks::Sent& sent) {
    auto entry = entry_from_payload(sent.payload);
    if (!entry) return tl::unexpected(entry.error());
    try {
        return storage_call([&] {
            projector.store(*entry, bytes_of(sent.hash));
            projector.apply(*entry);
        });
    } catch (const nlohmann::json::exception& error) {
        return problem(ProblemCode::verify_failed, fmt::format("it has an unknown form ({})", error.what()));
    }
}

}  // namespace

ReplayedBooks::ReplayedBooks(std::filesystem::path folder, Database database)
    : folder_(std::move(folder)),
      database_(std::make_unique<Database>(std::move(database))),
      projector_(std::make_unique<Projector>(database_->raw())) {}

ReplayedBooks::~ReplayedBooks() {
    projector_.reset();
    database_.reset();
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<ReplayedBooks> ReplayedBooks::begin() {
    std::string name = (std::filesystem::temp_directory_path() / "paydesk-replay-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        return problem(ProblemCode::file_unwritable, "no folder can be made for the replay");
    auto database = Database::open(station_file(name), {.mode = Database::Mode::writer,
                                                        .application_id = station_application_id,
                                                        .migrations = station_migrations(),
                                                        .synchronous = "OFF"});
    if (!database) {
        std::error_code ignored;
        std::filesystem::remove_all(name, ignored);
        return tl::unexpected(database.error());
    }
    return ReplayedBooks(name, std::move(*database));
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
    auto feed = JournalFeed::open(folder_);
    if (!feed) return tl::unexpected(feed.error());
    auto booked = feed->entries(last_ + 1, seq - last_, std::numeric_limits<std::size_t>::max());
    last_ = seq;
    return booked;
}

}  // namespace core
