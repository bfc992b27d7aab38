#include <fmt/format.h>

#include "core/counter/allocate.h"
#include "core/import/import.h"
#include "core/scan/bill_scan.h"
#include "core/store/station/payment_search.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/correction_reply.h"

namespace kiosk {

using core::Money;
using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr int hits_max = 50;

Result<core::ImportReport> import_file(const CommandContext& context, const CommandWords& words,
                                       bool accounts) {
    std::int64_t written = 0;
    bool training = false;
    if (std::filesystem::exists(core::station_file(context.folder()))) {
        auto station = context.read();
        if (!station) return tl::unexpected(station.error());
        const auto head = station->reader().head();
        const auto identity = station->reader().identity();
        if (!head) return tl::unexpected(head.error());
        if (!identity) return tl::unexpected(identity.error());
        written = head->count;
        training = identity->training;
    }
    if (words.included_seq < 0 || words.included_seq > written) {
        return core::problem(ProblemCode::snapshot_ahead,
                             fmt::format("--included-seq is {}, this station has written {} entries",
                                         words.included_seq, written));
    }
    const auto clock = context.clock(training);
    if (!clock) return tl::unexpected(clock.error());
    auto mirror = core::MirrorWriter::open(context.folder(), context.store_options().holder);
    if (!mirror) return tl::unexpected(mirror.error());
    const core::ImportRequest request{
        .file = words.file,
        .included_seq = words.included_seq,
        .at = (*clock)->wall_time(),
        .progress = [show = context.progress()](const core::ImportProgress& step) {
            show(step.is_storing ? "storing" : "reading", step.bytes_done, step.bytes_total);
        }};
    return accounts ? core::import_accounts(*mirror, request) : core::import_receivables(*mirror, request);
}

Result<Reply> import_rows(const CommandContext& context, const CommandWords& words, bool accounts) {
    const auto report = import_file(context, words, accounts);
    if (!report) return tl::unexpected(report.error());
    std::string text = fmt::format("{} {} imported, {} rejected.\n", report->imported,
                                   accounts ? "accounts" : "receivables", report->rejected);
    if (report->replaced > 0)
        text += fmt::format("{} receivables of the snapshot before are gone.\n", report->replaced);
    if (report->rejected > 0)
        text += fmt::format("See {} for the rejected rows.\n", report->rejects_file.string());
    return Reply{
        .json = {{"imported", report->imported},
                 {"rejected", report->rejected},
                 {"added", report->added},
                 {"changed", report->changed},
                 {"replaced", report->replaced},
                 {"rejects_file", report->rejected > 0 ? json(report->rejects_file.string()) : json()}},
        .text = std::move(text)};
}

json account_json(const core::Account& account) {
    return {{"account", account.number.text()},
            {"name", account.name},
            {"address", account.address},
            {"phone", account.phone},
            {"class", account.account_class},
            {"status", account.status},
            {"flags", account.flags}};
}

json item_json(const core::DueItem& item) {
    return {{"receivable", item.receivable.id},
            {"class", core::name_of(item.receivable.kind)},
            {"kind", core::name_of(item.kind)},
            {"service", item.receivable.service},
            {"amount", item.receivable.amount.text()},
            {"open", item.open.text()},
            {"due_date", item.receivable.due_date.text()},
            {"days_late", item.days_late}};
}

// The date that decides what is late: the open business day, else today.
Result<core::Date> as_of(const CommandContext& context, core::StationReader reader) {
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (*day) return (*day)->business_date;
    const auto clock = context.clock(true);
    if (!clock) return tl::unexpected(clock.error());
    return core::Date::parse((*clock)->wall_time().text().substr(0, 10));
}

std::string account_text(const core::AccountDue& due) {
    const core::Account& account = due.account;
    std::string text =
        fmt::format("{}  {}\n{}  {}\n{} {} {}\n", account.number.text(), account.name, account.address,
                    account.phone, account.account_class, account.status, account.flags);
    for (const core::DueItem& item : due.items) {
        text += fmt::format("  {:<10} {:<12} {:<10} due {} {:>12}\n", item.receivable.id,
                            core::name_of(item.kind), item.receivable.service,
                            item.receivable.due_date.text(), item.open.text());
    }
    text += fmt::format("  {:<48} {:>12}\n", "total due", due.total().text());
    if (due.credit.is_positive()) text += fmt::format("  {:<48} {:>12}\n", "credit", due.credit.text());
    return text;
}

Result<Reply> show_account(const CommandContext& context, const std::string& number_text) {
    const auto number = core::AccountNumber::parse(number_text);
    if (!number) return tl::unexpected(number.error());
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto date = as_of(context, station->reader());
    if (!date) return tl::unexpected(date.error());
    auto due = core::account_due(station->accounts, station->reader(), *number, *date);
    if (!due) return tl::unexpected(due.error());
    due->items = core::in_allocation_order(std::move(due->items), station->policy);
    const auto payments = core::find_payments(
        station->reader(), {.name = number->text(), .accounts = {number->text()}}, hits_max);
    if (!payments) return tl::unexpected(payments.error());
    json answer = account_json(due->account);
    answer["as_of"] = date->text();
    answer["due"] = due->total().text();
    answer["credit"] = due->credit.text();
    answer["due_by_kind"] = json::object();
    for (const auto& [kind, amount] : due->by_kind())
        answer["due_by_kind"][std::string(core::name_of(kind))] = amount.text();
    answer["receivables"] = json::array();
    for (const core::DueItem& item : due->items) answer["receivables"].push_back(item_json(item));
    answer["payments"] = json::array();
    for (const core::PaymentRow& row : *payments) {
        json effects = json::object();
        const auto states = station->reader().effects_of(row.seq);
        if (!states) return tl::unexpected(states.error());
        for (const core::EffectRow& effect : *states)
            effects[std::string(core::name_of(effect.kind))] = core::name_of(effect.state);
        const auto corrected = core::corrected_payment(station->reader(), row);
        if (!corrected) return tl::unexpected(corrected.error());
        json payment = standing_json(*corrected);
        payment["payment"] = corrected->posted.payment;
        payment["amount"] = row.amount.text();
        payment["voided"] = row.voided_seq != 0;
        payment["effects"] = std::move(effects);
        answer["payments"].push_back(std::move(payment));
    }
    return Reply{.json = std::move(answer), .text = account_text(*due)};
}

Result<Reply> search_accounts(const CommandContext& context, const std::string& search) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto hits = station->accounts.search(search, hits_max);
    if (!hits) return tl::unexpected(hits.error());
    json list = json::array();
    std::string text;
    for (const core::Account& account : *hits) {
        list.push_back(account_json(account));
        text += fmt::format("{}  {:<28} {}\n", account.number.text(), account.name, account.address);
    }
    if (hits->empty()) text = "No account is found.\n";
    return Reply{.json = {{"accounts", std::move(list)}}, .text = std::move(text)};
}

