#pragma once

#include <string>
#include <vector>

#include "core/base/problem.h"

namespace core {

// Runs a program that is looked for in PATH, without a shell between, to its end, and answers what it wrote
// to standard output. Problems: program_missing, program_failed (with the first line of what it wrote to
// standard error, or because it was silent for a minute and was ended).
Result<std::string> run_program(const std::vector<std::string>& words);

}  // namespace core
