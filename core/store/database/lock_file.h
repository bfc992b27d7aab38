#pragma once

#include <filesystem>
#include <string>

#include "core/base/problem.h"

namespace core {

// Held by the one program that writes a file; its text names the holder, so that the second can say who is in
// the way.
class LockFile {
  public:
    // `holder` is what a person sees: "paydesk run (process 812)". A lock held by another gives `busy`.
    static Result<LockFile> take(const std::filesystem::path& file, const std::string& holder,
                                 ProblemCode busy);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

  private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace core
