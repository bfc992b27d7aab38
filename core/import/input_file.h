#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "core/base/problem.h"

namespace core {

// A file read from front to back.
class InputFile {
  public:
    static Result<InputFile> open(const std::filesystem::path& path);  // file_unreadable
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    ~InputFile();

    // How many bytes came into `buffer`; 0 at the end (file_unreadable).
    Result<std::size_t> read(std::span<char> buffer);
    std::int64_t size() const { return size_; }  // 0 when it is no plain file
    const std::filesystem::path& path() const { return path_; }

  private:
    InputFile(std::filesystem::path path, int descriptor, std::int64_t size)
        : path_(std::move(path)), descriptor_(descriptor), size_(size) {}

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

}  // namespace core
