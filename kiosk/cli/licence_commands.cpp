#include <fmt/format.h>

#include "core/service/licences.h"
#include "kiosk/cli/service_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

Result<Reply> add_licence(const CommandContext& context, const CommandWords& words) {
    const auto fee = core::Money::parse(words.amount);
    const auto expires = core::Date::parse(words.date);
    if (!fee) return tl::unexpected(fee.error());
    if (!expires) return tl::unexpected(expires.error());
    return on_account(
        context, words,
        [&](const core::Counter& counter, const core::Act& act,
            core::AccountNumber account) -> Result<Reply> {
            const auto added =
                core::add_licence(counter, {.account = account, .fee = *fee, .expires = *expires}, act);
            if (!added) return tl::unexpected(added.error());
            const core::LicenceRow row{added->licence, added->account, added->fee, added->expires};
            return Reply{.json = licence_json(row), .text = licence_line(row)};
        });
}

Result<Reply> renew_licence(const CommandContext& context, const CommandWords& words) {
    const auto on = optional_date(words.date);
    if (!on) return tl::unexpected(on.error());
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto renewed = core::renew_licence(counter, words.name, *on, act);
        if (!renewed) return tl::unexpected(renewed.error());
        json charged = json::array();
        core::Money total;
        for (const core::LocalReceivable& owed : renewed->receivables) {
            charged.push_back(
                {{"receivable", owed.id}, {"service", owed.service}, {"amount", owed.amount.text()}});
            total += owed.amount;
        }
        return Reply{.json = {{"licence", renewed->licence},
                              {"account", renewed->account},
                              {"expires", renewed->expires.text()},
                              {"receivables", std::move(charged)},
                              {"total", total.text()}},
                     .text = fmt::format("{} is renewed until {}: {} is due on {}.\n", renewed->licence,
                                         renewed->expires.text(), total.text(), renewed->account)};
    });
}

Result<Reply> list_licences(const CommandContext& context, const CommandWords& words) {
    std::string account;
    if (!words.account.empty()) {
        const auto number = core::AccountNumber::parse(words.account);
        if (!number) return tl::unexpected(number.error());
        account = number->text();
    }
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto licences = core::licences_of(station->reader(), account);
    if (!licences) return tl::unexpected(licences.error());
    json list = json::array();
    std::string text;
    for (const core::LicenceRow& row : *licences) {
        list.push_back(licence_json(row));
        text += licence_line(row);
    }
    if (licences->empty()) text = "No licence is known.\n";
    return Reply{.json = {{"licences", std::move(list)}}, .text = std::move(text)};
}

Result<Reply> show_licence(const CommandContext& context, const CommandWords& words) {
    const auto day = optional_date(words.date);
    if (!day) return tl::unexpected(day.error());
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto row = core::licence(station->reader(), words.name);
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
        return core::problem(ProblemCode::unknown_licence,
                             fmt::format("no licence is named {}", core::printable(words.name)));
    }
    const auto today = as_of(context, station->reader());
    if (!today) return tl::unexpected(today.error());
    const core::Date on = day->value_or(*today);
    json answer = licence_json(**row);
    answer["on"] = on.text();
    answer["lines"] = json::array();
    std::string text = licence_line(**row) + fmt::format("Renewed on {}:\n", on.text());
    core::Money total;
    for (const core::RenewalLine& line : core::renewal_lines(station->policy.licences, **row, on)) {
        answer["lines"].push_back(
            {{"what", line.what}, {"amount", line.amount.text()}, {"against", line.against}});
        text += fmt::format("  {:>10}  {}\n", line.amount.text(), line.what);
        total += line.amount;
    }
    answer["total"] = total.text();
    return Reply{.json = std::move(answer), .text = text + fmt::format("  {:>10}  total\n", total.text())};
}

}  // namespace

void add_licence_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* licence = app.add_subcommand("licence", "Licences and their renewal")->require_subcommand(1);
    CLI::App* add = licence->add_subcommand("add", "Make a licence known");
    add->add_option("account", words.account)->required();
    add->add_option("--fee", words.amount, "For a year")->required();
    add->add_option("--due", words.date, "When it expires")->required();
    add->callback([&] { chosen = [&] { return add_licence(context, words); }; });
    CLI::App* renew = licence->add_subcommand("renew", "Charge a renewal, with its penalty when late");
    renew->add_option("licence", words.name, "W2-L0001")->required();
    renew->add_option("--on", words.date, "The day (default: the business day)");
    renew->callback([&] { chosen = [&] { return renew_licence(context, words); }; });
    CLI::App* list = licence->add_subcommand("list", "Of an account, or all");
    list->add_option("account", words.account);
    list->callback([&] { chosen = [&] { return list_licences(context, words); }; });
    CLI::App* show = licence->add_subcommand("show", "What renewing costs, line by line");
    show->add_option("licence", words.name, "W2-L0001")->required();
    show->add_option("--on", words.date, "The day (default: the business day)");
    show->callback([&] { chosen = [&] { return show_licence(context, words); }; });
}

}  // namespace kiosk
