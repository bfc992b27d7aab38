#include "kiosk/cli/service_reply.h"

#include <fmt/format.h>

#include "kiosk/cli/arrangement_reply.h"

namespace kiosk {

using nlohmann::json;

namespace {

json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

}  // namespace

json flag_json(const core::AccountFlag& flag) {
    json object{{"flag", flag.flag},
                {"from", flag.local ? "station" : "head_office"},
                {"until", text_or_null(flag.until)},
                {"reason", text_or_null(flag.reason)},
                {"person", text_or_null(flag.person)}};
    if (flag.rule == nullptr) return object;
    object["window"] = core::flag_effects.name_of(flag.rule->window);
    object["kiosk"] = core::flag_effects.name_of(flag.rule->kiosk);
    object["like_cash_only"] = flag.rule->like_cash_only;
    object["holds_shutoff"] = flag.rule->holds_shutoff;
    object["citation"] = flag.rule->source.citation;
    return object;
}

json order_json(const core::ServiceOrder& order) {
    return {{"order", order.name},  {"account", order.account}, {"kind", order.kind},
            {"state", order.state}, {"on", order.on},           {"reference", text_or_null(order.reference)}};
}

json licence_json(const core::LicenceRow& licence) {
    return {{"licence", licence.name},
            {"account", licence.account},
            {"fee", licence.fee.text()},
            {"expires", licence.expires.text()}};
}

json contact_json(const core::ContactRow& row, core::Date today) {
    json object{{"contact", row.name},        {"account", text_or_null(row.account)},
                {"kind", row.kind},           {"text", row.text},
                {"at", row.at.text()},        {"person", row.person},
                {"by", text_or_null(row.by)}, {"state", text_or_null(core::state_of(row, today))}};
    if (row.amount.is_positive()) object["amount"] = row.amount.text();
    if (row.kind == "promise") object["paid"] = row.paid.text();
    if (!row.what.empty()) object["what"] = row.what;
    if (!row.approved_by.empty()) object["approved_by"] = row.approved_by;
    return object;
}

std::string flag_line(const core::AccountFlag& flag) {
    std::string line = fmt::format("  flag {}", flag.flag);
    if (!flag.until.empty()) line += " until " + flag.until;
    if (flag.rule != nullptr) {
        line += fmt::format(": window {}, kiosk {}{}{} ({})", core::flag_effects.name_of(flag.rule->window),
                            core::flag_effects.name_of(flag.rule->kiosk),
                            flag.rule->like_cash_only ? ", no checks" : "",
                            flag.rule->holds_shutoff ? ", holds a shut-off" : "", flag.rule->source.citation);
    }
    return line + "\n";
}

std::string order_line(const core::ServiceOrder& order) {
    return fmt::format("  {}  {}  {:<14} {:<12} {}  {}\n", order.name, order.account, order.kind, order.state,
                       order.on, order.reference);
}

std::string licence_line(const core::LicenceRow& licence) {
    return fmt::format("  {}  {}  fee {:>10}  expires {}\n", licence.name, licence.account,
                       licence.fee.text(), licence.expires.text());
}

std::string contact_line(const core::ContactRow& row, core::Date today) {
    std::string line = fmt::format("  {}  {}  {}", row.name, row.at.text().substr(0, 10), row.kind);
    if (!row.what.empty()) line += " " + row.what;
    if (row.amount.is_positive()) line += " " + row.amount.text();
    if (!row.by.empty()) line += " by " + row.by;
    const std::string state = core::state_of(row, today);
    if (!state.empty()) line += ", " + state;
    return line + fmt::format(": {} ({})\n", row.text, row.person);
}

core::Result<core::Date> as_of(const CommandContext& context, core::StationReader reader) {
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (*day) return (*day)->business_date;
    const auto clock = context.clock(true);
    if (!clock) return tl::unexpected(clock.error());
    return core::Date::parse((*clock)->wall_time().text().substr(0, 10));
}

core::Done add_service(Reply& reply, ReadStation& station, const core::Account& account, core::Date today) {
    core::StationReader reader = station.reader();
    const std::string number = account.number.text();
    const auto flags = core::flags_of(reader, station.policy, account, today);
    const auto orders = core::service_orders_of(reader, number);
    const auto licences = core::licences_of(reader, number);
    const auto contacts = core::contacts_of(reader, number);
    if (!flags) return tl::unexpected(flags.error());
    if (!orders) return tl::unexpected(orders.error());
    if (!licences) return tl::unexpected(licences.error());
    if (!contacts) return tl::unexpected(contacts.error());
    for (const char* list : {"account_flags", "orders", "licences", "contacts", "alerts"})
        reply.json[list] = json::array();
    for (const core::AccountFlag& flag : *flags) {
        reply.json["account_flags"].push_back(flag_json(flag));
        reply.text += flag_line(flag);
    }
    for (const core::ServiceOrder& order : *orders) {
        reply.json["orders"].push_back(order_json(order));
        reply.text += order_line(order);
    }
    for (const core::LicenceRow& licence : *licences) {
        reply.json["licences"].push_back(licence_json(licence));
        reply.text += licence_line(licence);
    }
    const auto arranged = core::ArrangementReader(reader).of_account(number);
    if (!arranged) return tl::unexpected(arranged.error());
    Reply arrangements = arrangements_reply(*arranged);
    reply.json["arrangements"] = std::move(arrangements.json["arrangements"]);
    if (!arranged->empty()) reply.text += arrangements.text;
    std::string alerts;
    for (const core::ContactRow& row : *contacts) {
        reply.json["contacts"].push_back(contact_json(row, today));
        reply.text += contact_line(row, today);
        if (row.kind != "alert") continue;
        reply.json["alerts"].push_back(row.text);
        alerts += "! " + row.text + "\n";
    }
    reply.text = alerts + reply.text;
    return {};
}

}  // namespace kiosk
