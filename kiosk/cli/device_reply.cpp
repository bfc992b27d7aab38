#include "kiosk/cli/device_reply.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8_text.h"
#include "kiosk/flows/effect_runner.h"

namespace kiosk {

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

const char* link_name(devices::UsbLink link) {
    switch (link) {
        case devices::UsbLink::none:
            return "none";
        case devices::UsbLink::printer:
            return "printer";
        case devices::UsbLink::hid:
            return "hid";
        case devices::UsbLink::keyboard:
            return "keyboard";
        case devices::UsbLink::serial:
            return "serial";
    }
    return "none";
}

std::string id_of(const devices::DeviceIdentity& identity) {
    return fmt::format("{:04x}:{:04x}", identity.vendor, identity.product);
}

std::string line_of(const SurveyedDevice& device) {
    std::string line =
        fmt::format("{:<9} {:<22} {}", name_of(device.role), in_words(device.state), device.name);
    if (!device.works) return line + "\n";
    if (!device.language.empty()) line += fmt::format(", speaks {}", device.language);
    if (!device.firmware.empty()) line += fmt::format(", firmware {}", device.firmware);
    line += "\n";
    if (!device.proves.empty()) line += fmt::format("{:<33}can prove: {}\n", "", device.proves);
    return line;
}

std::string line_of(const devices::UsbListing& device) {
    const char* kind =
        device.role == devices::UsbRole::none ? link_name(device.link) : role_name(device.role);
    return fmt::format("  {}  {:<9} {:<8} {}{}\n", id_of(device.identity), kind, device.identity.path,
                       device.identity.text(),
                       device.is_permitted ? ""
                                           : "\n             this user may not open it: install "
                                             "packaging/udev/60-paydesk.rules and plug it in again");
}

nlohmann::json json_of(const SurveyedDevice& device) {
    return {{"role", name_of(device.role)}, {"name", device.name},         {"state", device.state},
            {"works", device.works},        {"language", device.language}, {"firmware", device.firmware},
            {"proves", device.proves}};
}

nlohmann::json json_of(const devices::UsbListing& device) {
    return {{"id", id_of(device.identity)},   {"maker", device.identity.maker},
            {"model", device.identity.model}, {"serial", device.identity.serial},
            {"path", device.identity.path},   {"role", role_name(device.role)},
            {"link", link_name(device.link)}, {"permitted", device.is_permitted}};
}

}  // namespace

std::string in_words(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string_view sentence_for(devices::DrawerCalibrationPrompt prompt) {
    switch (prompt) {
        case devices::DrawerCalibrationPrompt::wait:
            return "Waiting for the drawer's device ...";
        case devices::DrawerCalibrationPrompt::close_drawer:
            return "Shut the drawer. Is it shut? It will be opened next.";
        case devices::DrawerCalibrationPrompt::watch_drawer:
            return "The drawer is being opened: watch it.";
        case devices::DrawerCalibrationPrompt::did_it_open:
            return "Its switch did not move. Did the drawer open?";
        case devices::DrawerCalibrationPrompt::close_it_again:
            return "It is open. Shut it again.";
    }
    return {};
}

core::Result<DrawerSwitch> drawer_switch_of(devices::DrawerCalibrationResult result) {
    const auto failed = [](const char* why) { return core::problem(core::ProblemCode::device_failed, why); };
    switch (result) {
        case devices::DrawerCalibrationResult::low_is_open:
            return DrawerSwitch::low_is_open;
        case devices::DrawerCalibrationResult::high_is_open:
            return DrawerSwitch::high_is_open;
        case devices::DrawerCalibrationResult::no_switch:
            return DrawerSwitch::none;
        case devices::DrawerCalibrationResult::did_not_open:
            return failed("the drawer did not open: look at its key lock, its cable, and the other --pin");
        case devices::DrawerCalibrationResult::not_answering:
            return failed("the drawer's device reports nothing");
        case devices::DrawerCalibrationResult::nobody_answered:
            return failed("nobody answered, so nothing was changed");
    }
    return failed("the drawer was not calibrated");
}

Reply devices_reply(const std::vector<SurveyedDevice>& devices,
                    const std::vector<devices::UsbListing>& connected) {
    Reply reply{.json = {{"station", nlohmann::json::array()}, {"devices", nlohmann::json::array()}},
                .text = {}};
    for (const SurveyedDevice& device : devices) {
        reply.json["station"].push_back(json_of(device));
        reply.text += line_of(device);
    }
    reply.text += connected.empty() ? "\nNo USB device is connected.\n" : "\nConnected by USB:\n";
    for (const devices::UsbListing& device : connected) {
        reply.json["devices"].push_back(json_of(device));
        reply.text += line_of(device);
    }
    return reply;
}

Reply setting_reply(DeviceRole role, const DeviceSetting& setting) {
    std::string which = "whatever fits";
    if (setting.wanted.vendor != 0) which = id_of(setting.wanted);
    if (!setting.wanted.serial.empty()) which += " serial " + setting.wanted.serial;
    if (!setting.wanted.path.empty()) which += " at socket " + setting.wanted.path;
    return {.json = {{"role", name_of(role)}, {"device", which}},
            .text = fmt::format("{}: {}. A running station takes it up when it is started again.\n",
                                name_of(role), which)};
}

core::Result<Reply> print_trial_reply(const std::string& printer, const core::PrintJob& job) {
    const std::string cause(name_of(job.cause));
    Reply reply{.json = {{"printer", printer}, {"cause", cause}}, .text = {}};
    switch (job.state) {
        case core::PrintState::confirmed:
            reply.json["state"] = "confirmed";
            reply.json["proof"] = job.proof == core::PrintProof::printed ? "printed" : "processed";
            reply.text = job.proof == core::PrintProof::printed
                             ? fmt::format("{}: printed, and the printer said so.\n", printer)
                             : fmt::format("{}: worked through. Look whether the page came out.\n", printer);
            return reply;
        case core::PrintState::queued:
        case core::PrintState::sending:
        case core::PrintState::sent:
        case core::PrintState::unknown:
            reply.json["state"] = "unknown";
            reply.text = fmt::format("{}: nobody can tell ({}). Look whether the page came out.\n", printer,
                                     in_words(cause));
            return reply;
        case core::PrintState::failed:
            break;
    }
    return core::problem(core::ProblemCode::device_failed,
                         fmt::format("{} printed no page: {}", printer, in_words(cause)));
}

Reply scan_trial_reply(const core::ScannedCode& code) {
    return {.json = {{"aim_id", code.aim_id}, {"data", code.data}},
            .text = fmt::format("Read {}: {}\n", code.aim_id.empty() ? "(no symbology told)" : code.aim_id,
                                core::printable(code.data))};
}

}  // namespace kiosk
