#pragma once

#include <optional>
#include <string>

#include "core/counter/payments.h"

namespace kiosk {

// One payment at the kiosk, under one attempt id from the opened account to the posting.
class KioskPayment {
  public:
    // Problems: unknown_account, day_not_open, account_refused, account_needs_supervisor, storage_*.
    static core::Result<KioskPayment> open(const core::Counter& counter, std::string attempt,
                                           core::AccountNumber account);

    void ask(core::Money amount) { asked_ = amount; }
    void now_holds(core::Money held) { held_ = held; }  // as the journal says
    // Posts all that is held; what is more than owed becomes account credit. However often: it is posted
    // once.
    core::Result<core::PostedPayment> post(const core::Counter& counter);

    const std::string& attempt() const { return attempt_; }
    core::AccountNumber account() const { return due_.account.number; }
    const core::AccountDue& due() const { return due_; }
    core::Date business_date() const { return business_date_; }
    core::Money total() const { return due_.total(); }
    core::Money past_due() const;
    core::Money asked() const { return asked_; }
    core::Money held() const { return held_; }
    core::Money still_to_pay() const { return held_ < asked_ ? asked_ - held_ : core::Money(); }
    core::Money extra() const { return total() < held_ ? held_ - total() : core::Money(); }
    bool is_all_in() const { return asked_.is_positive() && held_ >= asked_; }
    const std::optional<core::PostedPayment>& posted() const { return posted_; }
    core::Money owed_after() const { return owed_after_; }  // once posted

  private:
    KioskPayment(std::string attempt, core::AccountDue due, core::Date business_date, core::Money held)
        : attempt_(std::move(attempt)), due_(std::move(due)), business_date_(business_date), held_(held) {}

    std::string attempt_;
    core::AccountDue due_;
    core::Date business_date_;
    core::Money asked_, held_, owed_after_;
    std::optional<core::PostedPayment> posted_;
};

}  // namespace kiosk
