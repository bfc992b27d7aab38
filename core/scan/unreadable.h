#pragma once

#include <string>
#include <utility>

#include "core/base/problem.h"

namespace core {

inline tl::unexpected<Problem> unreadable(std::string detail) {
    return problem(ProblemCode::scan_unreadable, std::move(detail));
}

}  // namespace core
