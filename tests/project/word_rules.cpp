#include "tests/project/word_rules.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace {

using Words = std::vector<std::string_view>;

// Words that the code below `where` may not use, except below `except`.
struct WordRule {
    std::string_view rule;
    Words where;
    Words except;
    Words words;
    bool headers_only = false;
};

const Words all_code{"core/", "devices/", "kiosk/", "bench/", "tests/"};
const Words program{"core/", "devices/", "kiosk/"};

const std::vector<WordRule>& word_rules() {
    static const std::vector<WordRule> table{
        {"time_and_chance_are_injected",
         program,
         {"kiosk/app/", "core/sync/link/"},  // a call over the network waits until an instant
         {"steady_clock::now", "system_clock::now", "high_resolution_clock::now", "time(", "gettimeofday",
          "clock_gettime", "sleep_for", "sleep_until", "usleep", "nanosleep", "sleep(", "random_device",
          "rand(", "srand(", "SDL_GetTicks", "SDL_GetTicks64", "SDL_Delay", "SDL_GetPerformanceCounter"}},
        {"sql_only_in_store",
         program,
         {"core/store/"},
         {"SQLite::", "sqlite3", "sqlite3_exec", "sqlite3_stmt"}},
        {"imgui_behind_widgets",
         program,
         {"kiosk/widgets/", "kiosk/screens/", "kiosk/app/"},
         {"ImGui::", "ImVec2", "ImDrawList"}},
        {"no_shared_ownership", all_code, {}, {"shared_ptr", "make_shared"}},
        {"no_using_namespace_in_headers", all_code, {}, {"using namespace"}, true},
        {"no_floating_point", {"core/"}, {}, {"float", "double", "stod", "strtod"}},
        {"nothing_throws", program, {}, {"throw"}},
    };
    return table;
}

bool begins_with(std::string_view name, const Words& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto start) { return name.starts_with(start); });
}

bool is_word_part(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// A whole word: "rand(" is not in "operand(", "time(" is neither in "wall_time(" nor in "clock.time(".
bool stands_alone(const std::string& code, std::size_t at, std::string_view word) {
    const char before = at > 0 ? code[at - 1] : ' ';
    const char after = at + word.size() < code.size() ? code[at + word.size()] : ' ';
    const bool member = before == '.' || (before == '>' && at > 1 && code[at - 2] == '-');
    return !is_word_part(before) && !member && !(is_word_part(word.back()) && is_word_part(after));
}

void find_words(const SourceFile& file, const WordRule& rule, Findings& findings) {
    for (const std::string_view word : rule.words) {
        for (std::size_t at = file.code.find(word); at != std::string::npos;
             at = file.code.find(word, at + 1)) {
            if (!stands_alone(file.code, at, word)) continue;
            findings.push_back(
                {std::string(rule.rule), file.path, line_at(file.code, at), "uses " + std::string(word)});
        }
    }
}

bool is_key(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

}  // namespace

Findings no_forbidden_words(const SourceFile& file) {
    Findings findings;
    for (const WordRule& rule : word_rules()) {
        const bool applies = begins_with(file.path, rule.where) && !begins_with(file.path, rule.except);
        if (applies && (file.is_header() || !rule.headers_only)) find_words(file, rule, findings);
    }
    return findings;
}

Findings no_loose_ends(const SourceFile& file) {
    // Written in two halves, so that this file does not find itself.
    static const std::vector<std::string> loose{std::string("TO") + "DO", std::string("FIX") + "ME",
                                                std::string("XX") + "X:", std::string("/wo") + "rk/",
                                                std::string("/ho") + "me/"};
    Findings findings;
    for (const std::string& word : loose) {
        const std::size_t at = file.text.find(word);
        if (at == std::string::npos) continue;
        findings.push_back({"no_loose_ends", file.path, line_at(file.text, at), "says " + word});
    }
    return findings;
}

Findings sql_only_in_store(const SourceFile& file) {
    Findings findings;
    const Words speakers{"core/store/", "core/sync/", "core/headoffice/"};
    if (!begins_with(file.path, program) || begins_with(file.path, speakers)) return findings;
    const Words statements{"SELECT ",      "INSERT INTO ",  "INSERT OR ", "UPDATE ",
                           "DELETE FROM ", "CREATE TABLE ", "PRAGMA "};
    for (const Literal& literal : file.literals) {
        const std::size_t start = std::min(literal.text.find_first_not_of(" \n"), literal.text.size());
        if (!begins_with(std::string_view(literal.text).substr(start), statements)) continue;
        findings.push_back({"sql_only_in_store", file.path, literal.line, "speaks SQL"});
    }
    return findings;
}

Findings text_keys_exist(const SourceFile& file, const core::TextTable& texts) {
    std::set<std::string> sections;
    for (const auto& [key, sentence] : texts) sections.insert(key.substr(0, key.find('.')));
    const std::set<std::string> file_endings{"png",  "pdf", "txt",  "csv", "json",
                                             "toml", "db",  "lock", "sql", "ttf"};
    Findings findings;
    // Elsewhere a dotted word is something else, such as a name inside a policy file.
    if (!begins_with(file.path, {"kiosk/", "core/receipts/", "core/reports/"})) return findings;
    for (const Literal& literal : file.literals) {
        const std::size_t point = literal.text.find('.');
        if (point == std::string::npos || !is_key(literal.text) ||
            !sections.contains(literal.text.substr(0, point)))
            continue;
        const std::string rest = literal.text.substr(point + 1);
        if (rest.empty() || rest.back() == '_' || file_endings.contains(rest)) continue;
        if (texts.contains(literal.text) || texts.contains(literal.text + "_one")) continue;
        findings.push_back({"text_keys_exist", file.path, literal.line, "no language has " + literal.text});
    }
    return findings;
}

Findings well_sized(const SourceFile& file) {
    const std::size_t limit = file.is_header() ? 150 : 400;
    const std::size_t lines = lines_of(file.text).size();
    if (lines <= limit) return {};
    return {{"well_sized", file.path, lines, "has more than " + std::to_string(limit) + " lines"}};
}

Findings headers_guarded(const SourceFile& file) {
    if (!file.is_header() || file.text.starts_with("#pragma once\n")) return {};
    return {{"headers_guarded", file.path, 1, "does not begin with #pragma once"}};
}

Findings names_say_something(const SourceFile& file) {
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    Findings findings;
    for (const std::string_view empty : {"util", "common", "helper", "manager", "misc."}) {
        if (name.find(empty) == std::string::npos) continue;
        findings.push_back({"names_say_something", file.path, 1, "the name says " + std::string(empty)});
    }
    const bool snake =
        std::all_of(name.begin(), name.end(), [](char c) { return is_key(std::string_view(&c, 1)); });
    if (!snake) findings.push_back({"names_say_something", file.path, 1, "the name is not snake_case"});
    return findings;
}
