#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace core {

// Which acceptor it is, and how many notes it has stacked in its life; empty where the model does not count.
struct AcceptorCount {
    std::string acceptor;  // its serial number
    std::optional<std::int64_t> stacked;
};

}  // namespace core
