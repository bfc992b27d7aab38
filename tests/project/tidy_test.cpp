// The rules of the house that no compiler flag holds, held here: layers, places of libraries, injected time
// and chance, one place for SQL, sizes. Run from the root of the sources.

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "core/texts/texts.h"
#include "tests/project/layer_rules.h"
#include "tests/project/word_rules.h"

namespace {

// A finding that is meant to be. The test fails when it is gone, so the list never outlives its reasons.
struct Exception {
    std::string_view rule;
    std::string_view path;
    std::string_view reason;
};

constexpr Exception exceptions[] = {
    {"well_sized", "core/base/problem_code.h", "one list of every code, one a line"},
    {"no_floating_point", "core/receipts/page_drawing.h", "cairo's coordinates; no money in them"},
    {"no_floating_point", "core/receipts/page_drawing.cpp", "cairo's coordinates; no money in them"},
    {"no_floating_point", "core/reports/bar_chart.h", "cairo's coordinates; no money in them"},
    {"no_floating_point", "core/reports/bar_chart.cpp", "cairo's coordinates; amounts only become heights"},
    {"no_floating_point", "core/reports/table_pages.cpp", "cairo's coordinates; no money in them"},
};

Findings findings_in(const std::vector<SourceFile>& sources, const core::TextTable& texts) {
    Findings all;
    const auto add = [&all](const Findings& more) { all.insert(all.end(), more.begin(), more.end()); };
    for (const SourceFile& file : sources) {
        for (const auto& rule :
             {includes_from_root, includes_follow_layers, libraries_stay_in_place, no_forbidden_words,
              no_loose_ends, sql_only_in_store, well_sized, headers_guarded, names_say_something}) {
            add(rule(file));
        }
        add(text_keys_exist(file, texts));
    }
    add(no_folder_cycles(sources));
    add(tests_mirror_folders(sources));
    return all;
}

// The rules that a file of this text breaks.
std::vector<std::string> broken_by(const char* path, const std::string& text) {
    std::vector<std::string> rules;
    const core::TextTable texts{{"pay.take", "Take payment"}, {"pay.notes_one", "1 note"}};
    for (const Finding& finding : findings_in({source_file(path, text)}, texts))
        rules.push_back(finding.rule);
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return rules;
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("the sources keep the rules of the house, and no exception outlives its reason") {
    const auto sources = sources_below(".", {"core", "devices", "kiosk", "bench", "tests"});
    REQUIRE(sources.size() > 20);
    std::vector<bool> used(std::size(exceptions));
    for (const Finding& finding : findings_in(sources, core::Texts::load("en")->table())) {
        const auto known =
            std::find_if(std::begin(exceptions), std::end(exceptions), [&](const Exception& exception) {
                return exception.rule == finding.rule && exception.path == finding.path;
            });
        if (known == std::end(exceptions)) {
            FAIL_CHECK(finding.text());
        } else {
            used[static_cast<std::size_t>(known - std::begin(exceptions))] = true;
        }
    }
    for (std::size_t i = 0; i < std::size(exceptions); ++i) {
        INFO(exceptions[i].path << " no longer needs its exception from " << exceptions[i].rule);
        CHECK(used[i]);
    }
}

TEST_CASE("each rule complains about a bad file") {
    struct Case {
        const char* path;
        const char* text;
        const char* rule;  // empty: nothing to complain about
    };
    const Case cases[] = {
        {"core/base/a.cpp", "#include \"core/base/money.h\"\n#include <vector>\n", ""},
        {"core/base/a.cpp", "#include \"money.h\"\n", "includes_from_root"},
        {"core/base/a.cpp", "#include <core/base/money.h>\n", "includes_from_root"},
        {"core/base/a.cpp", "#include \"core/texts/texts.h\"\n", "includes_follow_layers"},
        {"core/new_folder/a.cpp", "int a;\n", "includes_follow_layers"},
        {"devices/usb/a.cpp", "#include \"core/store/database/database.h\"\n", "includes_follow_layers"},
        {"kiosk/screens/a.cpp", "#include \"devices/port/byte_port.h\"\n", "includes_follow_layers"},
        {"kiosk/screens/a.cpp", "#include \"core/ledger/transfers.h\"\n", "includes_follow_layers"},
        {"kiosk/app/a.cpp", "#include \"devices/port/byte_port.h\"\n", ""},
        {"core/ledger/a.cpp", "#include <SDL.h>\n", "libraries_stay_in_place"},
        {"core/ledger/a.cpp", "#include <imgui.h>\n", "libraries_stay_in_place"},
        {"core/scan/a.cpp", "#include <libusb.h>\n", "libraries_stay_in_place"},
        {"devices/escpos/a.cpp", "#include <SQLiteCpp/Database.h>\n", "libraries_stay_in_place"},
        {"kiosk/screens/a.cpp", "#include <SDL2/SDL.h>\n", "libraries_stay_in_place"},
        {"core/scan/a.cpp", "auto now = std::chrono::steady_clock::now();\n", "time_and_chance_are_injected"},
        {"core/scan/a.cpp", "auto now = std::time(nullptr);\n", "time_and_chance_are_injected"},
        {"kiosk/flows/a.cpp", "std::this_thread::sleep_for(wait);\n", "time_and_chance_are_injected"},
        {"devices/usb/a.cpp", "std::random_device seed;\n", "time_and_chance_are_injected"},
        {"core/scan/a.cpp", "int dice = rand() % 6;\n", "time_and_chance_are_injected"},
        {"core/scan/a.cpp", "clock.wall_time(); operand(); c.time(1); // rand()\n", ""},
        {"kiosk/app/a.cpp", "auto now = std::chrono::steady_clock::now();\n", ""},
        {"core/scan/a.cpp", "using Instant = std::chrono::time_point<std::chrono::steady_clock>;\n", ""},
        {"core/counter/a.cpp", "SQLite::Statement read(db, text);\n", "sql_only_in_store"},
        {"core/counter/a.cpp", "run(\"SELECT 1\");\n", "sql_only_in_store"},
        {"core/counter/a.cpp", "run(R\"sql(\n  INSERT INTO t VALUES (1))sql\");\n", "sql_only_in_store"},
        {"core/store/database/a.cpp", "run(\"SELECT 1\");\n", ""},
        {"kiosk/flows/a.cpp", "ImGui::Begin(x);\n", "imgui_behind_widgets"},
        {"kiosk/widgets/a.cpp", "ImGui::Begin(x);\n", ""},
        {"core/scan/a.cpp", "std::shared_ptr<int> a;\n", "no_shared_ownership"},
        {"core/scan/a.h", "#pragma once\nusing namespace std;\n", "no_using_namespace_in_headers"},
        {"core/scan/a.cpp", "using namespace date;\n", ""},
        {"core/ledger/a.cpp", "double amount = 1;\n", "no_floating_point"},
        {"core/ledger/a.cpp", "Money float_total; const char* a = \"float\"; // double entry\n", ""},
        {"kiosk/widgets/a.cpp", "float width = 1;\n", ""},
        {"core/ledger/a.cpp", "throw 1;\n", "nothing_throws"},
        {"core/ledger/a.cpp", "char c = '\"'; throw 1; const char* d = \"\\\"\";\n", "nothing_throws"},
        {"core/ledger/a.cpp", "int n = 1'000; throw n + 1'000;\n", "nothing_throws"},
        {"core/ledger/a.cpp", "const char* r = R\"(throw \" it)\"; /* throw */\n", ""},
        {"core/scan/a.cpp",
         "run(\"pay.take\", \"pay.notes\", \"pay.png\", \"other.thing\", \"pay.kind_\");\n", ""},
        {"kiosk/flows/a.cpp", "run(\"pay.taken\");\n", "text_keys_exist"},
        {"core/policy/a.cpp", "run(\"pay.taken\");\n", ""},
        {"core/scan/a.h", "int a;\n", "headers_guarded"},
        {"core/scan/scan_utils.cpp", "int a;\n", "names_say_something"},
        {"core/scan/ScanLine.cpp", "int a;\n", "names_say_something"},
        {"tests/core/nowhere/a_test.cpp", "int a;\n", "tests_mirror_folders"},
        {"tests/project/a_test.cpp", "#include <SDL.h>\nauto now = std::chrono::steady_clock::now();\n", ""},
    };
    for (const Case& c : cases) {
        INFO(c.path << ": " << c.text);
        CHECK(broken_by(c.path, c.text) == (std::string_view(c.rule).empty() ? Rules{} : Rules{c.rule}));
    }
}

TEST_CASE("a note to self and a path of one machine are loose ends, in comments too") {
    CHECK(broken_by("core/scan/a.cpp", std::string("// TO") + "DO later\n") == Rules{"no_loose_ends"});
    CHECK(broken_by("core/scan/a.cpp", std::string("f(\"/ho") + "me/me/x\");\n") == Rules{"no_loose_ends"});
}

TEST_CASE("a file may have 400 lines, a header 150") {
    const auto lines = [](int count) {
        std::string text = "#pragma once\n";
        for (int line = 1; line < count; ++line) text += "\n";
        return text;
    };
    CHECK(broken_by("core/scan/a.h", lines(150)) == Rules{});
    CHECK(broken_by("core/scan/a.h", lines(151)) == Rules{"well_sized"});
    CHECK(broken_by("core/scan/a.cpp", lines(400)) == Rules{});
    CHECK(broken_by("core/scan/a.cpp", lines(401)) == Rules{"well_sized"});
}

TEST_CASE("folders that include one another in a ring are named") {
    const auto file = [](const char* path, const char* include) {
        return source_file(path, "#include \"" + std::string(include) + "\"\n");
    };
    const std::vector<SourceFile> ring{file("core/a/x.h", "core/b/x.h"), file("core/b/y.h", "core/c/x.h"),
                                       file("core/c/x.h", "core/b/x.h")};
    REQUIRE(no_folder_cycles(ring).size() == 1);
    CHECK(no_folder_cycles(ring).front().says == "core/b -> core/c -> core/b");
    const std::vector<SourceFile> line{file("core/a/x.h", "core/b/x.h"), file("core/b/y.h", "core/c/x.h"),
                                       file("core/a/y.h", "core/c/x.h")};
    CHECK(no_folder_cycles(line).empty());
}
