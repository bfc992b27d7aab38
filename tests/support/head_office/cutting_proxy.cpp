#include "tests/support/head_office/cutting_proxy.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace test {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

// Passes on what came, at most as much as is left; false: the wire is cut, or one end closed it.
bool pass_on(int from, int to, std::atomic<std::int64_t>& carried, std::int64_t most) {
    std::array<char, 16384> bytes{};
    const ssize_t got = recv(from, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    const std::int64_t allowed = most < 0 ? got : std::min<std::int64_t>(got, most - carried);
    for (std::int64_t sent = 0; sent < allowed;) {
        const ssize_t some =
            send(to, bytes.data() + sent, static_cast<std::size_t>(allowed - sent), MSG_NOSIGNAL);
        if (some <= 0) return false;
        sent += some;
    }
    carried += allowed;
    return most < 0 || carried < most;
}

}  // namespace

CuttingProxy::CuttingProxy(int target_port)
    : target_(target_port), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 8) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("no port for the proxy");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

CuttingProxy::~CuttingProxy() {
    ends_ = true;
    thread_.join();
    close(listener_);
}

void CuttingProxy::cut_after(std::int64_t bytes_up, std::int64_t bytes_down) {
    most_up_ = bytes_up;
    most_down_ = bytes_down;
}

void CuttingProxy::serve() {
    while (!ends_) {
        pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, 20) <= 0) continue;
        const int station = accept(listener_, nullptr, nullptr);
        if (station < 0) continue;
        carry(station);
        // A cut wire, not a polite end.
        const linger reset{.l_onoff = 1, .l_linger = 0};
        setsockopt(station, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        close(station);
    }
}

void CuttingProxy::carry(int station) {
    up_ = 0;
    down_ = 0;
    const int office = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(target_);
    const int at_once = 1;
    setsockopt(office, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    setsockopt(station, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    bool whole = connect(office, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                 most_up_ != 0 && most_down_ != 0;
    while (whole && !ends_) {
        std::array<pollfd, 2> ends{pollfd{.fd = station, .events = POLLIN, .revents = 0},
                                   pollfd{.fd = office, .events = POLLIN, .revents = 0}};
        if (poll(ends.data(), ends.size(), 20) <= 0) continue;
        if (hangs_) {
            usleep(1000);
            continue;
        }
        if (ends[0].revents != 0) whole = pass_on(station, office, up_, most_up_);
        if (whole && ends[1].revents != 0) whole = pass_on(office, station, down_, most_down_);
    }
    close(office);
}

}  // namespace test
