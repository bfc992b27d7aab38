#include "core/receipts/deposit_page.h"

#include "core/receipts/page_parts.h"
#include "core/receipts/page_writer.h"

namespace core {

namespace {

std::string item_line(const ReceiptTender& item, const Texts& texts) {
    const std::string name = texts.word("tender", item.type);
    return item.number.empty() ? name : name + " " + item.number;
}

}  // namespace

PrintedDocument deposit_page(const DepositSlipData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    page.title(texts.format("slip.deposit_title", TextArgument("deposit", data.deposit)));
    page.rule();
    page.pair(texts.text("slip.bag"), data.bag);
    page.pair(texts.text("slip.business_date"), texts.date_with_year(data.date));
    page.pair(texts.text("slip.packed_at"), people_time(data.local_time, texts));
    for (const std::string& session : data.sessions) page.line(session);
    page.rule();
    for (const DepositPiece& piece : data.pieces)
        page.amount(piece.denomination + " x " + std::to_string(piece.number), piece.amount);
    page.strong_amount(texts.word("tender", "cash"), data.cash);
    page.rule();
    for (const ReceiptTender& item : data.items) page.amount(item_line(item, texts), item.amount);
    page.strong_amount(texts.counted("slip.items", static_cast<std::int64_t>(data.items.size())),
                       data.items_total);
    page.rule();
    page.strong_pair(texts.text("slip.deposit"), texts.money_with_sign(data.total), 2);
    page.gap(3);
    write_signature(page, data.person);
    page.gap(2);
    write_signature(page, data.second);
    write_page_foot(page, data.station, 0, texts);
    return page.take();
}

}  // namespace core
