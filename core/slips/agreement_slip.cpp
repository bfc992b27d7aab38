#include "core/slips/agreement_slip.h"

#include "core/facts/arrangement_facts.h"
#include "core/receipts/page_parts.h"
#include "core/slips/slip_station.h"

namespace core {

namespace {

void write_parties(PageWriter& page, const ArrangementMade& made, const Entry& entry, const Texts& texts) {
    page.rule();
    page.pair(texts.text("agreement.account"), made.account);
    page.pair(texts.text("agreement.holder"), made.holder);
    if (!made.agency.empty()) page.pair(texts.text("agreement.agency"), made.agency);
    page.pair(texts.text("agreement.made_on"), texts.date_with_year(made.made_on));
    page.pair(texts.text("agreement.made_by"), entry.person);
}

void write_amounts(PageWriter& page, const ArrangementMade& made, const Texts& texts) {
    page.rule();
    for (const CoveredAmount& part : made.covers) page.amount(part.receivable, part.amount);
    if (made.down.is_positive()) page.amount(texts.text("agreement.down"), made.down);
    page.strong_amount(texts.word("agreement_amount", arrangement_kinds.name_of(made.kind)), made.amount);
    if (made.instalments.empty()) {
        page.strong_pair(texts.text("agreement.until"), texts.date_with_year(made.until));
        return;
    }
    page.gap();
    page.heading(texts.text("agreement.schedule"));
    for (const Instalment& next : made.instalments) page.amount(texts.date_with_year(next.due), next.amount);
}

void write_default(PageWriter& page, const ArrangementTerms& terms, const Texts& texts) {
    if (terms.unpaid_days_max > 0) {
        page.line(texts.counted("agreement.broken_after", terms.unpaid_days_max));
    } else {
        page.line(texts.text("agreement.broken_at_once"));
    }
    if (terms.on_default == PlanDefault::immediate) {
        page.line(texts.text("agreement.no_further_notice"));
    } else if (terms.default_notice_days > 0) {
        page.line(texts.counted("agreement.notice_before", terms.default_notice_days));
    }
}

void write_terms(PageWriter& page, const ArrangementMade& made, const Texts& texts) {
    page.rule();
    page.line(texts.word("agreement_promise", arrangement_kinds.name_of(made.kind)));
    if (made.terms.current_charges_required) page.line(texts.text("agreement.current_charges"));
    if (made.kind != ArrangementKind::pledge) write_default(page, made.terms, texts);
    if (!made.terms.citation.empty()) page.line(texts.format("agreement.rule", made.terms.citation));
}

}  // namespace

Result<PrintedDocument> agreement_of(SlipContext context, const Entry& entry) {
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const Texts& texts = context.texts;
    const ArrangementMade made = arrangement_made_from(entry.body);
    PageWriter page;
    write_page_head(page, *station, texts);
    page.gap();
    page.title(texts.word("agreement_title", arrangement_kinds.name_of(made.kind)));
    page.centred(made.arrangement);
    write_parties(page, made, entry, texts);
    write_amounts(page, made, texts);
    write_terms(page, made, texts);
    page.gap(2);
    write_signature(page, texts.text(made.kind == ArrangementKind::pledge ? "agreement.signed_agency"
                                                                          : "agreement.signed_holder"));
    page.gap();
    write_signature(page, texts.format("agreement.signed_office", station->office));
    write_page_foot(page, *station, 0, texts);
    return page.take();
}

}  // namespace core
