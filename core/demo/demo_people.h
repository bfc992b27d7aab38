#pragma once

#include <string>

#include "core/demo/demo_dice.h"

namespace core {

// Names and addresses of people and firms who do not exist.
std::string demo_person_name(DemoDice& dice);
std::string demo_firm_name(DemoDice& dice);
std::string demo_address(DemoDice& dice);
std::string demo_phone(DemoDice& dice);

}  // namespace core
