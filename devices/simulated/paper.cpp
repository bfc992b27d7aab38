#include "devices/simulated/paper.h"

#include <fmt/format.h>

#include <algorithm>

namespace devices {
namespace {

struct TextOf {
    std::string operator()(const PaperLine& line) const {
        std::string text;
        for (const auto& run : line.runs) text += run.text;
        return text + '\n';
    }
    std::string operator()(const PaperQr& qr) const { return "[QR " + qr.data + "]\n"; }
    std::string operator()(const PaperBarcode& barcode) const {
        std::string data = barcode.data;
        std::ranges::replace(data, '\x1d', ' ');
        return "[bar code " + data + "]\n";
    }
    std::string operator()(const PaperImage& image) const {
        return fmt::format("[image {}x{}]\n", image.image.width, image.image.height);
    }
    std::string operator()(const PaperFeed&) const { return {}; }
};

}  // namespace

std::string Paper::text() const {
    std::string result;
    for (const auto& item : items) result += std::visit(TextOf{}, item);
    return result;
}

}  // namespace devices
