#include "tests/real_kernel/kernel_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include "core/base/ensure.h"

namespace test {
namespace {

const std::string usb_devices = "/sys/bus/usb/devices/";

}  // namespace

core::Instant instant() {
    return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::steady_clock::now());
}

bool eventually(const std::function<bool()>& wanted, core::Milliseconds limit) {
    const core::Instant end = instant() + limit;
    while (!wanted()) {
        if (instant() >= end) return false;
        std::this_thread::sleep_for(core::Milliseconds(1));
    }
    return true;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

bool write_file(const std::string& path, std::string_view bytes) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t size = write(file, bytes.data(), bytes.size());
    close(file);
    return size == static_cast<ssize_t>(bytes.size());
}

std::string usb2_bus_of(const std::string& controller) {
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator("/sys/devices/platform/" + controller, error)) {
        if (read_file(entry.path() / "speed") == "480") return read_file(entry.path() / "busnum");
    }
    return "";
}

std::string driver_of(const std::string& usb_path) {
    std::error_code error;
    return std::filesystem::read_symlink(usb_devices + usb_path + ":1.0/driver", error).filename().string();
}

std::string node_of(const std::string& usb_path) {
    const std::string bus = read_file(usb_devices + usb_path + "/busnum");
    const std::string device = read_file(usb_devices + usb_path + "/devnum");
    return fmt::format("/dev/bus/usb/{:0>3}/{:0>3}", bus, device);
}

std::size_t open_files() {
    const std::filesystem::directory_iterator files("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

OpenWatch::OpenWatch(const std::string& path) : inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    core::ensure(inotify_add_watch(inotify_, path.c_str(), IN_OPEN) >= 0, "a file that can be watched");
}

OpenWatch::~OpenWatch() {
    close(inotify_);
}

bool OpenWatch::was_opened() const {
    std::array<char, 4096> events{};
    return read(inotify_, events.data(), events.size()) > 0;
}

}  // namespace test
