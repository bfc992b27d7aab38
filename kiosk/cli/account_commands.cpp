#include <fmt/format.h>

#include "core/import/import.h"
#include "core/scan/biller_file.h"
#include "core/scan/scanned_thing.h"
#include "kiosk/cli/account_reply.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Money;
using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr int accounts_shown_max = 50;

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

Result<Reply> search_accounts(const CommandContext& context, const std::string& search) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto hits = station->accounts.search(search, accounts_shown_max);
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

Reply check_line_reply(const core::MicrLine& line) {
    const auto amount = line.amount ? std::optional(line.amount->text()) : std::nullopt;
    return {.json = {{"format", "micr_line"},
                     {"routing", line.routing},
                     {"account", line.account},
                     {"number", optional_text(line.number)},
                     {"amount", optional_text(amount)}},
            .text = fmt::format("micr_line: a check, routing {}, account {}, number {}, amount {}\n",
                                line.routing, line.account, line.number.empty() ? "-" : line.number,
                                amount.value_or("-"))};
}

std::string whose_it_is(const core::BillScan& bill) {
    const auto account = core::account_on_bill(bill);
    return account ? "this utility's bill" : account.error().message();
}

Reply bill_reply(const core::BillScan& bill) {
    json checks = json::array();
    std::string passed;
    for (const core::ScanCheck& check : bill.checks) {
        checks.push_back({{"name", check.name}, {"passed", check.passed}});
        passed += fmt::format("  {:<28} {}\n", check.name, check.passed ? "passed" : "failed");
    }
    const auto account = bill.account ? std::optional(bill.account->text()) : std::nullopt;
    const auto amount = bill.amount ? std::optional(bill.amount->text()) : std::nullopt;
    const auto due_date = bill.due_date ? std::optional(bill.due_date->text()) : std::nullopt;
    return {.json = {{"format", core::name_of(bill.format)},
                     {"biller", optional_text(bill.biller)},
                     {"biller_name", optional_text(bill.biller_name)},
                     {"reference", optional_text(bill.reference)},
                     {"account", optional_text(account)},
                     {"amount", optional_text(amount)},
                     {"amount_decimals", bill.amount_decimals},
                     {"currency", optional_text(bill.currency)},
                     {"due_date", optional_text(due_date)},
                     {"checks", std::move(checks)}},
            .text = fmt::format("{}: biller {}, reference {}, account {}, amount {}, due {}\n{}  {}\n",
                                core::name_of(bill.format), bill.biller.empty() ? "-" : bill.biller,
                                bill.reference, account.value_or("-"), amount.value_or("-"),
                                due_date.value_or("-"), passed, whose_it_is(bill))};
}

Result<Reply> scan_text(const CommandContext& context, const std::string& code) {
    core::ScannedText scanned{.aim_id = {}, .data = code};
    if (code.size() > 3 && code.front() == ']')
        scanned = {.aim_id = code.substr(0, 3), .data = code.substr(3)};
    const auto billers = core::billers_of_station(context.folder());
    if (!billers) return tl::unexpected(billers.error());
    const auto thing = core::decode_scan(scanned, *billers);
    if (!thing) return tl::unexpected(thing.error());
    const auto* line = std::get_if<core::MicrLine>(&*thing);
    return line != nullptr ? check_line_reply(*line) : bill_reply(std::get<core::BillScan>(*thing));
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
    scan->callback([&] { chosen = [&] { return scan_text(context, words.text); }; });
}

}  // namespace kiosk
