#include "core/sync/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace core {

Done write_private_file(const std::filesystem::path& file, std::string_view content) {
    const std::filesystem::path draft = file.string() + ".new";
    const int descriptor = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written =
        descriptor >= 0 &&
        ::write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!written || ::rename(draft.c_str(), file.c_str()) != 0) {
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", file.string()));
    }
    return {};
}

Result<std::string> read_whole_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        return problem(ProblemCode::file_unreadable, fmt::format("{} cannot be read", file.string()));
    }
    return text.str();
}

}  // namespace core
