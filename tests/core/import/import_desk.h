#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "core/import/import.h"
#include "core/store/mirror/mirror_reader.h"
#include "tests/support/test_station.h"

namespace test {

// A folder with a mirror, and files to import into it.
class ImportDesk {
  public:
    std::filesystem::path write(const std::string& name, const std::string& content) const {
        std::ofstream(folder.path() / name, std::ios::binary) << content;
        return folder.path() / name;
    }

    std::string content_of(const std::string& name) const {
        std::ifstream file(folder.path() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    core::Result<core::ImportReport> accounts(const std::string& content) const {
        auto mirror = core::MirrorWriter::open(folder.path(), "a test");
        if (!mirror) return tl::unexpected(mirror.error());
        return core::import_accounts(*mirror, {.file = write("accounts.csv", content), .at = {1}});
    }

    core::Result<core::ImportReport> receivables(const std::string& content,
                                                 std::int64_t included_seq = 0) const {
        auto mirror = core::MirrorWriter::open(folder.path(), "a test");
        if (!mirror) return tl::unexpected(mirror.error());
        return core::import_receivables(
            *mirror, {.file = write("receivables.csv", content), .included_seq = included_seq, .at = {2}});
    }

    core::MirrorReader reader() const { return std::move(core::MirrorReader::open(folder.path()).value()); }

    TemporaryFolder folder;
};

inline const std::string accounts_header = "account,name,address,phone,class,status,flags\n";
inline const std::string receivables_header = "receivable,account,kind,service,amount,due_date\n";

}  // namespace test
