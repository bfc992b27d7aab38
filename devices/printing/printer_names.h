#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace devices {

// Asks a printer for its own names (model, firmware) once per connection, one question at a time: some
// printers want to hear nothing else before they have answered. One that does not answer is left in peace.
class PrinterNames {
  public:
    static constexpr core::Milliseconds answer_time_max{1000};
    static constexpr std::size_t questions_max = 2;
    static constexpr std::size_t name_size_max = 40;

    explicit PrinterNames(std::size_t questions) : questions_(questions) {}

    void begin() { *this = PrinterNames(questions_); }
    void step(core::Instant now);
    bool wants_to_ask() const { return next_ < questions_ && !asked_at_; }
    bool is_waiting() const { return asked_at_.has_value(); }
    std::size_t next() const { return next_; }  // which question
    void asked(core::Instant now) { asked_at_ = now; }
    void took(std::string_view answer);
    const std::string& answer(std::size_t question) const { return answers_.at(question); }

  private:
    std::size_t questions_;
    std::size_t next_ = 0;
    std::optional<core::Instant> asked_at_;
    std::array<std::string, questions_max> answers_;
};

}  // namespace devices
