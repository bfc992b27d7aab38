#include "core/texts/text_table.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <exception>

namespace core {

namespace {

Done add_entries(TextTable& entries, const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table()) {
            if (auto done = add_entries(entries, *inner, name + "."); !done) return done;
        } else if (const auto* sentence = node.as_string()) {
            entries.emplace(name, sentence->get());
        } else {
            return problem(ProblemCode::texts_invalid,
                           fmt::format("{} in line {} is not a string", name, node.source().begin.line));
        }
    }
    return {};
}

}  // namespace

Result<TextTable> read_text_table(std::string_view toml, std::string_view file_name) {
    try {
        TextTable entries;
        const toml::table table = toml::parse(toml, file_name);
        if (auto done = add_entries(entries, table, ""); !done) return tl::unexpected(done.error());
        return entries;
    } catch (const toml::parse_error& error) {
        return problem(
            ProblemCode::texts_invalid,
            fmt::format("{} line {}: {}", file_name, error.source().begin.line, error.description()));
    } catch (const std::exception& error) {
        return problem(ProblemCode::texts_invalid, fmt::format("{}: {}", file_name, error.what()));
    }
}

}  // namespace core
