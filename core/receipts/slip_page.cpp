#include "core/receipts/slip_page.h"

#include "core/receipts/page_parts.h"
#include "core/receipts/page_writer.h"
#include "core/receipts/slip_parts.h"

namespace core {

namespace {

constexpr AmountList by_tender{"slip.by_tender", "tender"};
constexpr AmountList by_kind{"slip.by_kind", "kind"};
constexpr AmountList by_ledger{"slip.by_ledger", "ledger"};
constexpr AmountList to_deposit{"slip.to_deposit", "tender"};
constexpr AmountList undeposited{"slip.undeposited", "tender"};
constexpr AmountList by_variance{"slip.variance", "tender"};
constexpr AmountList not_takings{"slip.not_takings", "correction"};
constexpr AmountList corrections{"slip.corrections", "correction"};

struct SlipTime {
    Date business_date;
    std::string_view local_time;
    std::string_view time_key;
};

void write_time(PageWriter& page, const SlipTime& time, const Texts& texts) {
    page.pair(texts.text("slip.business_date"), texts.date_with_year(time.business_date));
    page.pair(texts.text(time.time_key), people_time(time.local_time, texts));
}

void write_person(PageWriter& page, std::string_view key, const std::string& person, const Texts& texts) {
    page.line(texts.format(key, TextArgument("person", person)));
}

}  // namespace

PrintedDocument x_page(const XData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    page.title(texts.text("slip.x_title"), 2);
    page.centred(texts.text("slip.x_note"));
    page.rule();
    page.pair(texts.text("slip.session"), data.session);
    write_person(page, "slip.person", data.person, texts);
    write_time(page, {data.business_date, data.local_time, "slip.x_printed_at"}, texts);
    write_cash(page, data.cash, texts);
    write_unexplained_notes(page, data.unexplained_notes, texts);
    write_payments(page, data.payments, texts);
    write_amounts(page, by_tender, data.net_by_tender, texts);
    write_amounts(page, by_kind, data.net_by_kind, texts);
    write_page_foot(page, data.station, 0, texts);
    return page.take();
}

PrintedDocument session_z_page(const SessionZData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    write_copy_mark(page, data.copy, texts);
    page.title(texts.format("slip.session_z_title", TextArgument("session", data.session)));
    page.rule();
    write_person(page, "slip.person", data.person, texts);
    if (data.approved_by) {
        write_person(page, "slip.approved_by", *data.approved_by, texts);
    }
    write_time(page, {data.business_date, data.local_time, "slip.printed_at"}, texts);
    write_cash(page, data.cash, texts);
    write_tender_counts(page, data.tenders, texts);
    write_findings(page, data.findings, texts);
    write_unexplained_notes(page, data.unexplained_notes, texts);
    write_payments(page, data.payments, texts);
    write_amounts(page, by_tender, data.net_by_tender, texts);
    write_amounts(page, by_kind, data.net_by_kind, texts);
    write_amounts(page, by_ledger, data.net_by_ledger, texts);
    write_amounts(page, to_deposit, data.to_deposit, texts);
    write_receipt_range(page, data.receipts, texts);
    page.pair(texts.text("slip.no_sale"), std::to_string(data.no_sale));
    page.pair(texts.text("slip.copies"), std::to_string(data.copies));
    write_grand_totals(page, data.grand_totals, texts);
    write_journal_head(page, data.journal_head, texts);
    if (!data.code.empty()) page.qr(data.code);
    page.gap(3);
    write_signature(page, texts.text("slip.signature"));
    page.gap(2);
    write_signature(page, texts.text("slip.second_signature"));
    write_page_foot(page, data.station, data.copy, texts);
    return page.take();
}

PrintedDocument day_z_page(const DayZData& data, const Texts& texts) {
    PageWriter page;
    write_page_head(page, data.station, texts);
    write_copy_mark(page, data.copy, texts);
    page.title(texts.format("slip.day_z_title", TextArgument("number", std::to_string(data.z))));
    page.rule();
    write_person(page, "slip.closed_by", data.person, texts);
    write_time(page, {data.business_date, data.local_time, "slip.printed_at"}, texts);
    page.rule();
    page.heading(texts.text("slip.sessions"));
    for (const std::string& session : data.sessions) page.line(session);
    write_payments(page, data.payments, texts);
    write_amounts(page, by_tender, data.net_by_tender, texts);
    write_amounts(page, by_kind, data.net_by_kind, texts);
    write_amounts(page, by_variance, data.variance, texts);
    page.rule();
    page.amount(texts.text("slip.deposit"), data.deposit);
    page.amount(texts.word("tender", "card"), data.card);
    if (!data.proof.empty()) page.line(data.proof);
    write_amounts(page, undeposited, data.undeposited, texts);
    write_counts(page, not_takings, data.not_takings, texts);
    write_counts(page, corrections, data.corrections_to_earlier_days, texts);
    write_grand_totals(page, data.grand_totals, texts);
    write_journal_head(page, data.journal_head, texts);
    if (!data.code.empty()) page.qr(data.code);
    page.gap(3);
    write_signature(page, texts.text("slip.signature"));
    write_page_foot(page, data.station, data.copy, texts);
    return page.take();
}

}  // namespace core
