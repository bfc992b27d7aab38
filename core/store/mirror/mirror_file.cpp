#include "core/store/mirror/mirror_file.h"

#include <fmt/format.h>

#include <system_error>

namespace core {

std::span<const EmbeddedFile> mirror_migrations();

namespace {

constexpr int mirror_application_id = 0x50446d69;  // "PDmi"
constexpr int oldest_readable = 1;  // a station goes on with the mirror of the program before it

}  // namespace

std::filesystem::path mirror_path(const std::filesystem::path& folder) {
    return folder / "mirror.db";
}

std::filesystem::path mirror_lock_path(const std::filesystem::path& folder) {
    return folder / "mirror.lock";
}

Database::Options mirror_options(Database::Mode mode) {
    return {.mode = mode,
            .application_id = mirror_application_id,
            .migrations = mirror_migrations(),
            .oldest_readable = oldest_readable,
            // Small news of head office does not make the counter wait for the disk: a power cut leaves the
            // file whole, and the news is asked for again. Loads are synced (MirrorWriter).
            .synchronous = "NORMAL"};
}

Done make_mirror(const std::filesystem::path& folder) {
    const std::filesystem::path file = mirror_path(folder);
    std::error_code failure;
    if (std::filesystem::exists(file, failure)) return {};
    const std::filesystem::path unfinished = folder / "mirror.db.new";
    for (const char* part : {"", "-wal", "-shm"}) {
        std::filesystem::remove(unfinished.string() + part, failure);
    }
    {
        // Closing the only connection moves everything into the file and removes its log.
        const Result<Database> made = Database::open(unfinished, mirror_options(Database::Mode::writer));
        if (!made) return tl::unexpected(made.error());
    }
    std::filesystem::rename(unfinished, file, failure);
    if (!failure) return {};
    return problem(ProblemCode::storage_read_only,
                   fmt::format("{} cannot be made: {}", file.string(), failure.message()));
}

}  // namespace core
