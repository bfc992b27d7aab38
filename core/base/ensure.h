#pragma once

namespace core {

// Stops the program when we are wrong (an impossible state); never used on input. Always on: the service
// restarts and recovery runs, which is safer than going on with money in an unknown state.
void ensure(bool condition, const char* what, const char* file = __builtin_FILE(),
            int line = __builtin_LINE());

}  // namespace core
