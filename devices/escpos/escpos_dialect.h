#pragma once

#include "devices/escpos/commands.h"
#include "devices/escpos/proof_probe.h"
#include "devices/escpos/status_decoder.h"
#include "devices/printing/paper_profile.h"
#include "devices/printing/printer_dialect.h"

namespace devices {

// ESC/POS, the language of most receipt printers.
class EscposDialect : public PrinterDialect {
  public:
    EscposDialect(PaperProfile paper, escpos::DrawerPin drawer_pin);

    void use_paper(PaperProfile paper) { paper_ = std::move(paper); }  // from the next document on

    void begin(core::Instant now) override;
    std::string language() const override { return "ESC/POS"; }
    std::string model() const override { return names_.answer(0); }
    std::string firmware() const override { return names_.answer(1); }

    EncodedDocument encode(const core::PrintedDocument& document) const override;
    std::string set_up() const override { return escpos::initialise(); }
    std::string begin_job() const override { return escpos::initialise(); }
    std::string end_torn_job() const override { return "\n" + escpos::feed_and_cut(); }
    std::string ask_status() const override { return escpos::ask_status(); }
    std::string ask_name() const override;

    std::string pulse(bool at_once) const override;
    std::string harmless_rest(std::string_view pulse, std::size_t taken) const override;
    bool is_beyond_recall(std::string_view pulse, std::size_t taken) const override;

    std::string go_on() const override { return escpos::go_on_after_error(); }
    std::string clear_and_go_on() const override;

    std::vector<PrinterSaid> take(std::string_view bytes) override;
    void expect_answer() override { is_answer_expected_ = true; }
    void drop_answer() override;

    ProofProbe& proof() override { return proof_; }
    const ProofProbe& proof() const override { return proof_; }
    PrinterNames& names() override { return names_; }

  private:
    std::optional<PrinterSaid> take_answer(const RealTimeReply& reply);
    std::optional<PrinterSaid> said(const PrinterReply& reply);

    PaperProfile paper_;
    escpos::DrawerPin drawer_pin_;
    StatusDecoder decoder_;
    std::vector<RealTimeReply> answers_;  // to the four questions under way
    bool is_answer_expected_ = false;
    ProofProbe proof_;
    PrinterNames names_{2};
};

}  // namespace devices
