#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/base/problem.h"

namespace kiosk {

// A file seen as memory, read only. A 20 MB font costs only the pages that its few glyphs touch.
class MappedFile {
  public:
    static core::Result<MappedFile> open(const std::string& path);  // file_unreadable

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return bytes_; }

  private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::span<const std::byte> bytes_;
};

}  // namespace kiosk
