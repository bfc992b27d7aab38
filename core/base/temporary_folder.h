#pragma once

#include <filesystem>
#include <string_view>

#include "core/base/problem.h"

namespace core {

// A folder of our own in the system's place for them ($TMPDIR, else /tmp); it is gone with its owner.
class TemporaryFolder {
  public:
    // `purpose` is part of its name. Problems: file_unwritable.
    static Result<TemporaryFolder> make(std::string_view purpose);

    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
};

}  // namespace core
