#include "kiosk/flows/window/payment_draft.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"

namespace kiosk::window {

using core::Money;
using core::TenderType;

namespace {

// More digits than any amount a counter takes; fields hold fewer.
constexpr std::size_t digits_max = 12;

constexpr std::size_t quick_keys = 6;

}  // namespace

Money amount_in(const std::string& cents) {
    std::int64_t value = 0;
    for (const char c : cents.substr(0, digits_max)) {
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return Money::from_cents(value);
}

std::string cents_of(Money amount) {
    return amount.is_zero() ? "" : std::to_string(amount.cents());
}

PaymentDraft::PaymentDraft(core::AccountDue due, std::string attempt, const core::Policy& policy)
    : due_(std::move(due)), attempt_(std::move(attempt)), policy_(&policy), amount_(cents_of(due_.total())) {}

const core::TenderRule& PaymentDraft::current_rule() const {
    const core::TenderRule* rule = policy_->tender(current().type);
    core::ensure(rule != nullptr, "a tender was chosen that the policy does not have");
    return *rule;
}

Money PaymentDraft::received() const {
    Money sum;
    for (const DraftTender& tender : tenders_) sum += amount_in(tender.amount);
    return sum;
}

Money PaymentDraft::rest() const {
    const Money rest = to_pay() - (received() - amount_in(current().amount));
    return rest.is_negative() ? Money{} : rest;
}

bool PaymentDraft::holds_money() const {
    return std::any_of(tenders_.begin(), tenders_.end(),
                       [](const DraftTender& tender) { return !tender.is_blank(); });
}

std::vector<Money> PaymentDraft::quick_amounts() const {
    std::vector<Money> amounts{rest()};
    for (const std::int64_t dollars : {1, 5, 10, 20, 100}) {
        const std::int64_t step = dollars * 100;
        const Money next = Money::from_cents((rest().cents() + step - 1) / step * step);
        if (std::find(amounts.begin(), amounts.end(), next) == amounts.end()) amounts.push_back(next);
    }
    // A round amount has few of these; then the next notes a customer may hold.
    for (const std::int64_t dollars : {20, 50, 100, 200, 500}) {
        if (amounts.size() >= quick_keys || !rest().is_positive()) break;
        const std::int64_t step = dollars * 100;
        const Money next = Money::from_cents((amounts.back().cents() / step + 1) * step);
        amounts.push_back(next);
    }
    return amounts;
}

core::PaymentRequest PaymentDraft::request(const std::string& person) const {
    core::PaymentRequest request;
    request.attempt = attempt_;
    request.person = person;
    request.payor = due_.account.name;
    request.items = {{due_.account.number, to_pay()}};
    for (const DraftTender& tender : tenders_) {
        if (tender.is_blank()) continue;
        core::TenderLine line;
        line.type = tender.type;
        line.amount = amount_in(tender.amount);
        line.number = tender.number;
        line.routing = tender.routing;
        line.reference = tender.reference;
        line.bank_account = tender.bank_account;
        const std::size_t known = tender.bank_account.size();
        line.account_last4 = tender.bank_account.substr(known - std::min<std::size_t>(known, 4));
        request.tenders.push_back(std::move(line));
    }
    request.effects = {core::EffectKind::drawer, core::EffectKind::receipt};
    return request;
}

void PaymentDraft::tender_exactly(Money amount) {
    tenders_[current_].amount = cents_of(amount);
}

void PaymentDraft::choose(TenderType type) {
    if (current().type == type && (type == TenderType::cash || current().is_blank())) return;
    const auto cash = std::find_if(tenders_.begin(), tenders_.end(),
                                   [](const DraftTender& tender) { return tender.type == TenderType::cash; });
    if (type == TenderType::cash && cash != tenders_.end()) {
        current_ = static_cast<std::size_t>(cash - tenders_.begin());
        return;
    }
    if (!current().is_blank()) {
        tenders_.emplace_back();
        current_ = tenders_.size() - 1;
    }
    tenders_[current_] = DraftTender{.type = type};
    // Checks, orders and cards are written for what is owed; cash is counted as it comes.
    if (type != TenderType::cash) tenders_[current_].amount = cents_of(rest());
}

bool PaymentDraft::take_check(const core::MicrLine& line) {
    const auto is_it = [&](const DraftTender& tender) {
        return tender.type == TenderType::check && tender.routing == line.routing &&
               tender.bank_account == line.account && tender.number == line.number;
    };
    if (!line.number.empty() && std::ranges::any_of(tenders_, is_it)) return false;
    // The check that is being typed: its number may stand there already.
    const bool is_open = current().type == TenderType::check && current().routing.empty() &&
                         (current().number.empty() || current().number == line.number);
    if (!is_open) choose(TenderType::check);
    tenders_[current_].routing = line.routing;
    tenders_[current_].bank_account = line.account;
    tenders_[current_].number = line.number;
    return true;
}

void PaymentDraft::select(std::size_t index) {
    if (index < tenders_.size()) current_ = index;
}

void PaymentDraft::remove(std::size_t index) {
    if (index >= tenders_.size()) return;
    tenders_.erase(tenders_.begin() + static_cast<std::ptrdiff_t>(index));
    if (tenders_.empty()) tenders_.emplace_back();
    current_ = std::min(current_, tenders_.size() - 1);
}

}  // namespace kiosk::window
