#include "core/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace core {

void ensure(bool condition, const char* what, const char* file, int line) {
    if (condition) return;
    std::fprintf(stderr, "paydesk: defect: %s (%s:%d)\n", what, file, line);
    std::abort();
}

}  // namespace core
