#include "kiosk/cli/headoffice_desk_reply.h"

#include <fmt/format.h>

namespace kiosk {

using nlohmann::json;

namespace {

json item_json(const core::RejectItem& item) {
    return {{"name", item.name},
            {"code", item.code},
            {"in_words", item.in_words},
            {"account", item.account},
            {"receivable", item.receivable},
            {"amount", item.amount.text()},
            {"stands_in", item.stands_in},
            {"state", item.action.empty() ? "open" : "resolved"},
            {"action", item.action},
            {"reason", item.resolution},
            {"resolved_by", item.resolved_by},
            {"approved_by", item.approved_by}};
}

std::string item_line(const core::RejectItem& item) {
    const std::string text =
        fmt::format("{:<32} {:>12}  {:<12} {}", item.name, item.amount.text(), item.account, item.in_words);
    if (item.action.empty()) return text + "\n";
    return fmt::format("{}; {} by {}: {}\n", text, item.action, item.resolved_by, item.resolution);
}

}  // namespace

Reply import_reply(const core::ImportReport& report, bool accounts) {
    std::string text =
        fmt::format("{} {} imported: {} new, {} changed; {} rejected.\n", report.imported,
                    accounts ? "accounts" : "receivables", report.added, report.changed, report.rejected);
    if (report.replaced > 0) text += fmt::format("{} receivables are no longer owed.\n", report.replaced);
    if (report.rejected > 0)
        text += fmt::format("See {} for the rejected rows.\n", report.rejects_file.string());
    return {.json = {{"imported", report.imported},
                     {"rejected", report.rejected},
                     {"added", report.added},
                     {"changed", report.changed},
                     {"replaced", report.replaced},
                     {"rejects_file", report.rejected > 0 ? json(report.rejects_file.string()) : json()}},
            .text = std::move(text)};
}

Reply status_reply(const core::DeskStatus& status) {
    return {.json = {{"stations", core::to_json(status.stations).at("rows")},
                     {"over_short", core::to_json(status.over_short).at("rows")},
                     {"paid_twice", core::to_json(status.paid_twice).at("rows")},
                     {"months_left", status.months_left},
                     {"last_daily_file", status.last_daily_file}},
            .text = fmt::format(
                "{}\n{}\n{}\nMonths with a part of their own, this one counted: {}\nLast daily file: "
                "{}\n",
                core::render_text(status.stations), core::render_text(status.over_short),
                core::render_text(status.paid_twice), status.months_left, status.last_daily_file)};
}

Reply check_reply(const core::CheckReport& report) {
    json findings = json::array();
    std::string text;
    for (const core::CheckFinding& finding : report.findings) {
        findings.push_back({{"where", finding.where}, {"seq", finding.seq}, {"what", finding.what}});
        text += finding.seq == 0 ? fmt::format("{}: {}\n", finding.where, finding.what)
                                 : fmt::format("{} entry {}: {}\n", finding.where, finding.seq, finding.what);
    }
    const bool ok = report.findings.empty();
    if (ok)
        text = fmt::format("{} entries of {} stations prove all that stands here.\n", report.entries,
                           report.stations);
    return {.json = {{"ok", ok},
                     {"stations", report.stations},
                     {"entries", report.entries},
                     {"findings", std::move(findings)}},
            .text = std::move(text),
            .status = ok ? 0 : 1};
}

Reply reject_reply(const core::RejectItem& item) {
    return {.json = item_json(item), .text = item_line(item)};
}

Reply rejects_reply(const std::vector<core::RejectItem>& items) {
    json list = json::array();
    std::string text;
    for (const core::RejectItem& item : items) {
        list.push_back(item_json(item));
        text += item_line(item);
    }
    if (items.empty()) text = "The work list is empty.\n";
    return {.json = {{"rejects", std::move(list)}}, .text = std::move(text)};
}

Reply reject_shown_reply(const core::RejectShown& shown) {
    Reply reply = reject_reply(shown.item);
    reply.json["raw"] = shown.raw;
    reply.json["near_matches"] = json::array();
    reply.text += "Entry: " + shown.raw + "\nNear matches:\n";
    for (const core::NearAccount& near : shown.near) {
        reply.json["near_matches"].push_back(
            {{"account", near.number}, {"name", near.name}, {"why", near.why}});
        reply.text += fmt::format("  {}  {:<24} {}\n", near.number, near.name, near.why);
    }
    if (shown.near.empty()) reply.text += "  none\n";
    return reply;
}

}  // namespace kiosk
