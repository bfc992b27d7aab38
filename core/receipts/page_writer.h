#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/base/money.h"
#include "core/ports/printed_document.h"

namespace core {

// Foreign text made safe for one printed line: broken UTF-8, control characters, line separators and marks
// that turn the direction of writing become '?'. Nothing is cut.
std::string printable_line(std::string_view text);

// Builds a printed page block by block; every word passes printable_line, so no name can drive a printer.
class PageWriter {
  public:
    void title(std::string_view text, int size = 1);  // centred, bold
    void centred(std::string_view text);
    void line(std::string_view text);
    void heading(std::string_view text);  // bold, at the left
    void pair(std::string_view label, std::string_view figure);
    void strong_pair(std::string_view label, std::string_view figure, int size = 1);
    void amount(std::string_view label, Money money);  // "-21.35": a plain minus, which every code page has
    void strong_amount(std::string_view label, Money money);
    void rule();
    void gap(int lines = 1);
    void qr(std::string_view data);
    void hash(std::string_view hex);  // in groups of eight that a person can compare

    PrintedDocument take() { return std::move(document_); }

  private:
    PrintedDocument document_;
};

}  // namespace core
