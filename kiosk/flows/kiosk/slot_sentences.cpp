#include "kiosk/flows/kiosk/slot_sentences.h"

#include <algorithm>

namespace kiosk {

using core::AcceptorCondition;
using core::Money;
using core::NoteReturn;
using core::TextArgument;

namespace {

std::string_view key_of(NoteReturn why) {
    switch (why) {
        case NoteReturn::unknown:
            return "kiosk.returned.unknown";
        case NoteReturn::unreadable:
            return "kiosk.returned.unreadable";
        case NoteReturn::not_taken:
            return "kiosk.returned.not_taken";
        case NoteReturn::too_large:
            return "kiosk.returned.too_large";
        case NoteReturn::not_wanted:
            return "kiosk.returned.not_wanted";
        case NoteReturn::interrupted:
            return "kiosk.returned.interrupted";
    }
    return "kiosk.returned.unknown";
}

}  // namespace

std::string_view name_of(AcceptorCondition condition) {
    switch (condition) {
        case AcceptorCondition::ready:
            return "ready";
        case AcceptorCondition::disabled:
            return "ready_no_notes_wanted";
        case AcceptorCondition::jammed:
            return "jammed";
        case AcceptorCondition::cassette_full:
            return "cassette_full";
        case AcceptorCondition::cassette_out:
            return "cassette_out";
        case AcceptorCondition::not_answering:
            return "not_answering";
        case AcceptorCondition::no_permission:
            return "no_permission";
        case AcceptorCondition::unplugged:
            return "unplugged";
    }
    return {};
}

std::string note_faces(const std::vector<Money>& notes) {
    std::string faces;
    for (const Money note : notes) faces += (faces.empty() ? "$" : " $") + std::to_string(note.cents() / 100);
    return faces;
}

std::string returned_sentence(NoteReturn why, const std::vector<Money>& taken, const core::Texts& texts) {
    const Money largest = taken.empty() ? Money() : *std::ranges::max_element(taken);
    return texts.format(key_of(why), TextArgument("notes", note_faces(taken)),
                        TextArgument("largest", note_faces({largest})));
}

std::string unknown_note_sentence(const std::string& key, Money denomination, const core::Texts& texts) {
    if (denomination.is_zero()) return texts.text(key + "_value");
    return texts.format(key, TextArgument("amount", note_faces({denomination})));
}

std::string slot_broken_sentence(AcceptorCondition condition, Money held, const core::Texts& texts) {
    const TextArgument why("why", texts.word("kiosk_slot", name_of(condition)));
    if (held.is_zero()) return texts.format("kiosk.cash.slot_broken", why);
    return texts.format("kiosk.cash.slot_broken_money", why,
                        TextArgument("amount", texts.money_with_sign(held)));
}

}  // namespace kiosk