json optional_text(const std::optional<std::string>& value) {
    return value && !value->empty() ? json(*value) : json();
}

Result<Reply> scan_bill(const std::string& code) {
    core::ScannedText scanned{.aim_id = {}, .data = code};
    if (code.size() > 3 && code.front() == ']')
        scanned = {.aim_id = code.substr(0, 3), .data = code.substr(3)};
    const auto bill = core::decode_bill(scanned, core::demo_billers());
    if (!bill) return tl::unexpected(bill.error());
    json checks = json::array();
    std::string passed;
    for (const core::ScanCheck& check : bill->checks) {
        checks.push_back({{"name", check.name}, {"passed", check.passed}});
        passed += fmt::format("  {:<28} {}\n", check.name, check.passed ? "passed" : "failed");
    }
    const auto account = bill->account ? std::optional(bill->account->text()) : std::nullopt;
    const auto amount = bill->amount ? std::optional(bill->amount->text()) : std::nullopt;
    const auto due_date = bill->due_date ? std::optional(bill->due_date->text()) : std::nullopt;
    return Reply{.json = {{"format", core::name_of(bill->format)},
                          {"biller", optional_text(bill->biller)},
                          {"biller_name", optional_text(bill->biller_name)},
                          {"reference", optional_text(bill->reference)},
                          {"account", optional_text(account)},
                          {"amount", optional_text(amount)},
                          {"amount_decimals", bill->amount_decimals},
                          {"currency", optional_text(bill->currency)},
                          {"due_date", optional_text(due_date)},
                          {"checks", std::move(checks)}},
                 .text = fmt::format("{}: biller {}, reference {}, account {}, amount {}, due {}\n{}",
                                     core::name_of(bill->format), bill->biller.empty() ? "-" : bill->biller,
                                     bill->reference, account.value_or("-"), amount.value_or("-"),
                                     due_date.value_or("-"), passed)};
}

}  // namespace

void add_account_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                          ChosenCommand& chosen) {
    CLI::App* import = app.add_subcommand("import", "Bring in what head office knows")->require_subcommand(1);
    CLI::App* accounts =
        import->add_subcommand("accounts", "account,name,address,phone,class,status,flags: adds and changes");
    accounts->add_option("file", words.file, "A CSV file with a line of column names")->required();
    accounts->callback([&] { chosen = [&] { return import_rows(context, words, true); }; });
    CLI::App* receivables = import->add_subcommand(
        "receivables",
        "receivable,account,kind,service,amount,due_date: a snapshot, replaces the one before");
    receivables->add_option("file", words.file, "A CSV file with a line of column names")->required();
    receivables->add_option("--included-seq", words.included_seq,
                            "This station's entries that the amounts already hold");
    receivables->callback([&] { chosen = [&] { return import_rows(context, words, false); }; });

    CLI::App* account = app.add_subcommand("account", "Who, what is due and of which kind");
    account->add_option("number", words.account, "10-00041-00, with or without dashes");
    account->add_option("--search", words.search, "Words of a name or address, or part of the number");
    account->callback([&] {
        chosen = [&]() -> Result<Reply> {
            if (!words.account.empty()) return show_account(context, words.account);
            if (!words.search.empty()) return search_accounts(context, words.search);
            return core::problem(ProblemCode::usage, "account needs a number or --search");
        };
    });
    CLI::App* scan = app.add_subcommand("scan", "What a scanned code means");
    scan->add_option("text", words.text, "As scanned, with ^ for FNC1, or as printed with brackets")
        ->required();
    scan->callback([&] { chosen = [&] { return scan_bill(words.text); }; });
}

}  // namespace kiosk
