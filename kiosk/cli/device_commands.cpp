#include <fmt/format.h>

#include "devices/usb/usb_list.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

const char* role_name(devices::UsbRole role) {
    switch (role) {
        case devices::UsbRole::none:
            return "none";
        case devices::UsbRole::printer:
            return "printer";
        case devices::UsbRole::scanner:
            return "scanner";
        case devices::UsbRole::drawer:
            return "drawer";
        case devices::UsbRole::acceptor:
            return "acceptor";
        case devices::UsbRole::display:
            return "display";
    }
    return "none";
}

Result<Reply> list_devices() {
    const auto found = devices::list_usb_devices();
    if (!found) return tl::unexpected(found.error());
    auto list = nlohmann::json::array();
    std::string text;
    for (const devices::UsbListing& device : *found) {
        const std::string id = fmt::format("{:04x}:{:04x}", device.identity.vendor, device.identity.product);
        list.push_back({{"id", id},
                        {"maker", device.identity.maker},
                        {"model", device.identity.model},
                        {"serial", device.identity.serial},
                        {"path", device.identity.path},
                        {"role", role_name(device.role)},
                        {"permitted", device.is_permitted}});
        text += fmt::format(
            "{:<8} {}  {} {} {}  path {}{}\n", role_name(device.role), id, device.identity.maker,
            device.identity.model, device.identity.serial, device.identity.path,
            device.is_permitted ? "" : "  no permission: install packaging/udev/60-paydesk.rules");
    }
    if (found->empty()) text = "No USB device is connected.\n";
    return Reply{.json = {{"devices", std::move(list)}}, .text = std::move(text)};
}

}  // namespace

void add_device_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    static_cast<void>(context);
    static_cast<void>(words);
    CLI::App* command =
        app.add_subcommand("devices", "Printers, drawers and scanners")->require_subcommand(1);
    command->add_subcommand("list", "What is connected, and for what it can serve")->callback([&] {
        chosen = [] { return list_devices(); };
    });
}

}  // namespace kiosk
