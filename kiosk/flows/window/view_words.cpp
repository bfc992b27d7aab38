#include "kiosk/flows/window/view_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/facts/payment_facts.h"
#include "kiosk/flows/window/count_draft.h"

namespace kiosk::window {

using core::EntryKind;
using core::TenderType;

namespace {

constexpr int reasons = 6;

ChipView chip_of(const core::Texts& texts, std::string_view flag) {
    const std::size_t equals = flag.find('=');
    const std::string word(flag.substr(0, equals));
    std::string label = texts.word("window_flag", word);
    if (label == word) std::replace(label.begin(), label.end(), '_', ' ');
    if (equals != std::string_view::npos) label += " " + std::string(flag.substr(equals + 1));
    if (word == "cash_only") return {.label = label, .icon = Icon::banknote, .tone = Tone::warn};
    if (word.starts_with("shut_off") || word == "disconnected")
        return {.label = label, .icon = Icon::electric, .tone = Tone::bad};
    if (word == "plan" || word == "extension")
        return {.label = label, .icon = Icon::calendar, .tone = Tone::info};
    return {.label = label, .icon = Icon::information, .tone = Tone::neutral};
}

}  // namespace

std::string as_sentence(std::string message) {
    if (!message.empty())
        message[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(message[0])));
    return message + ".";
}

ProblemWords words_of(const core::Texts& texts, const core::Problem& problem) {
    const std::string key = "problem." + std::string(problem.name());
    if (!texts.table().contains(key)) return {as_sentence(problem.message()), std::string(problem.advice())};
    return {texts.text(key), texts.text(key + "_advice")};
}

std::vector<std::string> reasons_in(const core::Texts& texts, std::string_view act) {
    std::vector<std::string> list;
    for (int i = 1; i <= reasons; ++i)
        list.push_back(texts.text("window_reason." + std::string(act) + "_" + std::to_string(i)));
    return list;
}

std::string payment_name_in(const core::Entry& entry) {
    if (entry.kind == EntryKind::payment_posted) return core::payment_posted_from(entry.body).payment;
    if (entry.kind == EntryKind::payment_voided) return core::payment_voided_from(entry.body).payment;
    return {};
}

std::vector<TenderType> window_tenders(const core::Policy& policy) {
    std::vector<TenderType> types;
    for (const core::TenderRule& rule : policy.tenders) {
        if (rule.type != TenderType::note_acceptor) types.push_back(rule.type);
    }
    return types;
}

core::Result<core::PrintedDocument> document_of(core::SlipContext context, const core::Entry& entry,
                                                int copy) {
    if (entry.kind == EntryKind::payment_voided) return core::void_slip_of(context, entry);
    if (entry.kind == EntryKind::drawer_closed) return core::session_z_of(context, entry);
    if (entry.kind == EntryKind::day_closed) return core::day_z_of(context, entry);
    return core::receipt_of(context, entry, copy);
}

std::string face_of(core::Money denomination) {
    if (is_coin(denomination)) return std::to_string(denomination.cents()) + "¢";
    return "$" + std::to_string(denomination.cents() / 100);
}

std::string whole_or_cents(const core::Texts& texts, core::Money amount) {
    const std::string text = texts.money(amount);
    return amount.cents() % 100 == 0 ? text.substr(0, text.size() - 3) : text;
}

std::vector<PieceView> pieces_of(const core::CashCount& count) {
    std::vector<PieceView> pieces;
    for (const auto& [denomination, number] : count.numbers()) {
        pieces.push_back(
            {.count = std::to_string(number), .face = face_of(denomination), .coin = is_coin(denomination)});
    }
    return pieces;
}

Icon icon_of_service(std::string_view service) {
    constexpr std::pair<std::string_view, Icon> icons[] = {{"electric", Icon::electric},
                                                           {"water", Icon::water},
                                                           {"sewer", Icon::sewer},
                                                           {"refuse", Icon::refuse}};
    for (const auto& [name, icon] : icons) {
        if (name == service) return icon;
    }
    return Icon::letter;
}

Icon icon_of_tender(TenderType type) {
    switch (type) {
        case TenderType::cash:
        case TenderType::note_acceptor:
            return Icon::banknote;
        case TenderType::check:
        case TenderType::cashiers_check:
            return Icon::letter;
        case TenderType::money_order:
            return Icon::sent;
        case TenderType::card:
            return Icon::card;
    }
    return Icon::none;
}

Tone tone_of_kind(core::PaymentKind kind) {
    if (kind == core::PaymentKind::delinquent || kind == core::PaymentKind::recovery) return Tone::bad;
    return kind == core::PaymentKind::advance ? Tone::good : Tone::neutral;
}

std::vector<ChipView> chips_of(const core::Texts& texts, std::string_view flags) {
    std::vector<ChipView> chips;
    while (!flags.empty()) {
        const std::size_t end = std::min(flags.find(';'), flags.size());
        if (end > 0) chips.push_back(chip_of(texts, flags.substr(0, end)));
        flags.remove_prefix(std::min(end + 1, flags.size()));
    }
    return chips;
}

}  // namespace kiosk::window
