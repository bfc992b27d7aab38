#include "kiosk/flows/kiosk/kiosk_sentences.h"

#include <algorithm>

namespace kiosk {

using core::AllocationLine;
using core::DueItem;
using core::Money;
using core::PaymentKind;
using core::TextArgument;

namespace {

constexpr std::size_t lines_max = 3;

std::string_view first_character(std::string_view word) {
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
    return word.substr(0, length);
}

bool is_late(const DueItem& item) {
    return item.kind == PaymentKind::delinquent;
}

OwedLine line_of(const DueItem& item, core::Date today, const core::Texts& texts) {
    const char* key = is_late(item) && item.days_late > 0 ? "kiosk.amount.late" : "kiosk.amount.due";
    return {.service = item.receivable.service,
            .what = texts.format(key, TextArgument("service", texts.word("service", item.receivable.service)),
                                 TextArgument("date", texts.date(item.receivable.due_date, today))),
            .amount = texts.money_with_sign(item.open),
            .late = is_late(item)};
}

// All late or all other charges in one line.
void add_group(std::vector<OwedLine>& lines, const std::vector<DueItem>& items, bool late, const core::DueItem* oldest,
               core::Date today, const core::Texts& texts) {
    Money sum;
    std::int64_t count = 0;
    for (const DueItem& item : items) {
        if (is_late(item) != late) continue;
        sum += item.open;
        ++count;
    }
    if (!oldest || count == 0) return;
    lines.push_back({.service = {},
                     .what = texts.format(late ? "kiosk.amount.late_several" : "kiosk.amount.due_several",
                                          TextArgument("count", texts.format("kiosk.several", count)),
                                          TextArgument("date", texts.date(oldest->receivable.due_date, today))),
                     .amount = texts.money_with_sign(sum),
                     .late = late});
}

const DueItem* oldest_of(const std::vector<DueItem>& items, bool late) {
    const DueItem* oldest = nullptr;
    for (const DueItem& item : items) {
        if (is_late(item) != late) continue;
        if (!oldest || item.receivable.due_date < oldest->receivable.due_date) oldest = &item;
    }
    return oldest;
}

std::string service_of(const AllocationLine& line) {
    const std::size_t colon = line.to.find(':');
    return colon == std::string::npos ? std::string() : line.to.substr(colon + 1);
}

}  // namespace

std::string masked_name(std::string_view name) {
    const std::size_t first = std::min(name.find_first_not_of(' '), name.size());
    name.remove_prefix(first);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (name.empty()) return "***";
    std::string masked = std::string(first_character(name)) + "***";
    const std::size_t last = name.rfind(' ');
    if (last != std::string_view::npos) masked += " " + std::string(first_character(name.substr(last + 1))) + ".";
    return masked;
}

GroupedDigits grouped_account(std::string_view digits) {
    GroupedDigits grouped;
    std::size_t place = 0;
    for (std::size_t group = 0; group < core::account_format.groups.size(); ++group) {
        if (group > 0) (place < digits.size() ? grouped.typed : grouped.rest) += '-';
        for (std::size_t i = 0; i < core::account_format.groups[group]; ++i, ++place) {
            if (place < digits.size()) {
                grouped.typed += digits[place];
            } else {
                grouped.rest += '_';
            }
        }
    }
    return grouped;
}

std::vector<OwedLine> owed_lines(const core::AccountDue& due, core::Date today, const core::Texts& texts) {
    std::vector<DueItem> items = due.items;
    std::stable_sort(items.begin(), items.end(), [](const DueItem& a, const DueItem& b) {
        return std::pair(!is_late(a), a.receivable.due_date) < std::pair(!is_late(b), b.receivable.due_date);
    });
    std::vector<OwedLine> lines;
    if (items.size() <= lines_max) {
        for (const DueItem& item : items) lines.push_back(line_of(item, today, texts));
        return lines;
    }
    for (const bool late : {true, false}) add_group(lines, items, late, oldest_of(items, late), today, texts);
    return lines;
}

std::vector<OwedLine> relieved_lines(const core::PaymentPosted& fact, const core::Texts& texts) {
    std::vector<OwedLine> lines;
    Money credit, more;
    std::int64_t more_count = 0;
    for (const AllocationLine& line : fact.allocations) {
        if (line.receivable.empty()) {
            credit += line.amount;
        } else if (lines.size() == lines_max - 1 && fact.allocations.size() > lines_max) {
            more += line.amount;
            ++more_count;
        } else {
            const std::string service = service_of(line);
            const char* key = line.kind == PaymentKind::delinquent ? "kiosk.receipt.relieved_late" : "kiosk.receipt.relieved_current";
            lines.push_back({.service = service,
                             .what = texts.format(key, TextArgument("service", texts.word("service", service))),
                             .amount = texts.money_with_sign(line.amount)});
        }
    }
    if (more_count > 0) {
        lines.push_back({.service = {}, .what = texts.format("kiosk.receipt.relieved_more", more_count), .amount = texts.money_with_sign(more)});
    }
    if (credit.is_positive()) {
        lines.push_back({.service = "credit", .what = texts.text("kiosk.receipt.credit"), .amount = texts.money_with_sign(credit)});
    }
    return lines;
}

std::int64_t seconds_left(std::int64_t milliseconds) {
    return std::max<std::int64_t>(0, (milliseconds + 999) / 1000);
}

}  // namespace kiosk
