#include "devices/printing/encoded_document.h"

#include <algorithm>

namespace devices {

std::size_t EncodedDocument::boundary_from(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(boundaries, offset);
    return found == boundaries.end() ? bytes.size() : *found;
}

}  // namespace devices
