#include <fmt/format.h>

#include "kiosk/cli/commands.h"

namespace kiosk {

using core::ProblemEntry;
using core::ProblemKind;
using core::Result;

namespace {

constexpr std::string_view kind_name(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::refusal:
            return "refusal";
        case ProblemKind::usage:
            return "usage";
        case ProblemKind::fault:
            return "fault";
    }
    return {};
}

std::vector<ProblemEntry> entries_of(ProblemKind kind) {
    std::vector<ProblemEntry> list;
    for (const auto part : {core::refusal_list(), core::fault_list()}) {
        for (const ProblemEntry& entry : part) {
            if (entry.kind == kind) list.push_back(entry);
        }
    }
    return list;
}

nlohmann::json as_json() {
    auto rows = nlohmann::json::array();
    for (const ProblemKind kind : {ProblemKind::refusal, ProblemKind::usage, ProblemKind::fault}) {
        for (const ProblemEntry& entry : entries_of(kind)) {
            rows.push_back({{"code", entry.name},
                            {"kind", kind_name(kind)},
                            {"status", static_cast<int>(kind)},
                            {"sentence", entry.sentence},
                            {"advice", entry.advice}});
        }
    }
    return {{"refusals", std::move(rows)}};
}

std::string as_text() {
    std::string text;
    for (const ProblemKind kind : {ProblemKind::refusal, ProblemKind::usage, ProblemKind::fault}) {
        for (const ProblemEntry& entry : entries_of(kind)) {
            text +=
                fmt::format("{} ({}): {}. {}\n", entry.name, kind_name(kind), entry.sentence, entry.advice);
        }
    }
    return text;
}

// A bar would end the cell of a table.
std::string cell(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '|') safe += '\\';
        safe += c;
    }
    return safe;
}

std::string as_markdown() {
    std::string text =
        "# What Paydesk refuses, and what to do then\n\n"
        "Written by `paydesk refusals --format md`; do not edit. The sentence is what the clerk sees unless "
        "the "
        "refusal has\nmore exact figures to name.\n";
    constexpr std::pair<ProblemKind, std::string_view> parts[] = {
        {ProblemKind::refusal, "Refusals: a rule says no (exit status 1)"},
        {ProblemKind::usage, "Usage: the request itself is malformed (exit status 2)"},
        {ProblemKind::fault, "Faults: the world failed (exit status 3)"},
    };
    for (const auto& [kind, title] : parts) {
        text += fmt::format("\n## {}\n\n| Code | Sentence | What to do |\n| --- | --- | --- |\n", title);
        for (const ProblemEntry& entry : entries_of(kind)) {
            text += fmt::format("| `{}` | {} | {} |\n", entry.name, cell(entry.sentence), cell(entry.advice));
        }
    }
    return text;
}

Result<Reply> list_refusals(const std::string& format) {
    if (format == "json") return Reply{.json = as_json(), .text = as_json().dump(2) + "\n"};
    return Reply{.json = as_json(), .text = format == "md" ? as_markdown() : as_text()};
}

}  // namespace

void add_refusal_commands(CLI::App& app, CommandContext&, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* refusals = app.add_subcommand("refusals", "Every refusal and fault, with what to do then");
    refusals->add_option("--format", words.format, "text (default), md or json")
        ->check(CLI::IsMember({"text", "md", "json"}));
    refusals->callback([&] { chosen = [&] { return list_refusals(words.format); }; });
}

}  // namespace kiosk
