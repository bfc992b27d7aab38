#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/problem.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// A connection for the people of head office: as the URL and the environment say, and patient, since one
// question may be about all months. Problems: head_office_unreachable, head_office_untrusted,
// no_head_office.
Result<HeadOfficeLink> open_desk(const std::string& url);

// Words as parameters of a statement.
std::vector<std::optional<std::string>> words_of(std::vector<std::string> words);

// One statement at the desk; problems as above, and head_office_failed with what the server said.
Result<LinkRows> ask_desk(HeadOfficeLink& link, const std::string& sql, std::vector<std::string> words = {});
Done run_desk(HeadOfficeLink& link, const std::string& script);

// Walks over an answer of any length a page at a time; only inside a transaction.
Done each_row(HeadOfficeLink& link, const std::string& query, const std::vector<std::string>& words,
              const std::function<void(const LinkRows& rows, int row)>& use);

// A transaction that is rolled back unless it was committed.
class DeskTransaction {
  public:
    enum class Kind { reading, writing };  // reading: everything is of one moment
    static Result<DeskTransaction> begin(HeadOfficeLink& link, Kind kind);
    DeskTransaction(DeskTransaction&& other) noexcept : link_(std::exchange(other.link_, nullptr)) {}
    DeskTransaction& operator=(DeskTransaction&&) = delete;
    ~DeskTransaction();
    Done commit();

  private:
    explicit DeskTransaction(HeadOfficeLink& link) : link_(&link) {}
    HeadOfficeLink* link_;
};

}  // namespace core
