#include "core/store/database/lock_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace core {

namespace {

std::string text_of(int descriptor) {
    std::array<char, 200> buffer{};
    const ssize_t length = pread(descriptor, buffer.data(), buffer.size(), 0);
    return length > 0 ? std::string(buffer.data(), static_cast<std::size_t>(length))
                      : std::string("another program");
}

}  // namespace

Result<LockFile> LockFile::take(const std::filesystem::path& file, const std::string& holder,
                                ProblemCode busy) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (descriptor < 0) {
        const ProblemCode code = errno == ENOSPC   ? ProblemCode::storage_full
                                 : errno == ENOENT ? ProblemCode::not_a_station
                                                   : ProblemCode::storage_read_only;
        return problem(code, fmt::format("{} cannot be opened: {}", file.string(), std::strerror(errno)));
    }
    LockFile lock(descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        return problem(
            busy, fmt::format("{} is held by {}", file.filename().string(), printable(text_of(descriptor))));
    }
    // The text only helps the second program; on a full disk the lock still holds without it.
    if (ftruncate(descriptor, 0) == 0) {
        [[maybe_unused]] const ssize_t written = pwrite(descriptor, holder.data(), holder.size(), 0);
    }
    return lock;
}

LockFile::LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

LockFile::~LockFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace core
