#include "kiosk/app/device_settings.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace kiosk {

using core::Done;
using core::problem;
using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr std::array all_roles{DeviceRole::printer, DeviceRole::drawer, DeviceRole::scanner,
                               DeviceRole::acceptor, DeviceRole::display};

json to_json(const DeviceSetting& setting, DeviceRole role) {
    json result = json::object();
    const auto& wanted = setting.wanted;
    if (wanted.vendor != 0) result["id"] = fmt::format("{:04x}:{:04x}", wanted.vendor, wanted.product);
    if (!wanted.serial.empty()) result["serial"] = wanted.serial;
    if (!wanted.path.empty()) result["socket"] = wanted.path;
    const DeviceSetting plain;
    const auto put = [&result](const char* key, const auto& value, const auto& usual) {
        if (value != usual) result[key] = value;
    };
    if (role == DeviceRole::drawer || role == DeviceRole::display)
        put("cable", name_of(setting.cable), name_of(plain.cable));
    put("language", name_of(setting.language), name_of(plain.language));
    put("columns", setting.columns, plain.columns);
    put("drawer_pin", setting.drawer_pin, plain.drawer_pin);
    put("switch", name_of(setting.drawer_switch), name_of(plain.drawer_switch));
    put("mode", name_of(setting.mode), name_of(plain.mode));
    put("layout", setting.layout, plain.layout);
    put("baud", setting.baud, plain.baud);
    return result;
}

// Reads one role's object; every key it does not know is an error, so that a typo is never a silent default.
class SettingReader {
  public:
    explicit SettingReader(DeviceSetting& setting) : setting_(setting) {}

    Done read(const json& object) {
        if (!object.is_object()) return problem(ProblemCode::usage, "it is not an object");
        for (const auto& [key, value] : object.items()) {
            if (const Done done = read_key(key, value); !done) {
                return problem(ProblemCode::usage, fmt::format("key {}: {}", key, done.error().message()));
            }
        }
        return {};
    }

  private:
    Done read_key(const std::string& key, const json& value) {
        if (key == "columns") return number(value, setting_.columns, 0, 80);
        if (key == "drawer_pin") {
            const Done read = number(value, setting_.drawer_pin, 2, 5);
            if (!read || setting_.drawer_pin == 2 || setting_.drawer_pin == 5) return read;
            return problem(ProblemCode::usage, "a drawer hangs on pin 2 or 5");
        }
        if (key == "baud") return number(value, setting_.baud, 300, 921'600);
        if (!value.is_string()) return problem(ProblemCode::usage, "it is not a text");
        const std::string text = value.get<std::string>();
        if (key == "id" || key == "serial" || key == "socket") return identity(key, text);
        if (key == "cable") return assign(setting_.cable, device_cable(text));
        if (key == "language") return assign(setting_.language, printer_language(text));
        if (key == "mode") return assign(setting_.mode, scanner_mode(text));
        if (key == "switch") return assign(setting_.drawer_switch, drawer_switch(text));
        if (key == "layout") return assign(setting_.layout, Result<std::string>(text));
        return problem(ProblemCode::usage, "no such key");
    }

    Done identity(const std::string& key, const std::string& text) {
        if (key == "serial") return assign(setting_.wanted.serial, Result<std::string>(text));
        if (key == "socket") return assign(setting_.wanted.path, Result<std::string>(text));
        const auto id = wanted_device(text);
        if (!id) return tl::unexpected(id.error());
        setting_.wanted.vendor = id->vendor;
        setting_.wanted.product = id->product;
        return {};
    }

    static Done number(const json& value, int& target, int least, int most) {
        if (!value.is_number_integer()) return problem(ProblemCode::usage, "it is not a number");
        const auto read = value.get<std::int64_t>();
        if (read < least || read > most)
            return problem(ProblemCode::usage, fmt::format("it is not between {} and {}", least, most));
        target = static_cast<int>(read);
        return {};
    }

    template <class Value>
    static Done assign(Value& target, const Result<Value>& value) {
        if (!value) return tl::unexpected(value.error());
        target = *value;
        return {};
    }

    DeviceSetting& setting_;
};

std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / "devices.json";
}

}  // namespace

DeviceSetting& DeviceSettings::of(DeviceRole role) {
    return const_cast<DeviceSetting&>(std::as_const(*this).of(role));
}

const DeviceSetting& DeviceSettings::of(DeviceRole role) const {
    switch (role) {
        case DeviceRole::printer:
            return printer;
        case DeviceRole::drawer:
            return drawer;
        case DeviceRole::scanner:
            return scanner;
        case DeviceRole::acceptor:
            return acceptor;
        case DeviceRole::display:
            return display;
    }
    return printer;
}

Result<DeviceSettings> load_device_settings(const std::filesystem::path& station_folder) {
    const auto file = file_in(station_folder);
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return DeviceSettings{};
    std::ifstream stream(file);
    if (!stream)
        return problem(ProblemCode::file_unreadable, fmt::format("{} cannot be read", file.string()));
    const json object = json::parse(stream, nullptr, /*allow_exceptions=*/false);
    const auto invalid = [&file](const std::string& what) {
        return problem(ProblemCode::devices_invalid, fmt::format("{}: {}", file.string(), what));
    };
    if (!object.is_object()) return invalid("it is not a JSON object");
    DeviceSettings settings;
    for (const auto& [name, value] : object.items()) {
        const auto role = device_role(name);
        if (!role) return invalid(role.error().message());
        if (const Done read = SettingReader(settings.of(*role)).read(value); !read)
            return invalid(fmt::format("{}: {}", name, read.error().message()));
    }
    return settings;
}

Done save_device_settings(const DeviceSettings& settings, const std::filesystem::path& station_folder) {
    json object = json::object();
    for (const DeviceRole role : all_roles) {
        if (json value = to_json(settings.of(role), role); !value.empty())
            object[std::string(name_of(role))] = value;
    }
    const auto file = file_in(station_folder);
    const std::string draft = file.string() + ".new";
    {
        std::ofstream stream(draft);
        stream << object.dump(2) << '\n';
        if (!stream.flush())
            return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", draft));
    }
    std::error_code error;
    std::filesystem::rename(draft, file, error);
    if (error)
        return problem(ProblemCode::file_unwritable, fmt::format("{} cannot be written", file.string()));
    return {};
}

}  // namespace kiosk
