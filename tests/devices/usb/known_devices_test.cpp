#include "devices/usb/known_devices.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Rule {
    std::string vendor;
    std::string product;  // empty: any

    friend bool operator==(const Rule&, const Rule&) = default;
};

// The four digits that `ATTR{name}=="` has on this line; empty when it does not have it.
std::string attribute(const std::string& line, const std::string& name) {
    const std::string key = "ATTR{" + name + "}==\"";
    const std::size_t at = line.find(key);
    return at == std::string::npos ? "" : line.substr(at + key.size(), 4);
}

std::vector<Rule> rules_that_grant() {
    std::ifstream file("packaging/udev/60-paydesk.rules");
    REQUIRE(file);
    std::vector<Rule> rules;
    for (std::string line; std::getline(file, line);) {
        const bool grants = line.find("GROUP=\"plugdev\", MODE=\"0660\"") != std::string::npos;
        const Rule rule{.vendor = attribute(line, "idVendor"), .product = attribute(line, "idProduct")};
        if (grants && !line.starts_with("#") && !rule.vendor.empty()) rules.push_back(rule);
    }
    return rules;
}

bool covers(const Rule& rule, const devices::KnownDevice& device) {
    return rule.vendor == fmt::format("{:04x}", device.vendor) &&
           (rule.product.empty() || rule.product == fmt::format("{:04x}", device.product));
}

}  // namespace

TEST_CASE("the udev rules grant every known device, and no other maker's") {
    const auto rules = rules_that_grant();
    for (const auto& device : devices::known_devices()) {
        INFO(fmt::format("{:04x}:{:04x}", device.vendor, device.product));
        CHECK(std::ranges::any_of(rules, [&](const Rule& rule) { return covers(rule, device); }));
    }
    for (const Rule& rule : rules) {
        INFO(rule.vendor << ":" << rule.product);
        CHECK(std::ranges::any_of(devices::known_devices(),
                                  [&](const auto& device) { return covers(rule, device); }));
        CHECK(std::ranges::count(rules, rule) == 1);
    }
}
