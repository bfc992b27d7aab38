#include "tests/support/outside_encoders/outside_encoders.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace test {
namespace {

struct BlockAsJson {
    nlohmann::json operator()(const core::PrintedText& block) const {
        constexpr const char* aligns[] = {"left", "center", "right"};
        return {{"text", block.text},
                {"align", aligns[static_cast<std::size_t>(block.align)]},
                {"bold", block.bold},
                {"size", block.size}};
    }
    nlohmann::json operator()(const core::PrintedPair& block) const {
        return {{"pair", {block.label, block.figure}}, {"bold", block.bold}, {"size", block.size}};
    }
    nlohmann::json operator()(const core::PrintedRule&) const { return nlohmann::json::object(); }
    nlohmann::json operator()(const core::PrintedGap&) const { return nlohmann::json::object(); }
    nlohmann::json operator()(const core::PrintedQr& block) const { return {{"qr", block.data}}; }
    nlohmann::json operator()(const core::PrintedBarcode& block) const { return {{"barcode", block.data}}; }
    nlohmann::json operator()(const core::PrintedLogo&) const { return nlohmann::json::object(); }
};

std::string as_json(const std::vector<core::PrintedDocument>& documents) {
    auto receipts = nlohmann::json::array();
    for (const auto& document : documents) {
        auto blocks = nlohmann::json::array();
        for (const auto& block : document.blocks) blocks.push_back(std::visit(BlockAsJson{}, block));
        receipts.push_back(std::move(blocks));
    }
    return receipts.dump();
}

struct Ran {
    int result = -1;
    std::string output;
};

Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return ran;
    char buffer[4096];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe))
        ran.output.append(buffer, size);
    ran.result = pclose(pipe);
    return ran;
}

OutsideAnswer answer(const std::vector<core::PrintedDocument>& documents, const std::string& rounds) {
    const std::string from = OUTSIDE_ENCODERS_SOURCE;
    const std::string packages = OUTSIDE_ENCODERS_PACKAGES;
    if (const Ran installed = run(from + "/install " + packages); installed.result != 0)
        return {"the encoders of others cannot be installed: " + installed.output, {}};
    const auto file =
        std::filesystem::temp_directory_path() / ("paydesk-outside-" + std::to_string(::getpid()) + ".json");
    std::ofstream(file) << as_json(documents);
    const Ran ran = run("node " + from + "/encode.cjs " + packages + " " + file.string() + " " + rounds);
    std::filesystem::remove(file);
    auto receipts = nlohmann::json::parse(ran.output, nullptr, false);
    if (ran.result != 0 || !receipts.is_array() || receipts.size() != documents.size())
        return {"the encoders of others failed: " + ran.output, {}};
    return {{}, std::move(receipts)};
}

}  // namespace

OutsideAnswer encode_outside(const std::vector<core::PrintedDocument>& documents) {
    return answer(documents, "");
}

OutsideAnswer time_outside(const core::PrintedDocument& document, int rounds) {
    return answer({document}, std::to_string(rounds));
}

}  // namespace test
