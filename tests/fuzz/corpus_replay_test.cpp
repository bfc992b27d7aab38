#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/fuzz_targets.h"

TEST_CASE("every target takes every file of its corpus, and every truncation of it") {
    for (const FuzzTarget& target : fuzz_targets()) {
        int files = 0;
        for (const auto& entry :
             std::filesystem::directory_iterator("tests/fuzz/corpus/" + std::string(target.name))) {
            INFO(entry.path());
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(stream), {});
            for (std::size_t length = 0; length <= bytes.size(); ++length)
                target.feed(std::string_view(bytes).substr(0, length));
            ++files;
        }
        INFO(target.name);
        CHECK(files > 0);
    }
}
