#include "core/receipts/receipt_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/receipts/page_parts.h"
#include "core/receipts/page_writer.h"

namespace core {

namespace {

constexpr std::size_t identity_digits = 16;

std::string account_line(const std::string& account, bool masked, const Texts& texts) {
    if (account.empty()) return texts.text("receipt.unidentified");
    if (!masked) return texts.format("receipt.account", TextArgument("account", account));
    return texts.format("receipt.account_ending", TextArgument("digits", last_four(account)));
}

std::string allocation_line(const ReceiptAllocation& allocation, const Texts& texts) {
    if (allocation.receivable_kind.empty()) {
        return texts.format("receipt.item_plain",
                            TextArgument("service", texts.word("service", allocation.service)),
                            TextArgument("receivable", allocation.receivable));
    }
    return texts.format("receipt.item", TextArgument("service", texts.word("service", allocation.service)),
                        TextArgument("what", texts.word("receivable", allocation.receivable_kind)),
                        TextArgument("receivable", allocation.receivable));
}

void write_account(PageWriter& page, const ReceiptAccount& account, bool masked, const Texts& texts) {
    page.heading(account_line(account.account, masked, texts));
    for (const ReceiptAllocation& allocation : account.allocations) {
        page.amount(allocation_line(allocation, texts), allocation.amount);
    }
    if (!account.credit.is_zero()) page.amount(texts.text("receipt.credit"), account.credit);
    if (account.balance_left) page.amount(texts.text("receipt.balance"), *account.balance_left);
}

std::string tender_line(const ReceiptTender& tender, const Texts& texts) {
    std::string name = texts.word("tender", tender.type);
    if (tender.number.empty()) return name;
    return texts.format("receipt.ending", TextArgument("tender", name),
                        TextArgument("digits", last_four(tender.number)));
}

void write_who_and_when(PageWriter& page, const ReceiptData& data, const Texts& texts) {
    page.pair(texts.text("receipt.business_date"), texts.date_with_year(data.business_date));
    page.pair(texts.text("receipt.printed_at"), people_time(data.local_time, texts));
    if (data.received_on) {
        page.pair(texts.text("receipt.received_on"), texts.date_with_year(*data.received_on));
    }
    if (!data.station.kiosk)
        page.line(texts.format("receipt.served_by", TextArgument("person", data.person)));
    if (data.payor) page.line(texts.format("receipt.payor", TextArgument("payor", *data.payor)));
}

void write_money(PageWriter& page, const ReceiptData& data, const Texts& texts) {
    page.heading(texts.text("receipt.by_kind"));
    for (const NamedAmount& kind : data.by_kind) page.amount(texts.word("kind", kind.name), kind.amount);
    page.rule();
    page.strong_pair(texts.text("receipt.total"), texts.money_with_sign(data.amount), data.copy > 0 ? 1 : 2);
    page.gap();
    page.heading(texts.text("receipt.tendered"));
    for (const ReceiptTender& tender : data.tenders) page.amount(tender_line(tender, texts), tender.amount);
    if (!data.rounding.is_zero()) page.amount(texts.text("receipt.rounding"), data.rounding);
    if (!data.change.is_zero()) page.strong_amount(texts.text("receipt.change"), data.change);
}

void write_requests(PageWriter& page, const ReceiptData& data, const Texts& texts) {
    if (data.shut_off_cancels.empty() && data.reconnects.empty() && data.service_starts.empty()) return;
    page.rule();
    for (const std::string& reference : data.shut_off_cancels) {
        page.heading(texts.format("receipt.shut_off_cancel_requested", TextArgument("reference", reference)));
    }
    for (const std::string& reference : data.reconnects) {
        page.heading(texts.format("receipt.reconnect_requested", TextArgument("reference", reference)));
    }
    for (const std::string& reference : data.service_starts) {
        page.heading(texts.format("receipt.service_start_requested", TextArgument("reference", reference)));
    }
    page.line(texts.text("receipt.service_note"));
}

void write_proof(PageWriter& page, const ReceiptData& data, const Texts& texts) {
    page.rule();
    if (!data.code.empty()) page.qr(data.code);
    if (!data.entry_hash.empty()) {
        page.centred(
            texts.format("receipt.code", TextArgument("code", data.entry_hash.substr(0, identity_digits))));
    }
    if (data.journal_head) {
        page.gap();
        page.centred(texts.format("receipt.journal_head",
                                  TextArgument("count", std::to_string(data.journal_head->count))));
        page.hash(data.journal_head->hash);
    }
    page.gap();
    page.centred(texts.text(data.station.kiosk ? "receipt.thanks_kiosk" : "receipt.thanks_window"));
}

}  // namespace

PrintedDocument receipt_page(const ReceiptData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    write_copy_mark(page, data.copy, texts);
    if (data.station.kiosk) page.centred(texts.text("receipt.kiosk_title"));
    page.title(texts.format("receipt.title", TextArgument("number", data.payment)));
    if (!data.no_longer.empty()) page.title(texts.word("payment_state", data.no_longer), 2);
    page.rule();
    write_who_and_when(page, data, texts);
    page.rule();
    for (const ReceiptAccount& account : data.accounts) {
        write_account(page, account, data.mask_accounts, texts);
        page.gap();
    }
    write_money(page, data, texts);
    write_requests(page, data, texts);
    write_proof(page, data, texts);
    write_page_foot(page, data.station, data.copy, texts);
    return page.take();
}

PrintedDocument void_page(const VoidData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    write_copy_mark(page, data.copy, texts);
    page.title(texts.format("receipt.void_title", TextArgument("number", data.payment)),
               data.copy > 0 ? 1 : 2);
    page.centred(texts.format("receipt.void_note", TextArgument("number", data.payment)));
    page.rule();
    page.pair(texts.text("receipt.business_date"), texts.date_with_year(data.business_date));
    page.pair(texts.text("receipt.printed_at"), people_time(data.local_time, texts));
    page.line(texts.format("receipt.served_by", TextArgument("person", data.person)));
    if (data.approved_by) {
        page.line(texts.format("receipt.void_approved_by", TextArgument("person", *data.approved_by)));
    }
    page.line(texts.format("receipt.void_reason", TextArgument("reason", data.reason)));
    page.rule();
    page.strong_pair(texts.text("receipt.void_total"), texts.money_with_sign(data.amount),
                     data.copy > 0 ? 1 : 2);
    for (const NamedAmount& tender : data.given_back)
        page.amount(texts.word("tender", tender.name), tender.amount);
    page.rule();
    page.heading(texts.text("receipt.void_owed_again"));
    for (const ReceiptAccount& account : data.accounts) {
        write_account(page, account, data.mask_accounts, texts);
    }
    page.gap(3);
    write_signature(page, texts.text("receipt.signature"));
    if (!data.entry_hash.empty()) {
        page.centred(
            texts.format("receipt.code", TextArgument("code", data.entry_hash.substr(0, identity_digits))));
    }
    write_page_foot(page, data.station, data.copy, texts);
    return page.take();
}

}  // namespace core
