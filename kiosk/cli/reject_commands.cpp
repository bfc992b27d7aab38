#include <fmt/format.h>

#include <algorithm>

#include "core/counter/office_rejects.h"
#include "core/counter/rejects.h"
#include "core/counter/work_list.h"
#include "core/import/csv_table.h"
#include "kiosk/cli/service_reply.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 2> rejects_columns{"line", "reason"};

bool holds(const std::vector<std::string>& header, const char* column) {
    return std::find(header.begin(), header.end(), column) != header.end();
}

Result<core::RejectSource> source_of(const std::vector<std::string>& header) {
    if (holds(header, "receivable")) return core::RejectSource::receivables;
    if (holds(header, "account") && holds(header, "name")) return core::RejectSource::accounts;
    return core::problem(ProblemCode::csv_malformed,
                         "this is not what `paydesk import` writes beside its file: FILE.rejects.csv");
}

bool is_of_import(const std::string& column) {
    return std::find(rejects_columns.begin(), rejects_columns.end(), column) != rejects_columns.end();
}

core::RejectDraft draft_of(const core::CsvTable& table) {
    core::RejectDraft draft{.line = 0, .raw = {}, .reason = std::string(table.field(1)), .fields = {}};
    draft.line = std::strtoll(std::string(table.field(0)).c_str(), nullptr, 10);
    const auto& header = table.header();
    const auto original = table.original();
    for (std::size_t i = 0; i < original.size() && i < header.size(); ++i) {
        if (is_of_import(header[i])) continue;
        const std::string text(original[i]);
        const bool quoted = text.find_first_of(",\"") != std::string::npos;
        if (!draft.fields.empty()) draft.raw += ',';
        draft.raw += quoted ? fmt::format("\"{}\"", text) : text;
        draft.fields[header[i]] = text;
    }
    return draft;
}

Result<std::vector<core::RejectDraft>> read_rows(core::CsvTable& table) {
    std::vector<core::RejectDraft> rows;
    while (true) {
        const auto next = table.next();
        if (!next) return tl::unexpected(next.error());
        if (*next == core::CsvTable::Next::end) return rows;
        if (*next == core::CsvTable::Next::unusable) {
            return core::problem(ProblemCode::csv_malformed,
                                 fmt::format("line {}: {}", table.reader().line(), table.reason()));
        }
        rows.push_back(draft_of(table));
    }
}

Result<Reply> import_rejects(const CommandContext& context, const CommandWords& words) {
    auto table = core::CsvTable::open(words.file, rejects_columns);
    if (!table) return tl::unexpected(table.error());
    const auto source = source_of(table->header());
    if (!source) return tl::unexpected(source.error());
    const auto rows = read_rows(*table);
    if (!rows) return tl::unexpected(rows.error());
    const std::string name = std::filesystem::path(words.file).filename().string();
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto taken = core::raise_rejects(counter, name, *source, *rows, act);
        if (!taken) return tl::unexpected(taken.error());
        return Reply{
            .json = {{"raised", taken->raised}, {"known", taken->known}},
            .text = fmt::format("{} raised, {} known already.\n", taken->raised.size(), taken->known)};
    });
}

json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

json entry_json(const core::Entry& entry) {
    return {{"seq", entry.seq},
            {"at", entry.at.text()},
            {"business_date", entry.business_date ? json(entry.business_date->text()) : json()},
            {"person", entry.person},
            {"what", core::name_of(entry.kind)},
            {"reason", text_or_null(entry.body.value("reason", std::string()))},
            {"approved_by", text_or_null(entry.body.value("approved_by", std::string()))}};
}

