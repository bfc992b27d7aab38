#include "core/reports/day_report.h"

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
    const auto grand = grand_totals_before(reader, 0);
    if (!grand) return tl::unexpected(grand.error());
    report.grand = *grand;
    const auto head = reader.head();
    if (!head) return tl::unexpected(head.error());
    report.head = *head;
    return report;
}

json to_json(const DayReport& report) {
    json object{{"business_date", report.business_date.text()},
                {"z", report.number},
                {"sessions", json::array()},
                {"grand_totals", to_json(report.grand)},
                {"chain", {{"count", report.head.count}, {"hash", report.head.hash}}}};
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
