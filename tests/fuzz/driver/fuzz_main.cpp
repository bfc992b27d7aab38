#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/base/ensure.h"
#include "tests/fuzz/fuzz_targets.h"

// libFuzzer's entry; PAYDESK_FUZZ_TARGET names the target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzTarget* const chosen = [] {
        const char* name = std::getenv("PAYDESK_FUZZ_TARGET");
        const FuzzTarget* found = nullptr;
        for (const FuzzTarget& target : fuzz_targets()) {
            if (name != nullptr && target.name == name) found = &target;
        }
        core::ensure(found != nullptr, "PAYDESK_FUZZ_TARGET names no target");
        return found;
    }();
    chosen->feed({reinterpret_cast<const char*>(data), size});
    return 0;
}
