#include <fmt/format.h>

#include "core/counter/batches.h"
#include "core/import/csv_table.h"
#include "core/store/station/numbering.h"
#include "kiosk/app/system_clock.h"
#include "kiosk/cli/payment_reply.h"
#include "kiosk/cli/request_file.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 2> list_columns{"account", "amount"};
constexpr std::size_t list_rows_max = 1000;

json batch_json(const core::BatchRow& batch, const std::string& station) {
    const core::BatchOpened& control = batch.opened;
    json object{{"batch", control.batch},
                {"kind", core::batch_kinds.name_of(control.kind)},
                {"state", batch.closed ? "closed" : "open"},
                {"items", control.items},
                {"total", control.total.text()},
                {"received_on", control.received_on},
                {"opener", control.opener},
                {"second", control.second},
                {"keyed", {{"items", batch.items()}, {"total", batch.total().text()}}},
                {"payments", json::array()}};
    for (const core::BatchPayment& payment : batch.payments) {
        object["payments"].push_back({{"payment", core::payment_name(station, payment.payment)},
                                      {"items", payment.items},
                                      {"amount", payment.amount.text()},
                                      {"voided", payment.voided}});
    }
    if (!batch.closed) return object;
    const core::BatchClosed& closed = *batch.closed;
    object["closed"] = {
        {"items", closed.items},
        {"total", closed.total.text()},
        {"difference",
         {{"items", closed.items - control.items}, {"total", (closed.total - control.total).text()}}},
        {"reason", closed.reason.empty() ? json() : json(closed.reason)},
        {"approved_by", closed.approved_by.empty() ? json() : json(closed.approved_by)}};
    return object;
}

std::string batch_line(const core::BatchRow& batch) {
    return fmt::format("{}  {:<8} {:<6} received {}  {} items, {}; keyed {} items, {}\n", batch.opened.batch,
                       core::batch_kinds.name_of(batch.opened.kind), batch.closed ? "closed" : "open",
                       batch.opened.received_on, batch.opened.items, batch.opened.total.text(), batch.items(),
                       batch.total().text());
}

Result<Reply> batch_reply(core::StationReader reader, const std::string& name) {
    const auto found = core::known_batch(reader, name);
    if (!found) return tl::unexpected(found.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    std::string text = batch_line(*found);
    for (const core::BatchPayment& payment : found->payments) {
        text +=
            fmt::format("  {}  {:>3} items {:>12}{}\n", core::payment_name(identity->name, payment.payment),
                        payment.items, payment.amount.text(), payment.voided ? "  voided" : "");
    }
    if (found->closed && !found->closed->reason.empty()) {
        text += fmt::format("Closed with a difference: {}, approved by {}\n", found->closed->reason,
                            found->closed->approved_by);
    }
    return Reply{.json = batch_json(*found, identity->name), .text = std::move(text)};
}

Result<Reply> open(const CommandContext& context, const CommandWords& words) {
    const auto kind = core::batch_kinds(words.kind.empty() ? "mail" : words.kind);
    if (!kind) return core::problem(ProblemCode::usage, "--kind is mail, drop_box, agency or list");
    const auto total = core::Money::parse(words.amount);
    if (!total) return tl::unexpected(total.error());
    const auto received = optional_date(words.received_on);
    if (!received) return tl::unexpected(received.error());
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto opened = core::begin_batch(counter,
                                              {.kind = *kind,
                                               .items = words.items,
                                               .total = *total,
                                               .received_on = *received,
                                               .opener = words.opener,
                                               .second = words.second},
                                              act);
        if (!opened) return tl::unexpected(opened.error());
        return batch_reply(counter.store.reader(), opened->batch);
    });
}

// One check for many accounts: the lines are its items, and it covers them exactly.
Result<core::PaymentRequest> read_list(const CommandWords& words) {
    const auto type = core::tender_type(words.tender);
    if (!type) return core::problem(ProblemCode::tender_type_unknown);
    auto table = core::CsvTable::open(words.list, list_columns);
    if (!table) return tl::unexpected(table.error());
    core::PaymentRequest request;
    const auto wrong = [&](const std::string& what) {
        return core::problem(ProblemCode::csv_malformed,
                             fmt::format("line {} of the list: {}", table->reader().line(), what));
    };
    while (true) {
        const auto next = table->next();
        if (!next) return tl::unexpected(next.error());
        if (*next == core::CsvTable::Next::end) break;
        if (*next == core::CsvTable::Next::unusable) return wrong(table->reason());
        const auto account = core::AccountNumber::parse(table->field(0));
        if (!account) return wrong(account.error().message());
        const auto amount = core::Money::parse(table->field(1));
        if (!amount) return wrong(amount.error().message());
        if (request.items.size() == list_rows_max)
            return wrong(fmt::format("a list has at most {} lines", list_rows_max));
        request.items.push_back({.account = *account, .amount = *amount});
    }
    if (request.items.empty()) return core::problem(ProblemCode::csv_malformed, "the list is empty");
    core::TenderLine tender;
    tender.type = *type;
    tender.amount = request.amount();
    tender.number = words.check;
    tender.routing = words.routing;
    tender.bank_account = words.account;
    if (words.account.size() >= 4) tender.account_last4 = words.account.substr(words.account.size() - 4);
    request.tenders = {std::move(tender)};
    request.payor = words.payor;
    request.overrides.all = words.override_guards;
    return request;
}

