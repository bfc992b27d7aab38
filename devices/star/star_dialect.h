#pragma once

#include "devices/printing/paper_profile.h"
#include "devices/printing/printer_dialect.h"
#include "devices/star/asb_decoder.h"
#include "devices/star/etb_proof.h"

namespace devices {

enum class StarKind {
    text,      // Line mode or StarPRNT: the same commands for what a receipt needs
    graphics,  // TSP100 to TSP100III: pictures only
};

// The language of Star's own printers. One drawer only, the first: driving both at once harms the printer.
class StarDialect : public PrinterDialect {
  public:
    StarDialect(StarKind kind, PaperProfile paper);

    void begin(core::Instant now) override;
    std::string language() const override;
    bool prints_text() const override { return kind_ == StarKind::text; }
    std::string model() const override;
    std::string firmware() const override;

    EncodedDocument encode(const core::PrintedDocument& document) const override;
    std::string set_up() const override;
    std::string begin_job() const override;
    std::string end_torn_job() const override;
    std::string ask_status() const override;
    std::string ask_name() const override;

    std::string pulse(bool at_once) const override;
    // A pulse is a single byte: it is never torn.
    std::string harmless_rest(std::string_view, std::size_t) const override { return {}; }
    bool is_beyond_recall(std::string_view, std::size_t taken) const override { return taken > 0; }

    std::vector<PrinterSaid> take(std::string_view bytes) override;
    void expect_answer() override { is_answer_expected_ = true; }
    void drop_answer() override { is_answer_expected_ = false; }

    star::EtbProof& proof() override { return proof_; }
    const star::EtbProof& proof() const override { return proof_; }
    PrinterNames& names() override { return names_; }

  private:
    PrinterSaid said(const star::StarReply& reply);

    StarKind kind_;
    PaperProfile paper_;
    star::AsbDecoder decoder_;
    bool is_answer_expected_ = false;
    std::optional<int> version_;  // of the automatic status
    star::EtbProof proof_;
    PrinterNames names_{1};
};

}  // namespace devices
