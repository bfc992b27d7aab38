#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "devices/usb/usb_list.h"
#include "kiosk/app/device_options.h"
#include "kiosk/app/device_survey.h"
#include "kiosk/app/device_trial.h"
#include "kiosk/app/simulated_devices.h"
#include "kiosk/app/usb_devices.h"
#include "kiosk/cli/commands.h"
#include "kiosk/cli/device_reply.h"
#include "kiosk/flows/effect_runner.h"

namespace kiosk {

using core::Done;
using core::ProblemCode;
using core::Result;

namespace {

constexpr core::Milliseconds survey_time{2'500};
constexpr core::Milliseconds print_time{30'000};
constexpr core::Milliseconds scan_time{20'000};

Result<std::unique_ptr<StationDevices>> open_devices(const CommandContext& context, const CommandWords& words,
                                                     std::optional<CableRecording> recording = {}) {
    if (words.simulate) return std::make_unique<SimulatedDevices>(std::move(recording));
    auto usb = UsbDevices::open(context.folder(), std::move(recording));
    if (!usb) return tl::unexpected(usb.error());
    return std::move(*usb);
}

Result<Reply> list_devices(const CommandContext& context, const CommandWords& words) {
    const auto settings = load_device_settings(context.folder());
    if (!settings) return tl::unexpected(settings.error());
    auto connected = devices::list_usb_devices();
    if (!connected) return tl::unexpected(connected.error());
    auto devices = open_devices(context, words);
    if (!devices) return tl::unexpected(devices.error());
    SystemClock clock;
    return devices_reply(survey(**devices, *settings, clock, survey_time), *connected);
}

// What was said of the device, over what is set already.
Done apply_words(const CommandWords& words, DeviceSetting& setting) {
    if (!words.device.empty()) {
        const auto wanted = wanted_device(words.device);
        if (!wanted) return tl::unexpected(wanted.error());
        setting.wanted = *wanted;
    }
    const auto put = [](const std::string& word, auto parse, auto& target) -> Done {
        if (word.empty()) return {};
        const auto value = parse(word);
        if (!value) return tl::unexpected(value.error());
        target = *value;
        return {};
    };
    if (const Done done = put(words.mode, scanner_mode, setting.mode); !done) return done;
    if (const Done done = put(words.language, printer_language, setting.language); !done) return done;
    if (const Done done = put(words.cable, device_cable, setting.cable); !done) return done;
    if (!words.layout.empty()) setting.layout = words.layout;
    if (words.columns > 0) setting.columns = static_cast<int>(words.columns);
    if (words.pin > 0) setting.drawer_pin = static_cast<int>(words.pin);
    if (words.baud > 0) setting.baud = static_cast<int>(words.baud);
    return {};
}

// A socket or serial number alone does not say what the device is; where it is connected now, its id is
// written beside it, so that nothing else is ever taken in its place.
void add_id(DeviceSetting& setting) {
    const auto connected = devices::list_usb_devices();
    if (!connected || setting.wanted.vendor != 0) return;
    for (const devices::UsbListing& device : *connected) {
        const bool is_it =
            (!setting.wanted.serial.empty() && device.identity.serial == setting.wanted.serial) ||
            (!setting.wanted.path.empty() && device.identity.path == setting.wanted.path);
        if (!is_it) continue;
        setting.wanted.vendor = device.identity.vendor;
        setting.wanted.product = device.identity.product;
    }
}

Result<Reply> save_setting(const CommandContext& context, DeviceRole role, const DeviceSettings& settings) {
    if (const Done good = check_device_settings(settings); !good) return tl::unexpected(good.error());
    if (const Done saved = save_device_settings(settings, context.folder()); !saved)
        return tl::unexpected(saved.error());
    return setting_reply(role, settings.of(role));
}

Result<Reply> assign_device(const CommandContext& context, const CommandWords& words) {
    const auto role = device_role(words.role);
    if (!role) return tl::unexpected(role.error());
    auto settings = load_device_settings(context.folder());
    if (!settings) return tl::unexpected(settings.error());
    DeviceSetting& setting = settings->of(*role);
    if (const Done applied = apply_words(words, setting); !applied) return tl::unexpected(applied.error());
    add_id(setting);
    return save_setting(context, *role, *settings);
}

Result<Reply> forget_device(const CommandContext& context, const CommandWords& words) {
    const auto role = device_role(words.role);
    if (!role) return tl::unexpected(role.error());
    auto settings = load_device_settings(context.folder());
    if (!settings) return tl::unexpected(settings.error());
    settings->of(*role) = {};
    return save_setting(context, *role, *settings);
}

Result<Reply> test_printer(StationDevices& devices, core::Moment begun_at, core::Clock& clock) {
    const auto page = printer_test_page(devices.printer().name(), begun_at);
    return print_trial_reply(devices.printer().name(), try_printer(devices, page, clock, print_time));
}

Result<Reply> test_scanner(StationDevices& devices, core::Clock& clock) {
    if (devices.scanner().condition() != core::ScannerCondition::ready) {
        return core::problem(ProblemCode::device_missing,
                             fmt::format("the scanner is {}", name_of(devices.scanner().condition())));
    }
    fmt::print(stderr, "Scan any code now; it is shown, and nothing else happens.\n");
    const auto code = try_scanner(devices, clock, scan_time);
    if (!code) return core::problem(ProblemCode::device_failed, "no code came within 20 seconds");
    return scan_trial_reply(*code);
}

Result<Reply> test_device(const CommandContext& context, const CommandWords& words, DeviceRole role,
                          std::ostream* transcript) {
    const auto settings = load_device_settings(context.folder());
    if (!settings) return tl::unexpected(settings.error());
    SystemClock clock;
    const core::Moment begun_at = clock.wall_time();  // on the printer's page and in the transcript
    std::optional<CableRecording> recording;
    if (transcript != nullptr) {
        const std::string about = fmt::format("devices test {}, {}", name_of(role), begun_at.text());
        recording.emplace(CableRecording{role, *transcript, about});
    }
    auto devices = open_devices(context, words, std::move(recording));
    if (!devices) return tl::unexpected(devices.error());
    const auto found = survey(**devices, *settings, clock, survey_time);
    switch (role) {
        case DeviceRole::printer:
            return test_printer(**devices, begun_at, clock);
        case DeviceRole::scanner:
            return test_scanner(**devices, clock);
        case DeviceRole::drawer:
        case DeviceRole::acceptor:
        case DeviceRole::display:
            break;
    }
    const auto device = std::ranges::find(found, role, &SurveyedDevice::role);
    if (device == found.end())
        return core::problem(ProblemCode::device_missing, fmt::format("no {} is set", name_of(role)));
    return devices_reply({*device}, {});
}

Result<Reply> test_devices(const CommandContext& context, const CommandWords& words) {
    const auto role = device_role(words.role);
    if (!role) return tl::unexpected(role.error());
    if (*role == DeviceRole::drawer) {
        return core::problem(ProblemCode::usage,
                             "a drawer is opened by `paydesk drawer no-sale --devices --reason TEXT`, so "
                             "that it is on record, or by `paydesk devices calibrate`");
    }
    if (words.record.empty()) return test_device(context, words, *role, nullptr);
    std::ofstream transcript(words.record);
    // A receipt names its customer.
    std::error_code refused;
    std::filesystem::permissions(
        words.record, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, refused);
    auto reply = test_device(context, words, *role, &transcript);
    transcript.close();
    if (!transcript.good())
        return core::problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", words.record));
    return reply;
}

bool ask_at_drawer(devices::DrawerCalibrationPrompt prompt, bool wants_answer) {
    fmt::print(stderr, "{}{}", sentence_for(prompt), wants_answer ? " [y/n] " : "\n");
    if (!wants_answer) return true;
    std::string line;
    return std::getline(std::cin, line) && (line.starts_with('y') || line.starts_with('Y'));
}

// Holds the station's lock and wants no open drawer: an opening that nothing explains is not wanted there.
Done check_drawer_is_free(OpenStation& station) {
    const auto session = station.store.reader().open_session();
    if (!session) return tl::unexpected(session.error());
    if (!*session) return {};
    return core::problem(ProblemCode::drawer_already_open,
                         "the drawer is calibrated before it is opened for the day");
}

Result<Reply> calibrate(const CommandContext& context, const CommandWords& words) {
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    if (const Done free = check_drawer_is_free(*station); !free) return tl::unexpected(free.error());
    auto settings = load_device_settings(context.folder());
    if (!settings) return tl::unexpected(settings.error());
    auto devices = open_devices(context, words);
    if (!devices) return tl::unexpected(devices.error());
    SystemClock clock;
    survey(**devices, *settings, clock, survey_time);
    const auto found = drawer_switch_of(calibrate_drawer(**devices, clock, ask_at_drawer));
    if (!found) return tl::unexpected(found.error());
    settings->drawer.drawer_switch = *found;
    if (const Done saved = save_device_settings(*settings, context.folder()); !saved)
        return tl::unexpected(saved.error());
    return Reply{.json = {{"switch", name_of(*found)}},
                 .text = fmt::format("Drawer switch: {}.\n", in_words(name_of(*found)))};
}

}  // namespace

void add_device_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* command = app.add_subcommand("devices", "Printers, drawers, scanners and note acceptors")
                            ->require_subcommand(1);
    const auto add = [&](const char* name, const char* says, auto run) {
        CLI::App* added = command->add_subcommand(name, says);
        added->callback([&context, &words, &chosen, run] {
            chosen = [&context, &words, run] { return run(context, words); };
        });
        return added;
    };
    const auto add_role = [&words](CLI::App* to) {
        to->add_option("role", words.role, "printer, drawer, scanner, acceptor or display")->required();
    };
    CLI::App* list =
        add("list", "What is connected, what it is for, how it is and what it can prove", list_devices);
    list->add_flag("--simulate", words.simulate, "The simulated devices instead of the connected ones");

    CLI::App* assign = add("assign", "Which device serves in a role, and how it is set", assign_device);
    add_role(assign);
    assign->add_option("device", words.device, "Its id 04b8:0202, its serial number, or its socket 1-4.2");
    assign->add_option("--mode", words.mode, "A scanner's: hid_pos, keyboard or serial");
    assign->add_option("--layout", words.layout,
                       "Of a scanner in keyboard mode: us, uk, german, spanish, french");
    assign->add_option("--language", words.language, "Of a printer that does not tell: auto, escpos or star");
    assign->add_option("--columns", words.columns, "Of a printer: characters a line")
        ->check(CLI::Range(16, 80));
    assign->add_option("--pin", words.pin, "The drawer's on the printer: 2 or 5")
        ->check(CLI::IsMember({2, 5}));
    assign->add_option("--cable", words.cable, "A drawer's or display's: auto, usb, printer or none");
    assign->add_option("--baud", words.baud, "Of a serial line")->check(CLI::Range(300, 921'600));

    add_role(add("forget", "Any device that fits serves in the role again", forget_device));

    add("calibrate", "Finds out how the drawer's switch is wired: opens the drawer once, and asks",
        calibrate);

    CLI::App* test =
        add("test", "Prints a test page, waits for a scan, or asks how the device is", test_devices);
    add_role(test);
    test->add_option("--record", words.record,
                     "A file for all that goes over the cable (and so for what is scanned)");
    test->add_flag("--simulate", words.simulate, "The simulated devices instead of the connected ones");
}

}  // namespace kiosk
