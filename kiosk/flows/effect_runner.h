#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/effects.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/receipt_printer.h"
#include "kiosk/flows/drawer_watch.h"

namespace kiosk {

// Carries out what a posting planned, in this order, and journals it: first that the effects start, then the
// drawer opens, then the receipt prints, then how each of them ended. Nothing physical happens when the
// journal refuses.
//
//   idle -> started -> (drawer final and receipt final, or the time limit) -> idle
class EffectRunner {
  public:
    // What is missing (null) fails as unplugged, and says so. `watch` is told each pulse and why.
    EffectRunner(const core::Counter& counter, core::ReceiptPrinter* printer, core::CashDrawer* drawer,
                 DrawerWatch* watch = nullptr)
        : counter_(counter), printer_(printer), drawer_(drawer), watch_(watch) {}

    // What happened to the newest effects; not_requested for what was not asked.
    struct Outcome {
        core::EffectState drawer = core::EffectState::not_requested;
        core::EffectState receipt = core::EffectState::not_requested;
        core::PrinterCondition cause =
            core::PrinterCondition::ready;  // of a receipt unknown, failed, waiting
        core::PrinterCondition drawer_cause = core::PrinterCondition::ready;  // of a drawer unknown or failed
    };

    // Begins the effects of the entry `of_seq`. Effects still running are ended as unknown first.
    void start(const std::string& person, std::int64_t of_seq, const std::vector<core::EffectKind>& effects,
               const core::PrintedDocument& document, core::Instant now);
    void step(core::Instant now);

    bool is_busy() const { return busy_; }
    const Outcome& outcome() const { return outcome_; }
    // A storage problem while journaling; the effects were then not started, or their end is not on record.
    const std::optional<core::Problem>& problem() const { return problem_; }

  private:
    void perform(const core::PrintedDocument& document);
    void observe();
    void observe_drawer();
    void finish();

    static constexpr core::Milliseconds time_limit{
        620'000};  // longer than any printer driver waits by itself

    core::Counter counter_;
    core::ReceiptPrinter* printer_;
    core::CashDrawer* drawer_;
    DrawerWatch* watch_;
    bool busy_ = false;
    std::string person_;
    std::int64_t of_seq_ = 0;
    std::uint64_t job_ = 0;
    core::Instant started_{};
    Outcome outcome_;
    std::optional<core::Problem> problem_;
};

// The stable name of a condition, as the journal and the texts use it: "paper_out".
std::string_view name_of(core::PrinterCondition condition);

}  // namespace kiosk
