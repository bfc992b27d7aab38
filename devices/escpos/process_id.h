#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace devices {

// The number a printer sends back when everything before it is on paper: four characters of 20h to 7Eh,
// counted upward. A printer may skip numbers (only the newest waiting one is sent), so "reached" means this
// one or a later.
class ProcessId {
  public:
    static constexpr std::uint32_t count = 95u * 95u * 95u * 95u;  // then it begins again at zero

    constexpr explicit ProcessId(std::uint32_t number = 0) : number_(number % count) {}
    static std::optional<ProcessId> parse(std::string_view four_characters);

    std::string text() const;
    ProcessId next() const { return ProcessId(number_ + 1); }
    ProcessId later(std::uint32_t steps) const { return ProcessId((number_ + steps % count) % count); }

    // True when `reply` says that this id is done. `newest` is the last id given out: a reply beyond it is
    // left over from an earlier run of the program and proves nothing.
    bool is_reached_by(ProcessId reply, ProcessId newest) const;

    friend bool operator==(ProcessId, ProcessId) = default;

  private:
    std::uint32_t steps_to(ProcessId other) const { return (other.number_ + count - number_) % count; }
    std::uint32_t number_;
};

}  // namespace devices
