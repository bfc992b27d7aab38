#include "core/reports/unclaimed_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "core/ledger/transfers.h"

namespace core {

namespace {

using nlohmann::json;

// What is left of an account's credit, by the day it came.
class CreditLayers {
  public:
    void change(const CreditChange& change) {
        if (change.amount.is_positive()) {
            layers_.push_back(change);
            return;
        }
        Money left = -change.amount;
        while (left.is_positive() && !layers_.empty()) {
            const Money part = std::min(left, layers_.front().amount);
            layers_.front().amount -= part;
            left -= part;
            if (layers_.front().amount.is_zero()) layers_.pop_front();
        }
    }
    const std::deque<CreditChange>& left() const { return layers_; }

  private:
    std::deque<CreditChange> layers_;
};

std::vector<UnclaimedLine> credit_lines(const std::vector<CreditChange>& changes) {
    std::map<std::string, CreditLayers> accounts;
    for (const CreditChange& change : changes) accounts[change.account].change(change);
    std::vector<UnclaimedLine> lines;
    for (const auto& [account, layers] : accounts) {
        for (const CreditChange& layer : layers.left()) {
            lines.push_back({.source = "credit",
                             .name = account,
                             .account = account,
                             .payee = {},
                             .since = layer.date,
                             .amount = layer.amount});
        }
    }
    return lines;
}

std::vector<UnclaimedLine> held_lines(const char* source, const std::vector<MoneyHeld>& held) {
    std::vector<UnclaimedLine> lines;
    for (const MoneyHeld& money : held) {
        lines.push_back({.source = source,
                         .name = money.name,
                         .account = money.account,
                         .payee = money.payee,
                         .since = money.date,
                         .amount = money.amount});
    }
    return lines;
}

Money sum_of(const std::vector<UnclaimedLine>& lines) {
    Money sum;
    for (const UnclaimedLine& line : lines) sum += line.amount;
    return sum;
}

// A liability: what it owes is its credit balance.
Money owed_by(const std::map<std::string, Money>& balances, std::string_view ledger_account) {
    const auto found = balances.find(std::string(ledger_account));
    return found == balances.end() ? Money{} : -found->second;
}

// A spreadsheet would take such a field for a formula.
std::string csv_field(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
    std::string result = formula ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

}  // namespace

std::string unclaimed_band(std::int64_t age_days) {
    std::int64_t from = 0;
    for (const std::int64_t until : unclaimed_bands) {
        if (age_days <= until) return fmt::format("{}-{}", from, until);
        from = until + 1;
    }
    return fmt::format("over {}", unclaimed_bands.back());
}

Money UnclaimedReport::total() const {
    return sum_of(lines);
}

Result<UnclaimedReport> unclaimed_report(StationReader reader, Date as_of, std::int64_t older_than) {
    const auto credit = credit_changes(reader);
    const auto refunds = refunds_held(reader);
    const auto suspense = suspense_held(reader);
    const auto balances = reader.ledger_balances();
    if (!credit) return tl::unexpected(credit.error());
    if (!refunds) return tl::unexpected(refunds.error());
    if (!suspense) return tl::unexpected(suspense.error());
    if (!balances) return tl::unexpected(balances.error());
    UnclaimedReport report{.as_of = as_of, .older_than = older_than, .lines = {}, .controls = {}};
    const auto add = [&](const std::vector<UnclaimedLine>& lines, const char* source,
                         std::string_view ledger) {
        report.controls.push_back(
            {.source = source, .listed = sum_of(lines), .ledger = owed_by(*balances, ledger)});
        report.lines.insert(report.lines.end(), lines.begin(), lines.end());
    };
    add(credit_lines(*credit), "credit", ledger_account::customer_credit);
    add(held_lines("refund", *refunds), "refund", ledger_account::refunds_payable);
    add(held_lines("suspense", *suspense), "suspense", ledger_account::suspense);
    for (UnclaimedLine& line : report.lines) line.age_days = as_of - line.since;
    std::erase_if(report.lines,
                  [&](const UnclaimedLine& line) { return older_than > 0 && line.age_days <= older_than; });
    std::stable_sort(report.lines.begin(), report.lines.end(),
                     [](const UnclaimedLine& a, const UnclaimedLine& b) { return a.since < b.since; });
    return report;
}

json to_json(const UnclaimedReport& report) {
    json object{{"as_of", report.as_of.text()},   {"older_than", report.older_than},
                {"total", report.total().text()}, {"lines", json::array()},
                {"bands", json::object()},        {"controls", json::object()}};
    std::map<std::string, Money> bands;
    for (const std::int64_t until : unclaimed_bands) bands[unclaimed_band(until)];
    bands[unclaimed_band(unclaimed_bands.back() + 1)];
    for (const UnclaimedLine& line : report.lines) {
        const std::string band = unclaimed_band(line.age_days);
        bands[band] += line.amount;
        object["lines"].push_back({{"source", line.source},
                                   {"name", line.name},
                                   {"account", line.account.empty() ? json() : json(line.account)},
                                   {"payee", line.payee.empty() ? json() : json(line.payee)},
                                   {"since", line.since.text()},
                                   {"age_days", line.age_days},
                                   {"band", band},
                                   {"amount", line.amount.text()}});
    }
    for (const auto& [band, amount] : bands) object["bands"][band] = amount.text();
    for (const UnclaimedReport::Control& control : report.controls) {
        object["controls"][control.source] = {{"listed", control.listed.text()},
                                              {"ledger", control.ledger.text()},
                                              {"agrees", control.listed == control.ledger}};
    }
    return object;
}

std::string text_of(const UnclaimedReport& report) {
    std::string text = fmt::format(
        "Unclaimed on {}{}\n", report.as_of.text(),
        report.older_than > 0 ? fmt::format(", older than {} days", report.older_than) : std::string{});
    for (const UnclaimedLine& line : report.lines) {
        text += fmt::format("{:<9} {:<12} {}  {:>5} days  {:<10} {:>12}  {}\n", line.source, line.name,
                            line.since.text(), line.age_days, unclaimed_band(line.age_days),
                            line.amount.grouped_text(), line.payee);
    }
    text += fmt::format("{:<52} {:>12}\n", "Total", report.total().grouped_text());
    for (const UnclaimedReport::Control& control : report.controls) {
        if (control.listed == control.ledger) continue;
        text += fmt::format("The ledger owes {} as {}, listed are {}.\n", control.ledger.text(),
                            control.source, control.listed.text());
    }
    return text;
}

std::string csv_of(const UnclaimedReport& report) {
    std::string text = "source,name,account,payee,since,age_days,band,amount\r\n";
    for (const UnclaimedLine& line : report.lines) {
        text += fmt::format("{},{},{},{},{},{},{},{}\r\n", line.source, line.name, line.account,
                            csv_field(line.payee), line.since.text(), line.age_days,
                            unclaimed_band(line.age_days), line.amount.text());
    }
    return text;
}

}  // namespace core
