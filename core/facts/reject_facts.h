#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/policy/word_list.h"

namespace core {

// What a rejected row was to become.
enum class RejectSource { accounts, receivables };
inline constexpr WordList<RejectSource, 2> reject_sources{{"accounts", "receivables"}};

// What a person does with an item of the work list. Money in suspense is applied, split or refunded, never
// dismissed.
enum class RejectAction { apply, split, refund, adjust, dismiss };
inline constexpr WordList<RejectAction, 5> reject_actions{{"apply", "split", "refund", "adjust", "dismiss"}};

// One row that an import could not use.
struct RejectedRow {
    std::string reject;  // "REJ-0001"
    std::string key;     // the same for the same row of the same file
    std::int64_t line = 0;
    std::string raw;                            // as it stood
    std::string reason;                         // why the import refused it
    std::map<std::string, std::string> fields;  // by column; of a broken line only the first
};

// Journal body "rejects_raised": rows of one file.
struct RejectsRaised {
    std::string file;
    RejectSource source = RejectSource::receivables;
    std::vector<RejectedRow> rows;
};

// Journal body "reject_resolved". What is asked for since then stands in `receivables`; head office has
// booked it already, so the ledger does not move.
struct RejectResolved {
    std::string reject;
    RejectAction action = RejectAction::dismiss;
    std::vector<LocalReceivable> receivables;
    std::string account;  // of a row that was imported since
    std::string reason;
    std::string approved_by;
};

nlohmann::json to_body(const RejectsRaised& fact);
nlohmann::json to_body(const RejectResolved& fact);
// These throw nlohmann::json::exception on a body of another shape.
RejectsRaised rejects_raised_from(const nlohmann::json& body);
RejectResolved reject_resolved_from(const nlohmann::json& body);
RejectedRow rejected_row_from(const nlohmann::json& object);

}  // namespace core
