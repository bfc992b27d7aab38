#pragma once

#include <vector>

#include "tests/project/finding.h"
#include "tests/project/source_file.h"

Findings includes_from_root(const SourceFile& file);
Findings includes_follow_layers(const SourceFile& file);   // which folders a folder may include
Findings libraries_stay_in_place(const SourceFile& file);  // which folders may include a library
Findings no_folder_cycles(const std::vector<SourceFile>& sources);
Findings tests_mirror_folders(const std::vector<SourceFile>& sources);
