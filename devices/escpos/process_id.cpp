#include "devices/escpos/process_id.h"

namespace devices {

std::optional<ProcessId> ProcessId::parse(std::string_view four_characters) {
    if (four_characters.size() != 4) return std::nullopt;
    std::uint32_t number = 0;
    for (const char character : four_characters) {
        if (character < 0x20 || character > 0x7e) return std::nullopt;
        number = number * 95 + static_cast<std::uint32_t>(character - 0x20);
    }
    return ProcessId(number);
}

std::string ProcessId::text() const {
    std::string result(4, ' ');
    std::uint32_t rest = number_;
    for (std::size_t place = 4; place-- > 0; rest /= 95) result[place] = static_cast<char>(0x20 + rest % 95);
    return result;
}

bool ProcessId::is_reached_by(ProcessId reply, ProcessId newest) const {
    return steps_to(reply) <= steps_to(newest) && steps_to(newest) < count / 2;
}

}  // namespace devices
