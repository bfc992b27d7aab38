#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/due.h"
#include "core/counter/payment_request.h"
#include "core/formats/micr_line.h"
#include "core/policy/policy.h"

namespace kiosk::window {

// An amount as a field holds it: its cents as digits. Empty is nothing typed.
core::Money amount_in(const std::string& cents);
std::string cents_of(core::Money amount);

// What one customer hands over, as typed so far.
struct DraftTender {
    core::TenderType type = core::TenderType::cash;
    std::string amount{};  // cents as digits
    std::string number{};
    std::string routing{};
    std::string reference{};
    std::string bank_account{};  // of a check that was scanned

    bool is_blank() const { return amount.empty() && number.empty() && routing.empty() && reference.empty(); }
};

// A payment before it is posted: whose, how much, and by which tenders. Its attempt is made when the account
// is opened, so however often it is taken it is posted once.
class PaymentDraft {
  public:
    PaymentDraft(core::AccountDue due, std::string attempt, const core::Policy& policy);

    const core::AccountDue& due() const { return due_; }
    const std::string& attempt() const { return attempt_; }
    const std::vector<DraftTender>& tenders() const { return tenders_; }
    std::size_t current_index() const { return current_; }
    const DraftTender& current() const { return tenders_[current_]; }
    const core::TenderRule& current_rule() const;
    const std::string& amount_typed() const { return amount_; }

    core::Money to_pay() const { return amount_in(amount_); }
    core::Money received() const;
    core::Money rest() const;  // what the current tender must bring; never negative
    bool holds_money() const;
    std::vector<core::Money> quick_amounts() const;  // exact, then what customers hold
    core::PaymentRequest request(const std::string& person) const;

    void type_amount(std::string cents) { amount_ = std::move(cents); }
    void type_tendered(std::string cents) { tenders_[current_].amount = std::move(cents); }
    void type_number(std::string text) { tenders_[current_].number = std::move(text); }
    void type_routing(std::string text) {
        tenders_[current_].routing = std::move(text);
        tenders_[current_].bank_account.clear();  // it was that of another bank
    }
    void type_reference(std::string text) { tenders_[current_].reference = std::move(text); }
    void tender_exactly(core::Money amount);
    // Cash is one tender however often it is chosen; of the others each is an item of its own.
    void choose(core::TenderType type);
    // The check of a line that was read: into the check being typed, or as the next one. False: it is here.
    bool take_check(const core::MicrLine& line);
    void select(std::size_t index);
    void remove(std::size_t index);

  private:
    core::AccountDue due_;
    std::string attempt_;
    const core::Policy* policy_;
    std::string amount_;
    std::vector<DraftTender> tenders_{DraftTender{}};
    std::size_t current_ = 0;
};

}  // namespace kiosk::window
