#pragma once

#include <string>
#include <string_view>

namespace devices {

// A Star command that puts something on paper or says how it looks, as what the paper writer obeys (its
// language is ESC/POS). Empty for all other commands.
std::string written_for_paper(std::string_view star_command);

}  // namespace devices
