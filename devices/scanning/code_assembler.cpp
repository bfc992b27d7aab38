#include "devices/scanning/code_assembler.h"

#include <utility>

#include "devices/scanning/aim_id.h"

namespace devices {
namespace {

constexpr char start_of_text = 0x02;
constexpr char end_of_text = 0x03;

bool is_end(char character) {
    return character == '\r' || character == '\n' || character == '\t' || character == end_of_text;
}

// Codes hold ASCII only; of its control characters the four separators (GS is the FNC1 inside a GS1 code).
bool may_be_in_code(char character) {
    return (character >= 0x20 && character < 0x7f) || (character >= 0x1c && character <= 0x1f);
}

}  // namespace

std::optional<core::ScannedCode> CodeAssembler::push(char character, core::Instant now) {
    if (is_end(character)) return finish();
    if (character == start_of_text && !is_inside_code()) return std::nullopt;
    if (may_be_in_code(character)) {
        add(character, now);
    } else {
        spoil(now);
    }
    return std::nullopt;
}

void CodeAssembler::push_unread(core::Instant now) {
    add(core::unread_character, now);
}

std::optional<core::ScannedCode> CodeAssembler::pass_time(core::Instant now) {
    if (!is_inside_code() || now - last_at_ < ending_.silence) return std::nullopt;
    if (ending_.by == CodeEnd::silence) return finish();
    drop_partial_code();
    return std::nullopt;
}

void CodeAssembler::drop_partial_code() {
    if (!text_.empty()) ++refused_count_;
    text_.clear();
    is_spoiled_ = false;
}

void CodeAssembler::add(char character, core::Instant now) {
    if (text_.size() >= code_size_max) return spoil(now);
    last_at_ = now;
    if (!is_spoiled_) text_ += character;
}

void CodeAssembler::spoil(core::Instant now) {
    last_at_ = now;
    if (!is_spoiled_) ++refused_count_;
    is_spoiled_ = true;
    text_.clear();
}

std::optional<core::ScannedCode> CodeAssembler::finish() {
    const bool is_good = !is_spoiled_ && !text_.empty();
    is_spoiled_ = false;
    std::string text = std::exchange(text_, {});
    if (!is_good) return std::nullopt;
    return code_from_text(std::move(text));
}

}  // namespace devices
