#include "devices/star/star_dialect.h"

#include <utility>

#include "devices/star/star_commands.h"
#include "devices/star/star_encoder.h"

namespace devices {

StarDialect::StarDialect(StarKind kind, PaperProfile paper) : kind_(kind), paper_(std::move(paper)) {}

void StarDialect::begin(core::Instant now) {
    decoder_.reset();
    is_answer_expected_ = false;
    version_.reset();
    proof_.begin(now);
    names_.begin();
}

std::string StarDialect::language() const {
    if (kind_ == StarKind::graphics) return "Star graphics";
    if (!version_) return "Star";
    return *version_ >= 4 ? "StarPRNT" : "Star Line";
}

// "TSP654II Ver3.0": model and firmware come in one answer.
std::string StarDialect::model() const {
    const std::string& both = names_.answer(0);
    std::string model = both.substr(0, both.find("Ver"));
    while (model.ends_with(' ')) model.pop_back();
    return model;
}

std::string StarDialect::firmware() const {
    const std::string& both = names_.answer(0);
    const std::size_t at = both.find("Ver");
    return at == std::string::npos ? std::string() : both.substr(at);
}

EncodedDocument StarDialect::encode(const core::PrintedDocument& document) const {
    return star::encode(document, paper_);
}

std::string StarDialect::set_up() const {
    return kind_ == StarKind::text ? star::initialise() : star::report_changes();
}

std::string StarDialect::begin_job() const {
    return star::initialise();
}

std::string StarDialect::end_torn_job() const {
    return "\n" + star::feed_and_cut();
}

std::string StarDialect::ask_status() const {
    return star::ask_status();
}

std::string StarDialect::ask_name() const {
    return star::ask_version();
}

std::string StarDialect::pulse(bool at_once) const {
    return at_once ? star::drawer_pulse_at_once() : star::drawer_pulse();
}

std::vector<PrinterSaid> StarDialect::take(std::string_view bytes) {
    std::vector<PrinterSaid> all;
    for (const char byte : bytes) {
        const auto reply = decoder_.push(static_cast<std::uint8_t>(byte));
        if (reply) all.push_back(said(*reply));
    }
    return all;
}

PrinterSaid StarDialect::said(const star::StarReply& reply) {
    if (const auto* name = std::get_if<star::VersionReply>(&reply)) {
        names_.took(name->text);
        return {};
    }
    const auto& frame = std::get<star::AsbFrame>(reply);
    version_ = frame.version();
    if (frame.has_lost_data()) proof_.lose_data();
    // An answer looks like a change that is reported meanwhile; both say how the printer is now. But an
    // answer may repeat an end of block that was already told.
    const bool is_answer = std::exchange(is_answer_expected_, false);
    proof_.took(frame.etb_count(), frame.ends_block() && !is_answer);
    return {.status = frame.status(), .is_answer = is_answer};
}

}  // namespace devices
