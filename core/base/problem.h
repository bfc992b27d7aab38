#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace core {

// Everything that can be refused or go wrong, one code per reason; codes are never reused. The list in
// problem.cpp holds each code's sentence and what the person should do; it serves screen, command line, log
// and manual.
enum class ProblemCode {
    // refusals: a rule says no
    money_not_positive,
    unknown_account,
    unknown_person,
    unknown_payment,
    wrong_role,
    wrong_pin,
    day_not_open,
    day_already_open,
    day_has_open_drawer,
    business_date_not_later,
    drawer_not_open,
    drawer_already_open,
    drawer_already_counted,
    drawer_not_counted,
    count_incomplete,
    count_attempts_used,
    tender_short,
    tender_type_unknown,
    tender_reference_missing,
    routing_number_wrong,
    micr_unreadable,
    change_needs_cash,
    change_exceeds_cash,
    attempt_reused,
    held_funds_differ,
    already_voided,
    void_session_counted,
    approval_missing,
    approval_own_act,
    reason_missing,
    blind_count,
    scan_unreadable,
    scan_check_digit,
    scan_ambiguous,
    scan_unknown_biller,
    restore_over_longer_chain,
    station_exists,
    not_training,
    snapshot_ahead,
    // usage: the request itself is malformed
    usage,
    money_malformed,
    money_out_of_range,
    date_malformed,
    count_malformed,
    unknown_language,
    account_malformed,
    account_check_digit,
    payment_malformed,
    csv_malformed,
    bank_file_malformed,
    bank_file_total_wrong,
    // faults: the world failed
    storage_failed,
    storage_full,
    storage_read_only,
    storage_corrupt,
    storage_newer,
    not_a_station,
    station_in_use,
    mirror_in_use,
    outcome_unknown,
    verify_failed,
    file_unreadable,
    file_unwritable,
    device_missing,
    device_permission,
    device_failed,
    no_display,
    policy_invalid,
    texts_invalid,
    drawing_failed,
    font_missing,
};

// What kind of failure a code is; the value is the program's exit status.
enum class ProblemKind { refusal = 1, usage = 2, fault = 3 };

struct ProblemEntry {
    ProblemCode code;
    ProblemKind kind;
    std::string_view name;      // "tender_short", stable for scripts
    std::string_view sentence;  // used when the place that failed had nothing more exact to say
    std::string_view advice;    // what the person should do
};

const ProblemEntry& entry_of(ProblemCode code);
std::string_view name_of(ProblemCode code);

// One refusal or fault with the sentence a person reads. `detail` replaces the list's sentence when it is not
// empty.
struct Problem {
    ProblemCode code;
    std::string detail;

    ProblemKind kind() const { return entry_of(code).kind; }
    std::string_view name() const { return entry_of(code).name; }
    std::string message() const;  // a sentence without its full stop
    std::string_view advice() const { return entry_of(code).advice; }
};

template <class T>
using Result = tl::expected<T, Problem>;

using Done = Result<void>;

inline tl::unexpected<Problem> problem(ProblemCode code, std::string detail = {}) {
    return tl::unexpected(Problem{code, std::move(detail)});
}

// Foreign text made safe to show in a message: control bytes and broken UTF-8 become '?', long text is cut.
std::string printable(std::string_view text);

}  // namespace core
