#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flows/effect_runner.h"
#include "kiosk/flows/kiosk/idle_watch.h"
#include "kiosk/flows/kiosk/kiosk_payment.h"
#include "kiosk/flows/kiosk/kiosk_setup.h"
#include "kiosk/flows/kiosk/note_intake.h"
#include "kiosk/flows/office_watch.h"
#include "kiosk/screens/kiosk/kiosk_action.h"
#include "kiosk/screens/kiosk/kiosk_view.h"

namespace kiosk {

// The self-service payment: the only code that changes the kiosk's page.
//
//   start --type--> account --found--> amount --> [other amount] --> cash --finish, or 3 s after all is in-->
//   receipt
//     '--------------scan----------------^ |
//   start <------------------------- I'm done, or 15 s after printing
//   ------------------------------------------'
//
//   quiet page of a visit --60 s, with money in 90 s--> still there? --30 s, 60 s--> start, with money in:
//   receipt start --money held without a payment--> earlier money --post, or 20 s--> receipt any --storage
//   fails; no day or cassette; acceptor unusable (once the visit is over)--> out of service --good again-->
//   start help lies over any page
//
// Each stacked note is committed before it shows as credit, then acknowledged. Nothing is kept without an
// account: what a visit leaves behind is posted.
class KioskFlow {
  public:
    static constexpr core::Milliseconds all_in_pause{3'000};
    static constexpr core::Milliseconds receipt_time{15'000};
    static constexpr core::Milliseconds earlier_money_time{20'000};
    static constexpr core::Milliseconds service_check_time{1'000};

    KioskFlow(const core::Counter& counter, core::IdSource& ids, const KioskSetup& setup,
              const KioskDevices& devices);

    void step(core::Instant now);  // never blocks; all else happens at the instant of the newest step
    void act(const KioskAction& action);
    KioskView view() const;
    const core::Texts& texts() const { return setup_.languages[visit_.language]; }

  private:
    enum class Page { start, account, amount, other_amount, cash, receipt, earlier_money, out_of_service };

    // All that belongs to one customer; a new one begins with nothing of the last.
    struct Visit {
        std::size_t language = 0;
        bool high_contrast = false;
        bool help = false;
        std::string account_digits, dollars;
        std::string trouble;  // key of a sentence
        std::optional<KioskPayment> payment;
        std::optional<core::NoteEvent> last_note;
        std::optional<core::Money> unknown_note;  // nobody can tell where it went; zero: nor which it was
        core::Instant all_in_at{};
        std::optional<core::Instant> ending_since;
    };
    struct Closure {
        std::string reason, code;  // key of a sentence; for staff
    };

    // What comes in
    void take_scans();
    void take_scan(const core::ScannedCode& code);
    void take_notes();
    void show_note(const core::NoteEvent& note);
    void credit(const core::KeptNote& note);
    std::optional<core::NoteOwner> payer() const;
    core::NoteOwner stray_owner();
    void obey(KioskCommand command);
    void obey_on_page(KioskCommand command);
    void obey_in_help(KioskCommand command);
    // What follows
    void go(Page page);
    void open_account(core::AccountNumber number);
    void open_typed_account();
    void ask(core::Money amount);
    void post();
    void print_receipt();
    void settle();  // the page of a kiosk without a customer
    void begin_next_visit();
    void find_earlier_money();
    bool open_earlier();
    void post_earlier();
    void resume_earlier();
    void close(const core::Problem& problem);

    // What time brings
    void watch_service();
    void watch_idle();
    void watch_receipt();
    std::optional<Closure> closure() const;
    void look_for_unexplained_notes();
    bool acceptor_works() const;
    bool printer_works() const;
    bool wants_notes() const;
    bool takes_scans() const;
    bool is_visited() const;  // a page with somebody's data, which must not stay open by itself
    bool is_untouched() const;
    bool has_money() const {
        return visit_.payment && visit_.payment->held().is_positive() && !visit_.payment->posted();
    }
    IdleLimits limits() const { return has_money() ? idle_with_money : idle_without_money; }
    IdleWatch::State idle() const;
    core::Money typed_amount() const;
    std::vector<core::Money> notes_taken() const;
    std::string cash_trouble() const;
    std::string receipt_advice() const;

    // Views
    KioskFrame frame_view() const;
    StartView start_view() const;
    AccountView account_view() const;
    AmountView amount_view() const;
    OtherAmountView other_amount_view() const;
    CashView cash_view() const;
    ReceiptView receipt_view() const;
    EarlierMoneyView earlier_money_view() const;
    StillThereView still_there_view() const;
    HelpView help_view() const;
    OutOfServiceView out_of_service_view() const;

    core::Counter counter_;
    core::IdSource& ids_;
    KioskSetup setup_;
    KioskDevices devices_;
    OfficeWatch office_;
    EffectRunner effects_;
    core::StationIdentity station_;
    Visit visit_;
    Page page_ = Page::out_of_service;
    bool begun_ = false;
    core::Instant now_{}, page_since_{}, next_check_{};
    IdleWatch idle_;
    std::optional<Closure> closure_;
    std::int64_t unexplained_notes_ = 0;  // of this cassette
    std::optional<core::HeldFunds> earlier_;
    std::vector<std::string> set_aside_;       // attempts that cannot be posted here; a clerk sees to them
    std::optional<core::Money> note_waiting_;  // stacked, not on record yet
    std::optional<NoteIntake> intake_;
    std::optional<core::NoteOwner> last_owner_;  // for a note that comes after its visit
};

}  // namespace kiosk
