#include "tests/project/layer_rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace {

using Words = std::vector<std::string_view>;

// A folder (with all below it) and what its sources may include. An entry that ends in '/' is a whole
// subtree.
struct Layer {
    std::string_view folder;
    Words may_include;
};

const std::vector<Layer>& layers() {
    static const std::vector<Layer> table{
        {"core/base/", {"core/base/"}},
        {"core/ports/", {"core/ports/", "core/base/"}},
        {"core/texts/", {"core/texts/", "core/base/"}},
        {"core/journal/", {"core/journal/", "core/base/"}},
        {"core/formats/", {"core/formats/", "core/base/"}},
        {"core/scan/", {"core/scan/", "core/base/", "core/accounts/", "core/formats/", "core/policy/"}},
        {"core/receipts/",
         {"core/receipts/", "core/base/", "core/ports/", "core/texts/", "core/facts/", "core/journal/"}},
        {"core/policy/", {"core/"}},
        {"core/codes/", {"core/codes/", "core/base/", "core/policy/"}},
        {"core/facts/", {"core/"}},
        {"core/variance/", {"core/variance/", "core/base/", "core/facts/", "core/policy/"}},
        {"core/ledger/", {"core/"}},
        {"core/accounts/", {"core/"}},
        {"core/store/", {"core/"}},
        {"core/import/", {"core/"}},
        {"core/demo/", {"core/"}},
        {"core/certificates/", {"core/certificates/", "core/base/"}},
        {"core/sync/link/", {"core/sync/link/", "core/base/"}},
        {"core/sync/", {"core/"}},
        {"core/headoffice/", {"core/"}},
        {"core/counter/", {"core/"}},
        {"core/custody/", {"core/"}},
        {"core/service/", {"core/"}},
        {"core/reports/", {"core/"}},
        {"core/slips/", {"core/"}},
        {"devices/", {"devices/", "core/base/", "core/ports/"}},
        {"kiosk/widgets/", {"kiosk/widgets/", "core/base/", "core/texts/"}},
        {"kiosk/screens/", {"kiosk/screens/", "kiosk/widgets/", "core/base/", "core/texts/"}},
        {"kiosk/flows/", {"kiosk/flows/", "kiosk/screens/", "core/"}},
        {"kiosk/cli/", {"kiosk/", "core/", "devices/"}},
        {"kiosk/program/", {"kiosk/cli/"}},
        {"kiosk/app/", {"kiosk/", "core/", "devices/"}},
        {"bench/", {"bench/", "kiosk/", "core/", "devices/", "tests/support/"}},
        {"tests/", {"tests/", "kiosk/", "core/", "devices/"}},
    };
    return table;
}

// A library, by how its headers' names begin, and the folders that may include it. Tests and benchmarks may
// use all.
struct Library {
    std::string_view header;
    Words folders;
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> table{
        {"SDL", {"kiosk/widgets/", "kiosk/app/"}},
        {"imgui", {"kiosk/widgets/", "kiosk/screens/", "kiosk/app/"}},
        {"libusb", {"devices/usb/"}},
        {"SQLiteCpp/", {"core/store/"}},
        {"sqlite3", {"core/store/"}},
        {"sodium", {"core/journal/", "core/store/", "core/counter/", "core/codes/", "core/sync/"}},
        {"toml++/", {"core/texts/", "core/policy/"}},
        {"nlohmann/", {"core/", "kiosk/cli/", "kiosk/app/", "kiosk/widgets/"}},
        {"CLI/", {"kiosk/cli/", "kiosk/app/"}},
        {"date/", {"core/base/"}},
        {"pango/", {"core/receipts/", "core/reports/", "devices/simulated/", "devices/printing/"}},
        {"cairo", {"core/receipts/", "core/reports/", "devices/simulated/", "devices/printing/"}},
        {"qrencode", {"core/receipts/", "devices/simulated/", "devices/printing/"}},
        {"libpq", {"core/sync/"}},
        {"boost/", {"core/rates/"}},
    };
    return table;
}

struct Include {
    std::size_t line = 0;
    std::string name;
    bool from_root = false;  // in quotes
};

std::vector<Include> includes_of(const SourceFile& file) {
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string& line : lines_of(file.code)) {
        ++number;
        if (!line.starts_with("#include")) continue;
        const std::size_t open = line.find_first_of("<\"");
        const std::size_t close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
        if (close == std::string::npos) continue;
        includes.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return includes;
}

