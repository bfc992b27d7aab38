#include <fmt/format.h>

#include "core/counter/payments.h"
#include "core/slips/slips.h"
#include "kiosk/app/effect_loop.h"
#include "kiosk/app/usb_devices.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/payment_reply.h"
#include "kiosk/cli/request_file.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

// Opens the drawer and prints what the entry planned, and says what became of it.
Result<json> carry_out(OpenStation& station, const std::filesystem::path& folder, const core::Entry& entry,
                       const std::vector<core::EffectKind>& effects, const core::PrintedDocument& page) {
    if (effects.empty()) return json::object();
    auto devices = UsbDevices::open(folder);
    if (!devices) return tl::unexpected(devices.error());
    const auto outcome = run_effects(station.counter(), **devices, entry.person, entry.seq, effects, page);
    json result{{"drawer", core::name_of(outcome.drawer)}, {"receipt", core::name_of(outcome.receipt)}};
    if (outcome.cause != core::PrinterCondition::ready) result["cause"] = name_of(outcome.cause);
    return result;
}

Result<core::PrintedDocument> receipt_page(OpenStation& station, const core::Entry& entry) {
    const auto texts = core::Texts::load("en");
    if (!texts) return tl::unexpected(texts.error());
    return core::receipt_of({station.store.reader(), station.policy, *texts}, entry, 0);
}

// The options of an outage stand beside what the file says.
core::Done add_origin(const CommandWords& words, core::PaymentRequest& request) {
    request.manual_receipt = words.manual_receipt;
    if (words.received_on.empty()) return {};
    const auto date = core::Date::parse(words.received_on);
    if (!date) return tl::unexpected(date.error());
    request.received_on = *date;
    return {};
}

Result<Reply> pay(const CommandContext& context, const CommandWords& words) {
    const bool devices = words.devices;
    const auto text = read_request(words.file);
    if (!text) return tl::unexpected(text.error());
    auto request = core::parse_payment_request(*text);
    if (!request) return tl::unexpected(request.error());
    if (const core::Done added = add_origin(words, *request); !added) return tl::unexpected(added.error());
    if (request->attempt.empty()) request->attempt = RandomIds().fresh_attempt();
    if (devices) request->effects = {core::EffectKind::drawer, core::EffectKind::receipt};
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    if (act->person.empty()) act->person = request->person;
    const auto posted = core::pay(station->counter(), *request, *act);
    if (!posted) return tl::unexpected(posted.error());
    Reply reply = payment_reply(*posted);
    if (!devices || posted->repeated) return reply;
    const auto page = receipt_page(*station, posted->entry);
    const auto outcome =
        page ? carry_out(*station, context.folder(), posted->entry, posted->fact.effects, *page)
             : Result<json>(tl::unexpected(page.error()));
    // The payment is posted whatever became of the paper: the answer must never look as if it were not.
    if (!outcome) {
        reply.json["effects"] = {{"problem", outcome.error().name()}, {"message", outcome.error().message()}};
        reply.text +=
            fmt::format("Drawer and receipt: {}. {}\n", outcome.error().message(), outcome.error().advice());
        return reply;
    }
    reply.json["effects"] = *outcome;
    reply.text += fmt::format("Drawer {}, receipt {}.\n", outcome->value("drawer", "not_requested"),
                              outcome->value("receipt", "not_requested"));
    return reply;
}

Result<Reply> void_payment(const CommandContext& context, const std::string& payment) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto act = context.act();
    if (!act) return tl::unexpected(act.error());
    const auto voided = core::void_payment(station->counter(), payment, {}, *act);
    if (!voided) return tl::unexpected(voided.error());
    return void_reply(*voided);
}

}  // namespace

void add_payment_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* pay_command = app.add_subcommand("pay", "Post a payment given as JSON");
    pay_command->add_option("file", words.file, "The file, or - for standard input")->required();
    pay_command->add_flag("--devices", words.devices, "Open the drawer and print the receipt");
    pay_command->add_option("--manual-receipt", words.manual_receipt,
                            "Number of the receipt written by hand during an outage");
    pay_command->add_option("--received-on", words.received_on, "The day that counts for penalties");
    pay_command->footer(R"(The payment: {"attempt": "0191f2c4-...", "person": "rosa", "payor": "M. Gonzalez",
  "items": [{"account": "10-00041-00", "amount": "123.45"}], "tenders": [{"type": "cash", "amount": "140.00"}]}
An item may direct parts of it ("directed": [{"receivable": "R-5512", "amount": "62.10"}]), or be held until it
is known whose it is ({"suspense": true, "reason": "...", "amount": "40.00"}).
A tender may have number, routing, account or account_last4, micr, date, payable_to, foreign, paid_in_full,
reference, denominations ("20x7").
The payment may have received_on, reason, approval ({"person": "sam"}), overrides (a list of codes) or
override (true), and a payor as {"name": "...", "account": "..."}.)");
    pay_command->callback([&] { chosen = [&] { return pay(context, words); }; });

    CLI::App* void_command = app.add_subcommand("void", "Cancel a payment of the open session");
    void_command->add_option("payment", words.payment, "Its number, like W2-000017")->required();
    void_command->callback([&] { chosen = [&] { return void_payment(context, words.payment); }; });
}

}  // namespace kiosk
