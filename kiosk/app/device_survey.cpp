#include "kiosk/app/device_survey.h"

#include <thread>

#include "kiosk/flows/effect_runner.h"
#include "kiosk/flows/kiosk/slot_sentences.h"

namespace kiosk {

namespace {

std::string proof_in_words(devices::ProofWay way) {
    switch (way) {
        case devices::ProofWay::not_known:
            return "not known yet";
        case devices::ProofWay::process_id:
            return "that a receipt is printed (it names the job)";
        case devices::ProofWay::etb_counter:
            return "that a receipt is printed (it counts the jobs)";
        case devices::ProofWay::in_order:
            return "that a receipt was worked through, not that paper came out";
        case devices::ProofWay::none:
            return "nothing: every receipt ends as unknown";
    }
    return {};
}

bool works(core::PrinterCondition condition) {
    return condition == core::PrinterCondition::ready || condition == core::PrinterCondition::paper_near_end;
}

SurveyedDevice printer_of(StationDevices& devices) {
    const core::PrinterCondition condition = devices.printer().condition();
    const devices::PrinterFacts facts = devices.printer_facts();
    return {.role = DeviceRole::printer,
            .name = devices.printer().name(),
            .state = std::string(name_of(condition)),
            .works = works(condition),
            .language = facts.language,
            .firmware = facts.firmware,
            .proves = proof_in_words(facts.proof)};
}

SurveyedDevice drawer_of(StationDevices& devices, const DeviceSetting& setting) {
    const bool is_calibrated = setting.drawer_switch != DrawerSwitch::not_calibrated;
    SurveyedDevice drawer{.role = DeviceRole::drawer};
    drawer.name = setting.cable == DeviceCable::usb
                      ? "with a cable of its own"
                      : "on the printer, pin " + std::to_string(setting.drawer_pin);
    drawer.proves = setting.drawer_switch == DrawerSwitch::none ? "nothing: it has no switch"
                    : is_calibrated                             ? "whether it is open"
                                    : "whether it is open, once it was seen to move";
    switch (devices.drawer().drawer_sensor()) {
        case core::DrawerSensor::unknown:
            drawer.state = "unknown";
            break;
        case core::DrawerSensor::open:
            drawer.state = "open";
            break;
        case core::DrawerSensor::closed:
            drawer.state = "closed";
            break;
    }
    drawer.works =
        setting.cable == DeviceCable::usb ? drawer.state != "unknown" : works(devices.printer().condition());
    return drawer;
}

SurveyedDevice scanner_of(StationDevices& devices) {
    const core::ScannerCondition condition = devices.scanner().condition();
    return {.role = DeviceRole::scanner,
            .name = devices.scanner().name(),
            .state = std::string(name_of(condition)),
            .works = condition == core::ScannerCondition::ready};
}

SurveyedDevice acceptor_of(StationDevices& devices) {
    const core::AcceptorCondition condition = devices.acceptor().condition();
    return {.role = DeviceRole::acceptor,
            .name = devices.acceptor().name(),
            .state = std::string(name_of(condition)),
            .works = condition == core::AcceptorCondition::ready ||
                     condition == core::AcceptorCondition::disabled};
}

bool has_said_enough(StationDevices& devices) {
    const bool printer_known = devices.printer().condition() == core::PrinterCondition::unplugged ||
                               devices.printer_facts().proof != devices::ProofWay::not_known;
    const core::AcceptorCondition acceptor = devices.acceptor().condition();
    return printer_known && acceptor != core::AcceptorCondition::not_answering;
}

}  // namespace

std::vector<SurveyedDevice> survey(StationDevices& devices, const DeviceSettings& settings,
                                   core::Clock& clock, core::Milliseconds time_max) {
    constexpr core::Milliseconds turn{2};
    constexpr core::Milliseconds time_min{600};  // what is opening still shows as unplugged
    const core::Instant begun = clock.instant();
    for (core::Instant now = begun; now - begun < time_max; now = clock.instant()) {
        devices.step(now);
        if (now - begun >= time_min && has_said_enough(devices)) break;
        std::this_thread::sleep_for(turn);
    }
    return {printer_of(devices), drawer_of(devices, settings.drawer), scanner_of(devices),
            acceptor_of(devices)};
}

std::string_view name_of(core::ScannerCondition condition) {
    switch (condition) {
        case core::ScannerCondition::ready:
            return "ready";
        case core::ScannerCondition::unplugged:
            return "unplugged";
        case core::ScannerCondition::no_permission:
            return "no_permission";
        case core::ScannerCondition::failed:
            return "failed";
    }
    return {};
}

}  // namespace kiosk
