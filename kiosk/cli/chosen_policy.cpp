#include "kiosk/cli/chosen_policy.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "core/counter/policy_in_force.h"

namespace kiosk {

core::Result<core::PolicySet> chosen_policy(const std::string& name_or_file) {
    const bool is_file = name_or_file.find('/') != std::string::npos || name_or_file.ends_with(".toml");
    if (!is_file) return core::carried_policy(name_or_file);
    std::ifstream stream(name_or_file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream.is_open() || stream.bad()) {
        return core::problem(core::ProblemCode::file_unreadable,
                             fmt::format("{} cannot be read", core::printable(name_or_file)));
    }
    return core::policy_fact(core::printable(name_or_file), text.str());
}

}  // namespace kiosk
