#include <fmt/format.h>

#include "kiosk/cli/service_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ContactKind;
using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

Reply contact_reply(const core::ContactNoted& fact) {
    return {.json = {{"contact", fact.contact},
                     {"account", fact.account},
                     {"kind", core::contact_kinds.name_of(fact.kind)}},
            .text = fmt::format("{} is in the contact log of {}.\n", fact.contact, fact.account)};
}

Result<Reply> add_contact(const CommandContext& context, const CommandWords& words, ContactKind kind) {
    const auto amount = optional_money(words.amount);
    const auto by = optional_date(words.date);
    if (!amount) return tl::unexpected(amount.error());
    if (!by) return tl::unexpected(by.error());
    return on_account(
        context, words,
        [&](const core::Counter& counter, const core::Act& act,
            core::AccountNumber account) -> Result<Reply> {
            const auto noted = core::note_contact(
                counter, {.account = account, .kind = kind, .text = words.text, .amount = *amount, .by = *by},
                act);
            if (!noted) return tl::unexpected(noted.error());
            return contact_reply(*noted);
        });
}

Result<Reply> add_contact(const CommandContext& context, const CommandWords& words) {
    const auto kind = core::contact_kinds(words.kind);
    if (!kind || *kind == ContactKind::decision) {
        return core::problem(ProblemCode::usage,
                             fmt::format("\"{}\" is not one of call, visit, letter, promise, "
                                         "callback, note, alert",
                                         core::printable(words.kind)));
    }
    return add_contact(context, words, *kind);
}

Result<Reply> decide(const CommandContext& context, const CommandWords& words) {
    const auto until = optional_date(words.until);
    if (!until) return tl::unexpected(until.error());
    return on_account(context, words,
                      [&](const core::Counter& counter, const core::Act& act,
                          core::AccountNumber account) -> Result<Reply> {
                          const auto noted =
                              core::decide_service(counter,
                                                   {.account = account,
                                                    .what = words.what,
                                                    .until = *until,
                                                    .why = words.text.empty() ? act.reason : words.text},
                                                   act);
                          if (!noted) return tl::unexpected(noted.error());
                          return contact_reply(*noted);
                      });
}

Result<Reply> list_contacts(const CommandContext& context, const CommandWords& words, bool letters) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto today = as_of(context, station->reader());
    if (!today) return tl::unexpected(today.error());
    const auto due = optional_date(words.date == "today" ? std::string() : words.date);
    if (!due) return tl::unexpected(due.error());
    const auto rows = letters ? core::unsent_letters(station->reader())
                              : core::contacts_due(station->reader(), due->value_or(*today));
    if (!rows) return tl::unexpected(rows.error());
    json list = json::array();
    std::string text;
    for (const core::ContactRow& row : *rows) {
        list.push_back(contact_json(row, *today));
        text += contact_line(row, *today);
    }
    if (rows->empty()) text = letters ? "No letter waits.\n" : "Nothing is due.\n";
    return Reply{.json = {{"contacts", std::move(list)}}, .text = std::move(text)};
}

Result<Reply> settle(const CommandContext& context, const CommandWords& words) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto settled = core::settle_contact(counter, words.account, act);
        if (!settled) return tl::unexpected(settled.error());
        return Reply{.json = {{"contact", settled->contact}, {"settled", true}},
                     .text = fmt::format("{} is done.\n", settled->contact)};
    });
}

// `contact ACCOUNT --kind ...` beside the words list, letters and done, which no account number is.
Result<Reply> run_contact(const CommandContext& context, CommandWords& words) {
    if (words.account == "list") return list_contacts(context, words, false);
    if (words.account == "letters") return list_contacts(context, words, true);
    if (words.account == "done") {
        words.account = words.name;
        return settle(context, words);
    }
    return add_contact(context, words);
}

}  // namespace

void add_contact_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* note = app.add_subcommand("note", "Write a note on an account");
    note->add_option("account", words.account)->required();
    note->add_option("text", words.text)->required();
    note->add_flag("--alert", words.alert, "Show it first whenever the account is shown");
    note->callback([&] {
        chosen = [&] {
            return add_contact(context, words, words.alert ? ContactKind::alert : ContactKind::note);
        };
    });
    CLI::App* contact = app.add_subcommand("contact", "Calls, visits, letters, promises, call-backs");
    contact->add_option("account", words.account, "An account; or list, letters, or done CONTACT")
        ->required();
    contact->add_option("contact", words.name, "W2-C000001, behind done");
    contact->add_option("--kind", words.kind, "call, visit, letter, promise, callback");
    contact->add_option("--text", words.text, "What was said");
    contact->add_option("--amount", words.amount, "What is promised");
    contact->add_option("--by,--due", words.date, "Until when; of list: a date, or today");
    contact->callback([&] { chosen = [&] { return run_contact(context, words); }; });
    CLI::App* decision = app.add_subcommand("decision", "Decide what no procedure covers");
    decision->add_option("account", words.account)->required();
    decision->add_option("--what", words.what, "hold, start or stop")->required();
    decision->add_option("--until", words.until, "Its last day");
    decision->add_option("--why", words.text, "Why");
    decision->callback([&] { chosen = [&] { return decide(context, words); }; });
}

}  // namespace kiosk
