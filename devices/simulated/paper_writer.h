#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "devices/printing/code_page.h"
#include "devices/simulated/paper.h"

namespace devices {

// The printing half of the virtual printer: obeys commands that put something on paper or say how it looks.
class PaperWriter {
  public:
    static constexpr std::size_t papers_kept_max = 50;

    void put(std::string_view command);  // one whole command or character
    void reset_style();                  // ESC @
    std::size_t lines_fed() const { return lines_fed_; }

    const Paper& current() const { return current_; }                 // in the printer, not cut yet
    const std::vector<Paper>& finished() const { return finished_; }  // cut off and kept, oldest first
    std::size_t cut_count() const { return cut_count_; }              // all that were ever cut off

  private:
    void put_character(std::uint8_t byte);
    void put_escape(std::string_view command);
    void put_group(std::string_view command);
    void put_qr(std::string_view function);
    void put_graphics(std::string_view function);
    void put_barcode(std::string_view command);
    void put_image(const core::DotImage& image);
    void feed_dots(int dots);
    void feed_line();
    void cut();

    Paper current_;
    std::vector<Paper> finished_;
    std::size_t cut_count_ = 0;
    PaperLine line_;
    PaperRun style_;  // its text stays empty
    PaperAlign align_ = PaperAlign::left;
    CodePage page_ = CodePage::cp437;
    PaperQr qr_;
    PaperBarcode bars_;                     // how the next one looks
    std::optional<core::DotImage> stored_;  // to be printed by function 50
    std::optional<core::DotImage> strip_;   // stands in the line that is being put together
    std::size_t lines_fed_ = 0;
};

}  // namespace devices
