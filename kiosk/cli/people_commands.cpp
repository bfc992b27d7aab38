#include <fmt/format.h>

#include <algorithm>

#include "core/counter/people.h"
#include "core/counter/pins.h"
#include "core/store/station/people_reader.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;

namespace {

// The PIN that is read with --pin-fd is the new one; whoever sets it signs with --approve-pin-fd.
struct NewPin {
    core::Act act;
    std::string pin;
};

Result<NewPin> new_pin(const CommandContext& context, const std::string& person) {
    auto given = context.act();
    if (!given) return tl::unexpected(given.error());
    return NewPin{.act = {.person = given->person.empty() ? person : given->person,
                          .pin = given->approve_pin,
                          .reason = given->reason},
                  .pin = given->pin};
}

Result<Reply> add_person(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto given = new_pin(context, "technician");
    if (!given) return tl::unexpected(given.error());
    const auto identity = station->store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const bool has_pin = !given->pin.empty();
    if (has_pin) {
        const core::Done good = core::check_new_pin(station->policy.pins, given->pin, identity->training);
        if (!good) return tl::unexpected(good.error());
    }
    const core::Person person{.name = words.name,
                              .role = words.role,
                              .pin_hash = has_pin ? core::pin_hash(given->pin) : std::string{}};
    const auto entry = core::set_person(station->counter(), given->act, person);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"name", words.name},
                          {"role", words.role},
                          {"pin", !core::person_set_from(entry->body).pin_hash.empty()},
                          {"seq", entry->seq}},
                 .text = fmt::format("{} is {} here now.\n", words.name, words.role)};
}

Result<Reply> remove_person(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto entry = core::remove_person(station->counter(), *act, words.name);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"name", words.name}, {"role", core::no_role}, {"seq", entry->seq}},
                 .text = fmt::format("{} works here no longer.\n", words.name)};
}

Result<Reply> set_pin(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto given = new_pin(context, words.name);
    if (!given) return tl::unexpected(given.error());
    const auto entry = core::set_pin(station->counter(), given->act, words.name, given->pin);
    if (!entry) return tl::unexpected(entry.error());
    return Reply{.json = {{"name", words.name}, {"pin", true}, {"seq", entry->seq}},
                 .text = fmt::format("{} has a new PIN.\n", words.name)};
}

nlohmann::json rights_json(const core::Policy& policy, const std::string& role) {
    auto names = nlohmann::json::array();
    for (std::size_t i = 0; i < core::right_names.size(); ++i) {
        if (policy.allows(role, static_cast<core::Right>(i))) names.push_back(core::right_names[i]);
    }
    return names;
}

Result<Reply> list_people(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto people = station->reader().people();
    if (!people) return tl::unexpected(people.error());
    auto rows = nlohmann::json::array();
    std::string text;
    for (const core::Person& person : *people) {
        const auto tries = core::PeopleReader(station->reader()).pin_tries(person.name);
        if (!tries) return tl::unexpected(tries.error());
        const bool has_pin = !person.pin_hash.empty();
        rows.push_back(
            {{"name", person.name}, {"role", person.role}, {"pin", has_pin}, {"wrong_pins", tries->tries}});
        text += fmt::format("{:<16} {:<14} {}{}\n", person.name, person.role, has_pin ? "PIN" : "no PIN",
                            tries->tries > 0 ? fmt::format(", {} wrong", tries->tries) : std::string{});
    }
    return Reply{.json = {{"people", std::move(rows)}}, .text = std::move(text)};
}

Result<Reply> show_rights(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto person = station->reader().person(words.name);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return core::problem(ProblemCode::unknown_person);
    const std::string& role = (*person)->role;
    const auto& roles = station->policy.roles;
    const auto rule =
        std::find_if(roles.begin(), roles.end(), [&](const auto& known) { return known.name == role; });
    const std::string source = rule == roles.end() ? std::string{} : rule->source.citation;
    auto rights = rights_json(station->policy, role);
    std::string text = fmt::format("{} is {} ({})\n", words.name, role, source);
    for (const auto& right : rights) text += fmt::format("  {}\n", right.get<std::string>());
    return Reply{.json = {{"name", words.name},
                          {"role", role},
                          {"policy", station->policy.name},
                          {"citation", source},
                          {"rights", std::move(rights)}},
                 .text = std::move(text)};
}

Result<Reply> except_day(const CommandContext& context) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto entry = core::except_day(station->counter(), *act);
    if (!entry) return tl::unexpected(entry.error());
    const std::string date = entry->business_date.value_or(core::Date{}).text();
    return Reply{
        .json = {{"business_date", date}, {"small_office", true}, {"seq", entry->seq}},
        .text = fmt::format("On {} who takes money may also correct; it will stand on the day's Z.\n", date)};
}

}  // namespace

void add_people_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* person = app.add_subcommand("person", "The people of this station")->require_subcommand(1);
    CLI::App* add = person->add_subcommand("add",
                                           "Add a person, or change role and PIN (new PIN by --pin-fd, "
                                           "your own by --approve-pin-fd)");
    add->add_option("name", words.name, "Their name")->required();
    add->add_option("--role", words.role, "A role of the policy in force: clerk, supervisor ...")->required();
    add->callback([&] { chosen = [&] { return add_person(context, words); }; });
    CLI::App* pin = person->add_subcommand("set-pin",
                                           "A new PIN, which also unlocks (new PIN by --pin-fd, your own by "
                                           "--approve-pin-fd; default: one's own)");
    pin->add_option("name", words.name, "Whose")->required();
    pin->callback([&] { chosen = [&] { return set_pin(context, words); }; });
    CLI::App* remove = person->add_subcommand("remove", "A person works here no longer");
    remove->add_option("name", words.name, "Their name")->required();
    remove->callback([&] { chosen = [&] { return remove_person(context, words); }; });
    person->add_subcommand("list", "Who works here, with role and PIN")->callback([&] {
        chosen = [&] { return list_people(context); };
    });
    CLI::App* rights = person->add_subcommand("rights", "What a person may do, and by which rule");
    rights->add_option("name", words.name, "Their name")->required();
    rights->callback([&] { chosen = [&] { return show_rights(context, words); }; });
    app.get_subcommand("day")
        ->add_subcommand("small-office", "Let who takes money today correct today, with a reason")
        ->callback([&] { chosen = [&] { return except_day(context); }; });
}

}  // namespace kiosk
