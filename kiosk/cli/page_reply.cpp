#include "kiosk/cli/page_reply.h"

#include "core/receipts/picture_renderer.h"
#include "core/receipts/text_renderer.h"
#include "devices/escpos/encoder.h"

namespace kiosk {

core::Result<Reply> page_reply(const core::PrintedDocument& page, const std::string& format,
                               nlohmann::json value) {
    if (format == "json") return Reply{.json = value, .text = value.dump(2) + "\n"};
    if (format == "escpos")
        return Reply{.json = {}, .text = devices::encode(page, {}).bytes, .is_file = true};
    auto bytes = format == "png"   ? core::render_png(page)
                 : format == "pdf" ? core::render_pdf(page)
                                   : core::render_text(page);
    if (!bytes) return tl::unexpected(bytes.error());
    return Reply{
        .json = std::move(value), .text = std::move(*bytes), .is_file = format == "png" || format == "pdf"};
}

}  // namespace kiosk
