#include "kiosk/cli/command_line.h"

int main(int argc, char** argv) {
    return kiosk::run_command_line(argc, argv);
}