json item_json(const core::WorkItem& item) {
    json object{{"name", item.name},
                {"what", item.what},
                {"amount", item.amount ? json(item.amount->text()) : json()},
                {"why", item.why},
                {"since", item.history.front().at.text()},
                {"state", item.settled ? "resolved" : "open"}};
    if (!item.file.empty()) {
        object["file"] = item.file;
        object["line"] = item.line;
        object["raw"] = item.raw;
    }
    if (!item.payment.empty()) object["payment"] = item.payment;
    if (!item.settled) return object;
    object["resolved"] = entry_json(item.settled->entry);
    object["resolved"]["action"] = item.settled->action;
    const json& body = item.settled->entry.body;
    if (!body.value("account", std::string()).empty()) object["resolved"]["account"] = body.at("account");
    if (!body.value("refund", std::string()).empty()) object["resolved"]["refund"] = body.at("refund");
    return object;
}

std::string item_line(const core::WorkItem& item) {
    std::string text = fmt::format("{:<9} {:<12} {:>12}  {}", item.name, item.what,
                                   item.amount ? item.amount->text() : "", item.why);
    if (!item.settled) return text + "\n";
    const core::Entry& entry = item.settled->entry;
    return text + fmt::format("; {} by {} on {}: {}\n", item.settled->action, entry.person,
                              entry.business_date ? entry.business_date->text() : entry.at.text(),
                              entry.body.value("reason", std::string()));
}

// Worked on at head office; here it is only shown.
json office_json(const core::OfficeItem& item) {
    const core::HeadOfficeReject& reject = item.reject;
    json object{{"name", item.name},
                {"what", "head_office"},
                {"code", reject.code},
                {"amount", reject.amount.text()},
                {"why", item.why},
                {"account", text_or_null(reject.account)},
                {"receivable", text_or_null(reject.receivable)},
                {"seq", reject.seq},
                {"state", reject.resolution.empty() ? "open" : "resolved"}};
    if (item.entry) object["since"] = item.entry->at.text();
    if (reject.resolution.empty()) return object;
    object["resolved"] = {{"person", reject.resolved_by}, {"reason", reject.resolution}};
    return object;
}

std::string office_line(const core::OfficeItem& item) {
    const core::HeadOfficeReject& reject = item.reject;
    std::string text =
        fmt::format("{:<9} {:<12} {:>12}  {}", item.name, "head office", reject.amount.text(), item.why);
    if (!reject.account.empty()) text += fmt::format("; {} {}", reject.account, reject.receivable);
    if (!reject.resolution.empty()) text += fmt::format("; by {}: {}", reject.resolved_by, reject.resolution);
    return text + "\n";
}

Result<Reply> list_rejects(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto items = core::work_list(station->reader(), words.open);
    if (!items) return tl::unexpected(items.error());
    json list = json::array();
    std::string text;
    for (const core::WorkItem& item : *items) {
        list.push_back(item_json(item));
        text += item_line(item);
    }
    const auto office = core::office_items(station->reader(), station->accounts, words.open);
    if (!office) return tl::unexpected(office.error());
    for (const core::OfficeItem& item : *office) {
        list.push_back(office_json(item));
        text += office_line(item);
    }
    if (list.empty()) text = "The work list is empty.\n";
    return Reply{.json = {{"rejects", std::move(list)}}, .text = std::move(text)};
}

void add_matches(Reply& reply, const std::vector<core::NearMatch>& matches) {
    reply.json["near_matches"] = json::array();
    for (const core::NearMatch& match : matches) {
        reply.json["near_matches"].push_back({{"account", match.account.number.text()},
                                              {"name", match.account.name},
                                              {"why", match.why},
                                              {"same_amount", text_or_null(match.receivable)}});
        reply.text +=
            fmt::format("  {}  {:<24} {}{}\n", match.account.number.text(), match.account.name, match.why,
                        match.receivable.empty() ? "" : ", owes this amount: " + match.receivable);
    }
    if (matches.empty()) reply.text += "  none\n";
}