Result<core::PaymentRequest> read_payment(const CommandWords& words) {
    if (words.list.empty() == words.file.empty())
        return core::problem(ProblemCode::usage, "give either a payment's file or --list FILE.csv");
    if (!words.list.empty()) return read_list(words);
    const auto text = read_request(words.file);
    if (!text) return tl::unexpected(text.error());
    return core::parse_payment_request(*text);
}

Result<Reply> add(const CommandContext& context, const CommandWords& words) {
    auto request = read_payment(words);
    if (!request) return tl::unexpected(request.error());
    if (request->attempt.empty()) request->attempt = RandomIds().fresh_attempt();
    return at_counter(context, [&](const core::Counter& counter, const core::Act& given) -> Result<Reply> {
        core::Act act = given;
        if (act.person.empty()) act.person = request->person;
        const auto posted = core::pay_in_batch(counter, words.name, *request, act);
        if (!posted) return tl::unexpected(posted.error());
        Reply reply = payment_reply(*posted);
        auto batch = batch_reply(counter.store.reader(), words.name);
        if (!batch) return tl::unexpected(batch.error());
        reply.json["keyed"] = batch->json.at("keyed");
        reply.text += batch->text.substr(0, batch->text.find('\n') + 1);
        return reply;
    });
}

Result<Reply> close(const CommandContext& context, const CommandWords& words) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto closed = core::close_batch(counter, words.name, act);
        if (!closed) return tl::unexpected(closed.error());
        return batch_reply(counter.store.reader(), words.name);
    });
}

Result<Reply> list(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto identity = station->reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto rows = core::batches(station->reader(), words.open);
    if (!rows) return tl::unexpected(rows.error());
    json all = json::array();
    std::string text;
    for (const core::BatchRow& row : *rows) {
        all.push_back(batch_json(row, identity->name));
        text += batch_line(row);
    }
    if (rows->empty()) text = "There is no batch.\n";
    return Reply{.json = {{"batches", std::move(all)}}, .text = std::move(text)};
}

Result<Reply> show_batch(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    return batch_reply(station->reader(), words.name);
}

void add_entering(CLI::App& batch, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = batch.add_subcommand("add", "Post a payment of the batch");
    command->add_option("batch", words.name, "W2-B0001")->required();
    command->add_option("file", words.file, "A payment as for `pay`, or - for standard input");
    command->add_option("--list", words.list, "One check for many accounts: account,amount a line");
    command->add_option("--tender", words.tender, "Of a list: check, money_order, cashiers_check")
        ->capture_default_str();
    command->add_option("--check", words.check, "Its number");
    command->add_option("--routing", words.routing, "Of the check");
    command->add_option("--check-account", words.account, "Of the check");
    command->add_option("--payor", words.payor, "Who sent it");
    command->add_flag("--override", words.override_guards, "Go on although a guard warns; with --reason");
    command->callback([&] { chosen = [&] { return add(context, words); }; });
}

}  // namespace

void add_batch_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* batch = app.add_subcommand("batch", "Mail, drop box, agency stubs")->require_subcommand(1);
    CLI::App* begin = batch->add_subcommand("open", "Open one with its control totals and two openers");
    begin->add_option("--kind", words.kind, "mail, drop_box, agency or list (default: mail)");
    begin->add_option("--items", words.items, "How many stubs")->required();
    begin->add_option("--total", words.amount, "What they come to")->required();
    begin->add_option("--received-on", words.received_on, "Default: the business date");
    begin->add_option("--opener", words.opener, "Default: the person");
    begin->add_option("--second", words.second, "The other opener");
    begin->callback([&] { chosen = [&] { return open(context, words); }; });
    add_entering(*batch, context, words, chosen);
    const auto named = [&](const char* name, const char* about, auto run) {
        CLI::App* command = batch->add_subcommand(name, about);
        command->add_option("batch", words.name, "W2-B0001")->required();
        command->callback([&context, &words, &chosen, run] {
            chosen = [&context, &words, run] { return run(context, words); };
        });
    };
    named("close", "Close it; a difference needs a reason and a second person", close);
    named("show", "Its totals and payments", show_batch);
    CLI::App* all = batch->add_subcommand("list", "All batches, newest first");
    all->add_flag("--open", words.open, "Only the open one");
    all->callback([&] { chosen = [&] { return list(context, words); }; });
}

}  // namespace kiosk
