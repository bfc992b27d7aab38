#include "core/import/input_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace core {

namespace {

tl::unexpected<Problem> unreadable(const std::filesystem::path& path, int error) {
    return problem(ProblemCode::file_unreadable,
                   fmt::format("{} cannot be read: {}", printable(path.string()), std::strerror(error)));
}

}  // namespace

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unreadable(path, errno);
    InputFile file(path, descriptor, 0);
    struct stat about {};
    if (fstat(descriptor, &about) != 0) return unreadable(path, errno);
    if (S_ISDIR(about.st_mode)) return unreadable(path, EISDIR);
    if (S_ISREG(about.st_mode)) file.size_ = about.st_size;
    return file;
}

Result<std::size_t> InputFile::read(std::span<char> buffer) {
    ssize_t length = 0;
    do {
        length = ::read(descriptor_, buffer.data(), buffer.size());
    } while (length < 0 && errno == EINTR);
    if (length < 0) return unreadable(path_, errno);
    return static_cast<std::size_t>(length);
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace core
