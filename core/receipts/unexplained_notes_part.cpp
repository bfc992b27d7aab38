#include "core/receipts/slip_parts.h"

namespace core {

namespace {

std::string acceptor_line(const UnexplainedNoteLine& note, const Texts& texts) {
    const TextArgument acceptor("acceptor", note.acceptor);
    if (!note.count) return texts.format("slip.unexplained_acceptor", acceptor);
    return texts.format("slip.unexplained_note", acceptor,
                        TextArgument("number", std::to_string(*note.count)));
}

}  // namespace

void write_unexplained_notes(PageWriter& page, const std::vector<UnexplainedNoteLine>& notes,
                             const Texts& texts) {
    if (notes.empty()) return;
    page.rule();
    page.heading(texts.text("slip.unexplained"));
    page.line(texts.text("slip.unexplained_where"));
    for (const UnexplainedNoteLine& note : notes) {
        page.gap();
        page.strong_pair(note.is_under_way ? texts.text("slip.unexplained_under_way")
                                           : texts.counted("slip.unexplained_notes", note.notes),
                         note.amount.is_zero() ? texts.text("slip.unexplained_value") : note.amount.text());
        if (!note.local_time.empty()) page.line(note.local_time);
        page.line(acceptor_line(note, texts));
        if (!note.account.empty())
            page.line(texts.format("slip.unexplained_account", TextArgument("account", note.account)));
        if (!note.attempt.empty())
            page.line(texts.format("slip.unexplained_attempt", TextArgument("attempt", note.attempt)));
    }
    page.gap();
    page.line(texts.text("slip.unexplained_advice"));
}

}  // namespace core
