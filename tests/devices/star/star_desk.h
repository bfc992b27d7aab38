#pragma once

#include "devices/simulated/virtual_star_printer.h"
#include "devices/star/star_printer.h"
#include "tests/devices/escpos/printer_desk.h"

namespace test {

using StarDesk = DeskOf<devices::VirtualStarPrinter, devices::VirtualStarModel, devices::StarPrinter,
                        devices::StarPrinterOptions>;

}  // namespace test
