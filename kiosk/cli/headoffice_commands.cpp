#include <fmt/format.h>

#include "core/certificates/authority.h"
#include "core/headoffice/office_schema.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

Result<Reply> init_office(const CommandContext& context, const CommandWords& words) {
    auto link = core::HeadOfficeLink::open({.url = words.url});
    if (!link) return tl::unexpected(core::problem_of(link.error()));
    if (const core::Done good = core::check_office(*link); !good) return tl::unexpected(good.error());
    const auto clock = context.clock(false);
    if (!clock) return tl::unexpected(clock.error());
    const auto today = core::Date::parse((*clock)->wall_time().text().substr(0, 10));
    if (!today) return tl::unexpected(today.error());
    const auto applied = core::make_office_schema(
        *link, *today,
        [show = context.progress()](std::int64_t done, std::int64_t of) { show("schema", done, of); });
    if (!applied) return tl::unexpected(core::problem_of(applied.error()));
    return Reply{
        .json = {{"steps_applied", *applied}},
        .text = *applied == 0
                    ? std::string("The head-office database was up to date.\n")
                    : fmt::format("The head-office database is ready; {} steps were applied.\n", *applied)};
}

Result<Reply> make_authority(const CommandContext&, const CommandWords& words) {
    const core::Authority authority(words.authority);
    if (const core::Done made = authority.make(); !made) return tl::unexpected(made.error());
    return Reply{
        .json = {{"certificate", authority.certificate().string()},
                 {"revoked", authority.revoked().string()}},
        .text = fmt::format("The authority is in {}. Keep authority.key there, and a copy of the folder in "
                            "a safe.\n",
                            words.authority)};
}

Result<Reply> certify_server(const CommandContext&, const CommandWords& words) {
    const core::Authority authority(words.authority);
    if (const core::Done made = authority.certify_server(words.host, static_cast<int>(words.days)); !made)
        return tl::unexpected(made.error());
    const std::string base = (std::filesystem::absolute(words.authority) / words.host).string();
    return Reply{.json = {{"certificate", base + ".crt"}, {"key", base + ".key"}},
                 .text = fmt::format("{}.crt and {}.key are the server's.\n", base, base)};
}

}  // namespace

void add_headoffice_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                             ChosenCommand& chosen) {
    CLI::App* headoffice =
        app.add_subcommand("headoffice", "Head office: its database, and who may post to it")
            ->require_subcommand(1);
    CLI::App* init =
        headoffice->add_subcommand("init", "Make the head-office database, or bring it up to date");
    init->add_option("url", words.url, "postgresql://PERSON@/DATABASE?host=/var/run/postgresql")->required();
    init->callback([&] { chosen = [&] { return init_office(context, words); }; });

    CLI::App* authority = headoffice->add_subcommand("authority", "The authority that signs certificates")
                              ->require_subcommand(1);
    CLI::App* make = authority->add_subcommand("make", "Make the authority, once");
    make->add_option("folder", words.authority, "Where its key is kept")->required();
    make->callback([&] { chosen = [&] { return make_authority(context, words); }; });
    CLI::App* server = authority->add_subcommand("server", "Key and certificate of the database server");
    server->add_option("folder", words.authority, "The authority's")->required();
    server->add_option("host", words.host, "The name or address that stations connect to")->required();
    server->add_option("--days", words.days, "How long it is good")
        ->default_val(825)
        ->check(CLI::Range(1, 3650));
    server->callback([&] { chosen = [&] { return certify_server(context, words); }; });

    add_headoffice_station_commands(*headoffice, context, words, chosen);
}

}  // namespace kiosk
