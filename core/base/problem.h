#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/problem_code.h"

namespace core {

// What kind of failure a code is; the value is the program's exit status.
enum class ProblemKind { refusal = 1, usage = 2, fault = 3 };

struct ProblemEntry {
    ProblemCode code;
    ProblemKind kind;
    std::string_view name;      // "tender_short", stable for scripts
    std::string_view sentence;  // used when the place that failed had nothing more exact to say
    std::string_view advice;    // what the person should do
};

// The whole list, in the order of the codes: refusals, malformed requests and faults.
std::span<const ProblemEntry> refusal_list();
std::span<const ProblemEntry> fault_list();

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
