#include "devices/simulated/paper.h"

namespace devices {

std::string Paper::text() const {
    std::string result;
    for (const auto& item : items) {
        if (const auto* line = std::get_if<PaperLine>(&item)) {
            for (const auto& run : line->runs) result += run.text;
        } else {
            result += "[QR " + std::get<PaperQr>(item).data + "]";
        }
        result += '\n';
    }
    return result;
}

}  // namespace devices
