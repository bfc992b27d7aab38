#include "core/base/temporary_folder.h"

#include <fmt/format.h>

#include <cstdlib>
#include <utility>

namespace core {

Result<TemporaryFolder> TemporaryFolder::make(std::string_view purpose) {
    std::error_code missing;
    const auto below = std::filesystem::temp_directory_path(missing);
    std::string name = (below / fmt::format("paydesk-{}-XXXXXX", purpose)).string();
    if (missing || ::mkdtemp(name.data()) == nullptr) {
        return problem(
            ProblemCode::file_unwritable,
            fmt::format("no folder can be made in {}; set TMPDIR to one with room", below.string()));
    }
    return TemporaryFolder(std::filesystem::path(name));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace core
