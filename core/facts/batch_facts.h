#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/money.h"
#include "core/policy/word_list.h"

namespace core {

// Where a batch of payments came from. `list`: one check for many accounts, with a list.
enum class BatchKind { mail, drop_box, agency, list };
inline constexpr WordList<BatchKind, 4> batch_kinds{{"mail", "drop_box", "agency", "list"}};

// Journal body "batch_opened": two persons opened and counted what is to be keyed.
struct BatchOpened {
    std::string batch;  // "W2-B0001"
    BatchKind kind = BatchKind::mail;
    std::int64_t items = 0;  // control totals
    Money total;
    std::string received_on;  // the date that counts for penalties of all its payments
    std::string opener;
    std::string second;
};

// Journal body "batch_closed": what was keyed of it by then.
struct BatchClosed {
    std::string batch;
    std::int64_t items = 0;
    Money total;
    std::string reason;  // of a difference; empty: it agrees
    std::string approved_by;
};

nlohmann::json to_body(const BatchOpened& fact);
nlohmann::json to_body(const BatchClosed& fact);
// These throw nlohmann::json::exception on a body of another shape.
BatchOpened batch_opened_from(const nlohmann::json& body);
BatchClosed batch_closed_from(const nlohmann::json& body);

}  // namespace core