bool begins_with_one_of(std::string_view name, const Words& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto start) { return name.starts_with(start); });
}

bool is_ours(std::string_view name) {
    return begins_with_one_of(name, {"core/", "devices/", "kiosk/", "bench/", "tests/"});
}

const Layer* layer_of(std::string_view path) {
    for (const Layer& layer : layers()) {
        if (path.starts_with(layer.folder)) return &layer;
    }
    return nullptr;
}

using FolderGraph = std::map<std::string, std::set<std::string>>;

// Depth first; `path` holds the folders on the way, so meeting one of them again is a cycle.
std::string cycle_from(const std::string& folder, const FolderGraph& graph, std::vector<std::string>& path,
                       std::set<std::string>& done) {
    const auto start = std::find(path.begin(), path.end(), folder);
    if (start != path.end()) {
        std::string cycle;
        for (auto at = start; at != path.end(); ++at) cycle += *at + " -> ";
        return cycle + folder;
    }
    if (!done.insert(folder).second || !graph.contains(folder)) return "";
    path.push_back(folder);
    for (const std::string& next : graph.at(folder)) {
        if (std::string cycle = cycle_from(next, graph, path, done); !cycle.empty()) return cycle;
    }
    path.pop_back();
    return "";
}

}  // namespace

Findings includes_from_root(const SourceFile& file) {
    Findings findings;
    for (const Include& include : includes_of(file)) {
        if (include.from_root == is_ours(include.name)) continue;
        findings.push_back(
            {"includes_from_root", file.path, include.line, include.name + " is not written from the root"});
    }
    return findings;
}

Findings includes_follow_layers(const SourceFile& file) {
    const Layer* layer = layer_of(file.path);
    if (layer == nullptr)
        return {{"includes_follow_layers", file.path, 1, "the folder has no place in the layers"}};
    Findings findings;
    for (const Include& include : includes_of(file)) {
        if (!is_ours(include.name) || begins_with_one_of(include.name, layer->may_include)) continue;
        findings.push_back({"includes_follow_layers", file.path, include.line,
                            std::string(layer->folder) + " may not include " + include.name});
    }
    return findings;
}

Findings libraries_stay_in_place(const SourceFile& file) {
    Findings findings;
    if (file.path.starts_with("tests/") || file.path.starts_with("bench/")) return findings;
    for (const Include& include : includes_of(file)) {
        for (const Library& library : libraries()) {
            const bool ours = !include.from_root && include.name.starts_with(library.header);
            if (!ours || begins_with_one_of(file.path, library.folders)) continue;
            findings.push_back(
                {"libraries_stay_in_place", file.path, include.line, include.name + " has no place here"});
        }
    }
    return findings;
}

Findings no_folder_cycles(const std::vector<SourceFile>& sources) {
    FolderGraph graph;
    for (const SourceFile& file : sources) {
        for (const Include& include : includes_of(file)) {
            const std::string target = include.name.substr(0, include.name.rfind('/'));
            if (is_ours(include.name) && target != file.folder()) graph[file.folder()].insert(target);
        }
    }
    Findings findings;
    std::set<std::string> done;
    for (const auto& [folder, targets] : graph) {
        std::vector<std::string> path;
        const std::string cycle = cycle_from(folder, graph, path, done);
        if (!cycle.empty()) findings.push_back({"no_folder_cycles", folder, 1, cycle});
    }
    return findings;
}

Findings tests_mirror_folders(const std::vector<SourceFile>& sources) {
    std::set<std::string> folders;
    for (const SourceFile& file : sources) folders.insert(file.folder());
    Findings findings;
    for (const SourceFile& file : sources) {
        const std::string mirrored =
            file.path.starts_with("tests/")
                ? file.folder().substr(std::min<std::size_t>(6, file.folder().size()))
                : "";
        const bool has_source = mirrored.starts_with("core/") || mirrored.starts_with("devices/") ||
                                mirrored.starts_with("kiosk/");
        if (!has_source || folders.contains(mirrored)) continue;
        findings.push_back({"tests_mirror_folders", file.path, 1, "there is no folder " + mirrored});
    }
    return findings;
}
