#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/facts/acceptor_watch_facts.h"
#include "core/facts/custody_facts.h"
#include "core/facts/effect_facts.h"
#include "core/facts/payment_facts.h"
#include "core/reports/period_tables.h"

namespace core {

namespace {

struct Exception {
    std::string what;  // "void", "override", ...
    std::string document;
    std::string amount;
    std::string detail;
};

std::string text_in(const nlohmann::json& body, const char* key) {
    const auto found = body.find(key);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string joined(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

bool is_correction(EntryKind kind) {
    return kind == EntryKind::tender_returned || kind == EntryKind::tender_redeposited ||
           kind == EntryKind::payment_reversed || kind == EntryKind::payment_moved ||
           kind == EntryKind::suspense_resolved || kind == EntryKind::deposit_corrected;
}

// Tells what of an entry is out of the ordinary; entries come in order.
class ExceptionFinder {
  public:
    explicit ExceptionFinder(const std::vector<DrawerAlarm>& alarms) {
        for (const DrawerAlarm& alarm : alarms) alarms_[alarm.seq] = alarm;
    }

    std::vector<Exception> in(const Entry& entry) {
        if (entry.kind == EntryKind::payment_posted) return in_payment(entry);
        if (entry.kind == EntryKind::effects_changed) return in_effects(entry);
        if (entry.kind == EntryKind::drawer_closed) return in_close(entry);
        if (entry.kind == EntryKind::payment_voided) return {void_of(entry)};
        if (entry.kind == EntryKind::payment_retendered) return {retender_of(entry)};
        if (entry.kind == EntryKind::return_waived) return {plain("waiver", entry)};
        if (entry.kind == EntryKind::no_sale) return {plain("no_sale", entry)};
        if (entry.kind == EntryKind::drawer_reopened) return {plain("reopening", entry)};
        if (entry.kind == EntryKind::day_excepted) return {plain("override", entry)};
        if (entry.kind == EntryKind::pin_refused) {
            return {{"pin_refusal", text_in(entry.body, "name"), "",
                     fmt::format("try {}", entry.body.value("tries", 0))}};
        }
        if (entry.kind == EntryKind::drawer_sensed) return in_drawer(entry);
        if (entry.kind == EntryKind::acceptor_sensed) return {in_acceptor(entry)};
        if (is_correction(entry.kind)) return {plain("correction", entry)};
        if (!text_in(entry.body, "approved_by").empty()) return {plain("approval", entry)};
        return {};
    }

  private:
    static Exception plain(std::string what, const Entry& entry) {
        std::string document = text_in(entry.body, "payment");
        for (const char* key : {"deposit", "session", "refund", "account"}) {
            if (document.empty()) document = text_in(entry.body, key);
        }
        const std::string detail = what == "correction" || what == "approval" || what == "override"
                                       ? std::string(name_of(entry.kind))
                                       : std::string{};
        return {std::move(what), std::move(document), text_in(entry.body, "amount"), detail};
    }

    std::vector<Exception> in_payment(const Entry& entry) {
        const PaymentPosted fact = payment_posted_from(entry.body);
        posted_[fact.payment] = fact.amount();
        posted_seq_[entry.seq] = fact.payment;
        if (!fact.overrides.empty())
            return {{"override", fact.payment, fact.amount().text(), joined(fact.overrides)}};
        if (!fact.approved_by.empty()) return {{"approval", fact.payment, fact.amount().text(), ""}};
        return {};
    }

    // Each start of a receipt after the first is a copy; of a payment of an earlier day every one is.
    std::vector<Exception> in_effects(const Entry& entry) {
        const EffectsChanged fact = effects_changed_from(entry.body);
        const auto payment = posted_seq_.find(fact.of_seq);
        const std::string document = document_of(fact.of_seq);
        std::vector<Exception> list;
        for (const EffectChange& change : fact.changes) {
            const std::string of(name_of(change.kind));
            if (change.state == EffectState::unknown)
                list.push_back({"unknown_effect", document, "",
                                change.cause.empty() ? of : fmt::format("{}: {}", of, change.cause)});
            if (change.kind != EffectKind::receipt || change.state != EffectState::started) continue;
            const int starts = ++starts_[fact.of_seq];
            if (starts > 1 || payment == posted_seq_.end()) list.push_back({"reprint", document, "", ""});
        }
        return list;
    }

    std::string document_of(std::int64_t seq) const {
        const auto payment = posted_seq_.find(seq);
        return payment == posted_seq_.end() ? fmt::format("entry {}", seq) : payment->second;
    }

    // Of what the drawer's switch has shown, what no payment explains or what should not be.
    std::vector<Exception> in_drawer(const Entry& entry) const {
        const auto found = alarms_.find(entry.seq);
        if (found == alarms_.end()) return {};
        const DrawerSensed& fact = found->second.fact;
        std::string detail;
        if (found->second.seconds_open) detail = fmt::format("open {} s", *found->second.seconds_open);
        if (const auto late = drawer_sensed_from(entry.body).late; late > 0)
            detail += fmt::format("{}seen {} s before", detail.empty() ? "" : ", ", late);
        return {{std::string(name_of(fact.what)),
                 fact.of_seq == 0 ? text_in(entry.body, "session") : document_of(fact.of_seq), "", detail}};
    }

    // Where it happened, whose attempt it was, and of a note that may be in the cassette what to do about it.
    static Exception in_acceptor(const Entry& entry) {
        const AcceptorSensed fact = acceptor_sensed_from(entry.body);
        const bool is_note = fact.what == AcceptorAlarm::note_unknown;
        std::string detail = fmt::format("acceptor {}", fact.acceptor);
        if (fact.stacked) detail += fmt::format(", count {}", *fact.stacked);
        if (fact.notes > 1) detail += fmt::format(", {} notes", fact.notes);
        if (!fact.attempt.empty()) detail += fmt::format(", attempt {}", fact.attempt);
        if (is_note && fact.denomination.is_zero()) detail += ", value unknown";
        if (is_note)
            detail += "; count the cassette: if it is over by this note, credit its account or give it back";
        return {std::string(name_of(fact.what)), fact.account.empty() ? fact.session : fact.account,
                fact.denomination.is_zero() ? "" : fact.denomination.text(), std::move(detail)};
    }

    static std::vector<Exception> in_close(const Entry& entry) {
        const DrawerClosed fact = drawer_closed_from(entry.body);
        std::vector<Exception> list;
        for (const auto& [type, counted] : fact.counted) {
            const auto expected = fact.expected.find(type);
            const Money variance = expected == fact.expected.end() ? counted : counted - expected->second;
            if (!variance.is_zero())
                list.push_back({"variance", fact.session, variance.text(), std::string(name_of(type))});
        }
        if (!fact.forced_by.empty())
            list.push_back({"override", fact.session, "", "no count agreed: closed by " + fact.forced_by});
        return list;
    }

    Exception void_of(const Entry& entry) {
        const PaymentVoided fact = payment_voided_from(entry.body);
        const auto amount = posted_.find(fact.payment);
        return {"void", fact.payment, amount == posted_.end() ? "" : amount->second.text(), ""};
    }

    static Exception retender_of(const Entry& entry) {
        const auto& was = entry.body.at("was");
        const auto& is = entry.body.at("is");
        return {"retender", text_in(entry.body, "payment"), text_in(is, "amount"),
                fmt::format("{} to {}", text_in(was, "type"), text_in(is, "type"))};
    }

    std::map<std::string, Money> posted_;
    std::map<std::int64_t, std::string> posted_seq_;
    std::map<std::int64_t, int> starts_;
    std::map<std::int64_t, DrawerAlarm> alarms_;
};

struct Form {
    const char* name;
    const char* title;
    std::vector<std::string> sorts;  // empty: all
};

Form form_of(ExceptionReport which) {
    switch (which) {
        case ExceptionReport::voids:
            return {"voids", "Voids", {"void"}};
        case ExceptionReport::overrides:
            return {"overrides", "Overrides and approvals", {"override", "approval", "retender", "waiver"}};
        case ExceptionReport::no_sales:
            return {"no-sales", "Drawer opened without a payment", {"no_sale"}};
        case ExceptionReport::exceptions:
            return {"exceptions", "Exceptions", {}};
    }
    return {"exceptions", "Exceptions", {}};
}

}  // namespace

Result<ReportTable> exception_table(ReportReader reader, const TablePeriod& period, ExceptionReport which) {
    const Form form = form_of(which);
    ReportTable table{.name = form.name,
                      .title = form.title,
                      .about = period.about,
                      .columns = {{"seq", "Entry", ColumnKind::count},
                                  {"at", "Time"},
                                  {"what", "What"},
                                  {"document", "Of"},
                                  {"amount", "Amount", ColumnKind::amount},
                                  {"person", "Person"},
                                  {"approved_by", "Approved by"},
                                  {"reason", "Reason"},
                                  {"detail", "Detail"}}};
    const auto alarms = reader.drawer_alarms(period.range);
    if (!alarms) return tl::unexpected(alarms.error());
    ExceptionFinder finder(*alarms);
    std::map<std::string, int> numbers;
    const Done done = reader.for_each(period.range, [&](const Entry& entry) {
        for (const Exception& found : finder.in(entry)) {
            const bool wanted = form.sorts.empty() || std::find(form.sorts.begin(), form.sorts.end(),
                                                                found.what) != form.sorts.end();
            if (!wanted) continue;
            ++numbers[found.what];
            table.rows.push_back({std::to_string(entry.seq), local_text(entry.at, period.time_zone),
                                  found.what, found.document, found.amount, entry.person,
                                  text_in(entry.body, "approved_by"), text_in(entry.body, "reason"),
                                  found.detail});
        }
    });
    if (!done) return tl::unexpected(done.error());
    for (const auto& [what, number] : numbers)
        table.totals.push_back({std::to_string(number), "", what, "", "", "", "", "", ""});
    return table;
}

}  // namespace core
