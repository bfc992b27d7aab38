#pragma once

namespace kiosk {

// The program: reads its words, runs the command, prints the answer. Exit status: 0 done, 1 refused by a
// rule, 2 usage, 3 fault.
int run_command_line(int argc, char** argv);

}  // namespace kiosk