Result<Reply> show_reject(const CommandContext& context, const CommandWords& words) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto item = core::work_item(station->reader(), words.name);
    if (!item) return tl::unexpected(item.error());
    const auto today = as_of(context, station->reader());
    if (!today) return tl::unexpected(today.error());
    const auto matches = core::near_matches(station->accounts, station->reader(), *item, *today);
    if (!matches) return tl::unexpected(matches.error());
    Reply reply{.json = item_json(*item), .text = item_line(*item)};
    if (!item->file.empty())
        reply.text += fmt::format("{}, line {}: {}\n", item->file, item->line, item->raw);
    if (!item->payment.empty()) reply.text += fmt::format("Payment {}\n", item->payment);
    reply.text += "History:\n";
    reply.json["history"] = json::array();
    for (const core::Entry& entry : item->history) {
        reply.json["history"].push_back(entry_json(entry));
        reply.text +=
            fmt::format("  {}  {:<10} {}\n", entry.at.text(), entry.person, core::name_of(entry.kind));
    }
    reply.text += "Near matches:\n";
    add_matches(reply, *matches);
    return reply;
}

Result<core::RejectResolution> resolution_of(const CommandWords& words) {
    const auto action = core::reject_actions(words.action);
    if (!action)
        return core::problem(ProblemCode::usage, "--action is apply, split, refund, adjust or dismiss");
    core::RejectResolution resolution{
        .name = words.name, .action = *action, .to = {}, .amounts = {}, .payee = words.payee};
    for (const std::string& text : words.destinations) {
        if (text == "suspense") {
            return core::problem(ProblemCode::same_account,
                                 "what is in suspense stays there until its account is known");
        }
        const auto account = core::AccountNumber::parse(text);
        if (!account) return tl::unexpected(account.error());
        resolution.to.push_back(*account);
    }
    for (const std::string& text : words.amounts) {
        const auto amount = core::Money::parse(text);
        if (!amount) return tl::unexpected(amount.error());
        resolution.amounts.push_back(*amount);
    }
    return resolution;
}

Result<Reply> resolve(const CommandContext& context, const CommandWords& words) {
    const auto resolution = resolution_of(words);
    if (!resolution) return tl::unexpected(resolution.error());
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto entry = core::resolve_reject(counter, *resolution, act);
        if (!entry) return tl::unexpected(entry.error());
        const auto item = core::work_item(counter.store.reader(), words.name);
        if (!item) return tl::unexpected(item.error());
        Reply reply{.json = item_json(*item), .text = item_line(*item)};
        reply.json["seq"] = entry->seq;
        if (!item->settled) reply.text += "The rest stays open.\n";
        return reply;
    });
}

}  // namespace

void add_reject_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* rejects = app.add_subcommand("rejects", "What an import or a payment left to be found out")
                            ->require_subcommand(1);
    CLI::App* raise = rejects->add_subcommand("import", "Bring an import's rejected rows into the list");
    raise->add_option("file", words.file, "FILE.rejects.csv")->required();
    raise->callback([&] { chosen = [&] { return import_rejects(context, words); }; });
    CLI::App* list = rejects->add_subcommand("list", "All items, resolved ones and head office's too");
    list->add_flag("--open", words.open, "Only what is open");
    list->callback([&] { chosen = [&] { return list_rejects(context, words); }; });
    CLI::App* show = rejects->add_subcommand("show", "One item: raw line, history, near matches");
    show->add_option("name", words.name, "REJ-0001 or SUS-0001")->required();
    show->callback([&] { chosen = [&] { return show_reject(context, words); }; });
    CLI::App* settle = rejects->add_subcommand("resolve", "Settle one item, with a reason");
    settle->add_option("name", words.name, "REJ-0001 or SUS-0001")->required();
    settle->add_option("--action", words.action, "apply, split, refund, adjust or dismiss")->required();
    settle->add_option("--to", words.destinations, "The account; of a split each of them");
    settle->add_option("--amount", words.amounts, "One for each --to (default: all)");
    settle->add_option("--payee", words.payee, "Of a refund (default: the payor)");
    settle->callback([&] { chosen = [&] { return resolve(context, words); }; });
}

}  // namespace kiosk
