#pragma once

#include "core/base/problem.h"

namespace core {

// Readies libsodium's random numbers; once, before anything else. Problems: device_failed.
Done start_cryptography();

}  // namespace core
