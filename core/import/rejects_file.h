#pragma once

#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace core {

// The rows of an import that could not be used, in a file beside it: its columns, then the line and the
// reason. It can be corrected and imported again as it is. It takes its name only with `keep`; one of an
// earlier import goes away.
class RejectsFile {
  public:
    // accounts.csv has accounts.rejects.csv.
    static std::filesystem::path path_for(const std::filesystem::path& imported);

    RejectsFile(const std::filesystem::path& imported, std::vector<std::string> header);
    ~RejectsFile();
    RejectsFile(const RejectsFile&) = delete;
    RejectsFile& operator=(const RejectsFile&) = delete;

    // `fields` are as many as the header has, or one: the whole line.
    Done add(std::span<const std::string_view> fields, std::int64_t line, std::string_view reason);
    // Makes sure that everything added is on disk, still under the temporary name.
    Done finish();
    Done keep();

    std::int64_t rows() const { return rows_; }
    const std::filesystem::path& path() const { return path_; }

  private:
    Done start();
    Done unwritable() const;

    std::filesystem::path path_;
    std::filesystem::path unfinished_;
    std::vector<std::string> header_;
    std::vector<bool> repeats_;  // columns of an earlier rejects file, which are written anew
    std::ofstream file_;
    std::int64_t rows_ = 0;
};

}  // namespace core
