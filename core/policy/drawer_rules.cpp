#include "core/policy/drawer_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

void read_void(PolicyReader& reader, VoidRules& rules) {
    reader.read("receipt_required", rules.receipt_required);
}

void read_count(PolicyReader& reader, CountRules& rules) {
    reader.read("x_hidden_once_begun", rules.x_hidden_once_begun);
}

void read_close(PolicyReader& reader, CloseRules& rules) {
    reader.read("reason_above", rules.reason_above);
    reader.read("memo_above", rules.memo_above);
    reader.read("second_person_above", rules.second_person_above);
}

}  // namespace core
