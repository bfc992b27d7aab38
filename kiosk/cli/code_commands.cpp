#include <fmt/format.h>

#include "core/slips/code_check.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/count_words.h"

namespace kiosk {

using core::Result;

namespace {

Reply checked_reply(const core::CheckedCode& checked) {
    const bool receipt = checked.code.what == core::SignedCode::What::receipt;
    nlohmann::json value{{"genuine", true},
                         {"kind", core::name_of(checked.code.what)},
                         {"station", checked.code.station},
                         {"name", checked.name},
                         {"business_date", checked.code.business_date.text()},
                         {"hash", checked.code.hash},
                         {"journal", core::name_of(checked.journal)}};
    std::string text = fmt::format("Genuine: {} of {}", checked.name, checked.code.business_date.text());
    if (receipt) {
        value["amount"] = checked.code.amount.text();
        value["state"] = core::name_of(checked.state);
        text += fmt::format(", {}", checked.code.amount.text());
        if (checked.state != core::PaymentState::standing)
            text += fmt::format(" ({})", core::name_of(checked.state));
    } else {
        value["to_deposit"] = amounts_json(checked.code.to_deposit);
    }
    text += checked.journal == core::JournalAgrees::agrees    ? ". The journal here agrees.\n"
            : checked.journal == core::JournalAgrees::differs ? ". The journal here does NOT agree.\n"
                                                              : ". It is not in the journal here.\n";
    return Reply{.json = std::move(value), .text = std::move(text)};
}

Result<Reply> verify_code(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    // A public key is enough: anyone may check a receipt, without a station.
    if (!station && words.public_key.empty()) return tl::unexpected(station.error());
    const auto checked =
        core::check_code(words.text, words.public_key,
                         station ? std::optional(station->reader()) : std::optional<core::StationReader>{});
    if (!checked) return tl::unexpected(checked.error());
    return checked_reply(*checked);
}

Result<Reply> show_key(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto identity = station->reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    return Reply{.json = {{"station", identity->name}, {"public_key", identity->public_key}},
                 .text = identity->public_key + "\n"};
}

}  // namespace

void add_code_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* receipt = app.get_subcommand("receipt");
    // A payment's number or one of the words below.
    receipt->get_option("payment")->required(false);
    CLI::App* verify = receipt->add_subcommand("verify", "Check the signed code of a receipt or a Z");
    verify->add_option("text", words.text, "The code as scanned")->required();
    verify->add_option("--public-key", words.public_key,
                       "Of its station, where this folder does not know it");
    verify->callback([&] { chosen = [&] { return verify_code(context, words); }; });
    receipt->add_subcommand("key", "This station's public key")->callback([&] {
        chosen = [&] { return show_key(context); };
    });
}

}  // namespace kiosk
