#include "core/policy/rule_file.h"

#include <fmt/format.h>

namespace core {

Done read_rule_file(std::string_view file_name, std::string_view text,
                    const std::function<void(PolicyReader&)>& read) {
    toml::table root;
    try {
        root = toml::parse(text, file_name);
    } catch (const toml::parse_error& error) {
        return problem(
            ProblemCode::policy_invalid,
            fmt::format("{}, line {}: {}", file_name, error.source().begin.line, error.description()));
    }
    PolicyComplaint complaint{std::string(file_name), {}};
    PolicyReader reader(complaint, root, "");
    read(reader);
    reader.complain_about_unknown();
    if (complaint.first) return tl::unexpected(*complaint.first);
    return {};
}

}  // namespace core
