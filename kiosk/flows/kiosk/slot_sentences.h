#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ports/note_acceptor.h"
#include "core/texts/texts.h"

namespace kiosk {

std::string_view name_of(core::AcceptorCondition condition);

// "$1 $5 $20": faces of notes have no cents.
std::string note_faces(const std::vector<core::Money>& notes);

// Why a note came back and what to do with it. `taken`: the notes that the slot takes.
std::string returned_sentence(core::NoteReturn why, const std::vector<core::Money>& taken,
                              const core::Texts& texts);

// That nobody can tell where a note went; zero: nor which it was. For that the key has a form "_value".
std::string unknown_note_sentence(const std::string& key, core::Money denomination, const core::Texts& texts);

// What is wrong with the slot, what to do, and where the money is; zero: nothing is put in.
std::string slot_broken_sentence(core::AcceptorCondition condition, core::Money held,
                                 const core::Texts& texts);

}  // namespace kiosk
