#include "kiosk/widgets/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace kiosk {

core::Result<MappedFile> MappedFile::open(const std::string& path) {
    const auto unreadable = [&] {
        return core::problem(core::ProblemCode::file_unreadable, "cannot read " + path);
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return unreadable();
    struct stat about {};
    void* memory = MAP_FAILED;
    if (::fstat(file, &about) == 0 && about.st_size > 0) {
        memory = ::mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
    if (memory == MAP_FAILED) return unreadable();
    return MappedFile({static_cast<const std::byte*>(memory), static_cast<std::size_t>(about.st_size)});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

MappedFile::~MappedFile() {
    // munmap takes a plain pointer though it writes nothing.
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace kiosk
