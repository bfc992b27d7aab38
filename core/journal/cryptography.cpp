#include "core/journal/cryptography.h"

#include <sodium.h>

namespace core {

Done start_cryptography() {
    if (sodium_init() < 0) return problem(ProblemCode::device_failed, "the system gives no random numbers");
    return {};
}

}  // namespace core
