#include <fmt/format.h>

#include "core/counter/days.h"
#include "core/counter/deliveries.h"
#include "core/counter/policy_in_force.h"
#include "core/store/station/drawer_reader.h"
#include "core/store/station/numbering.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

// A day begins with the people and the policy that head office made for it.
core::Done begin_with_deliveries(OpenStation& station, const core::Act& act) {
    const core::Counter counter = station.counter();
    if (const core::Done allowed = core::check_person(counter, act.person, act.pin, core::Right::run_day);
        !allowed) {
        return allowed;
    }
    const auto taken = core::take_deliveries(counter, station.accounts, act.person,
                                             core::DeliveriesWanted::people_and_policy);
    if (!taken) return tl::unexpected(taken.error());
    auto policy = core::policy_in_force(station.store.reader());
    if (!policy) return tl::unexpected(policy.error());
    station.policy = std::move(*policy);
    return {};
}

Result<Reply> open_day(const CommandContext& context, const std::string& date_text) {
    const auto date = core::Date::parse(date_text);
    if (!date) return tl::unexpected(date.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    if (const core::Done begun = begin_with_deliveries(*station, *act); !begun)
        return tl::unexpected(begun.error());
    const auto entry = core::open_day(station->counter(), *date, *act);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"business_date", date->text()}, {"seq", entry->seq}, {"open", true}},
                 .text = fmt::format("Business day {} is open.\n", date->text())};
}

Result<Reply> close_day(const CommandContext& context) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto entry = core::close_day(station->counter(), *act);
    if (!entry) return tl::unexpected(entry.error());
    nlohmann::json answer = entry->body.at("z");
    answer["seq"] = entry->seq;
    const auto& net = answer.at("z");
    return Reply{.json = answer,
                 .text = fmt::format("Business day {} is closed, Z {}.\n",
                                     answer.at("business_date").get<std::string>(), net.dump())};
}

nlohmann::json drawer_json(const core::StationIdentity& identity, const core::SessionRow& session) {
    return {{"session", core::session_name(identity.name, session.id)},
            {"person", session.person},
            {"float", session.float_total.text()},
            {"counted", session.counted_seq != 0}};
}

Result<Reply> day_status(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    core::StationReader reader = station->reader();
    const auto identity = reader.identity();
    const auto day = reader.open_day();
    const auto sessions = core::DrawerReader(reader).open_sessions();
    const auto head = reader.head();
    if (!identity) return tl::unexpected(identity.error());
    if (!day) return tl::unexpected(day.error());
    if (!sessions) return tl::unexpected(sessions.error());
    if (!head) return tl::unexpected(head.error());
    nlohmann::json answer{
        {"station", identity->name},
        {"role", identity->role},
        {"office", identity->office},
        {"training", identity->training},
        {"open", day->has_value()},
        {"business_date", *day ? nlohmann::json((*day)->business_date.text()) : nlohmann::json()},
        {"drawer", sessions->empty() ? nlohmann::json() : drawer_json(*identity, sessions->back())},
        {"drawers", nlohmann::json::array()},
        {"chain", {{"count", head->count}, {"hash", head->hash}}}};
    std::string text = fmt::format("Station {} ({}{})\n", identity->name, identity->role,
                                   identity->training ? ", training" : "");
    text += *day ? fmt::format("Business day {} is open.\n", (*day)->business_date.text())
                 : "The business day is not open.\n";
    for (const core::SessionRow& session : *sessions) {
        answer["drawers"].push_back(drawer_json(*identity, session));
        text += fmt::format("Drawer {} of {} is {}.\n", core::session_name(identity->name, session.id),
                            session.person, session.counted_seq != 0 ? "counted" : "open");
    }
    if (sessions->empty()) text += "No drawer is open.\n";
    text += fmt::format("Journal: {} entries, head {}\n", head->count, head->hash);
    return Reply{.json = std::move(answer), .text = std::move(text)};
}

}  // namespace

void add_day_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* day = app.add_subcommand("day", "The business day")->require_subcommand(1);
    CLI::App* open = day->add_subcommand("open", "Open a business day");
    open->add_option("--date", words.date, "Its date, YYYY-MM-DD")->required();
    open->callback([&] { chosen = [&] { return open_day(context, words.date); }; });
    day->add_subcommand("close", "Close the business day and write its Z")->callback([&] {
        chosen = [&] { return close_day(context); };
    });
    day->add_subcommand("status", "What is open")->callback([&] {
        chosen = [&] { return day_status(context); };
    });
}

}  // namespace kiosk
