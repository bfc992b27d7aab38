#pragma once

#include "core/texts/text_table.h"
#include "tests/project/finding.h"
#include "tests/project/source_file.h"

Findings no_forbidden_words(const SourceFile& file);  // words of the program that a folder may not use
Findings no_loose_ends(
    const SourceFile& file);  // in comments and sentences too: notes to self, machine paths
Findings sql_only_in_store(const SourceFile& file);  // statements in string literals
Findings text_keys_exist(const SourceFile& file, const core::TextTable& texts);
Findings well_sized(const SourceFile& file);
Findings headers_guarded(const SourceFile& file);
Findings names_say_something(const SourceFile& file);
