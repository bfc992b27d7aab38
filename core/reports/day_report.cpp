#include "core/reports/day_report.h"

#include "core/reports/correction_report.h"
#include "core/reports/grand_totals.h"
#include "core/reports/takings_proof.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/day_figures.h"

namespace core {

namespace {

using nlohmann::json;

Money money_of(const json& text) {
    return Money::from_text(text.get<std::string>()).value_or(Money{});
}

// Adds amounts (texts) and counts (numbers) of equal shape, member by member.
void add_figures(json& sum, const json& part) {
    if (sum.is_null()) {
        sum = part;
        return;
    }
    for (const auto& [key, value] : part.items()) {
        json& place = sum[key];
        if (value.is_object())
            add_figures(place, value);
        else if (place.is_null())
            place = value;
        else if (value.is_number())
            place = place.get<std::int64_t>() + value.get<std::int64_t>();
        else
            place = (money_of(place) + money_of(value)).text();
    }
}

json variances_of(const json& z) {
    auto object = json::object();
    for (const TenderType type : all_tender_types) {
        const std::string name(name_of(type));
        if (z.contains(name)) object[name] = z.at(name).value("variance", Money{}.text());
    }
    return object;
}

json beside_takings(const DayReport& report) {
    json object = not_takings_json(report.corrections);
    if (report.deposits_applied.count > 0) object["deposit_applied"] = to_json(report.deposits_applied);
    return object;
}

// The figures that stand beside the Zs of the day.
Done add_day_figures(DayReport& report, StationReader reader, const DayRow& day) {
    const auto applied = deposits_applied(reader.database(), day.opened_seq);
    if (!applied) return tl::unexpected(applied.error());
    report.deposits_applied = *applied;
    auto corrections = correction_figures(reader.database(), day.business_date);
    if (!corrections) return tl::unexpected(corrections.error());
    report.corrections = std::move(*corrections);
    auto undeposited = CustodyReader(reader).undeposited();
    if (!undeposited) return tl::unexpected(undeposited.error());
    report.undeposited = std::move(*undeposited);
    return {};
}

}  // namespace

Result<DayReport> day_report(StationReader reader, const DayRow& day) {
    DayReport report;
    report.business_date = day.business_date;
    const auto number = reader.closed_days_before(day.business_date);
    if (!number) return tl::unexpected(number.error());
    report.number = *number + 1;
    const auto sessions = reader.sessions_of(day.business_date);
    if (!sessions) return tl::unexpected(sessions.error());
    for (const SessionRow& session : *sessions) {
        const auto entry = reader.entry(session.closed_seq);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry) report.session_zs.push_back((*entry)->body.at("z"));
    }
    if (const Done added = add_day_figures(report, reader, day); !added) return tl::unexpected(added.error());
    const auto grand = grand_totals(reader, 0, {});
    if (!grand) return tl::unexpected(grand.error());
    report.grand = *grand;
    const auto head = reader.head();
    if (!head) return tl::unexpected(head.error());
    report.head = *head;
    return report;
}

json to_json(const DayReport& report) {
    const TakingsProof proof = takings_proof(report.session_zs);
    json object{{"business_date", report.business_date.text()},
                {"z", report.number},
                {"sessions", json::array()},
                {"not_takings", beside_takings(report)},
                {"corrections_to_earlier_days", corrections_json(report.corrections)},
                {"deposit", proof.deposit.text()},
                {"card", proof.card.text()},
                {"proof", proof.sentence()},
                {"undeposited", json::object()},
                {"grand_totals", to_json(report.grand)},
                {"chain", {{"count", report.head.count}, {"hash", report.head.hash}}}};
    if (!report.corrections.empty()) {
        object["proof"] =
            proof.sentence() + "; corrections are never in takings, tenders, expected cash or the deposit";
    }
    for (const auto& [type, amount] : report.undeposited)
        object["undeposited"][std::string(name_of(type))] = amount.text();
    for (const json& z : report.session_zs) {
        object["sessions"].push_back(z.at("session"));
        for (const char* part : {"payments", "net_by_tender", "net_by_kind"})
            add_figures(object[part], z.at(part));
        add_figures(object["variance"], variances_of(z));
        if (z.contains("to_deposit")) add_figures(object["to_deposit"], z.at("to_deposit"));
    }
    return object;
}

}  // namespace core
