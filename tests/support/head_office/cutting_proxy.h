#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

namespace test {

// A wire between a station and head office that can be cut: after so many bytes of a connection in one
// direction both ends lose it, without a word.
class CuttingProxy {
  public:
    explicit CuttingProxy(int target_port);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    int port() const { return port_; }
    // Of every connection from now on; negative: never.
    void cut_after(std::int64_t bytes_up, std::int64_t bytes_down);
    // Takes connections and bytes, and passes nothing on.
    void hang(bool hangs) { hangs_ = hangs; }
    // What the last connection carried.
    std::int64_t up() const { return up_; }
    std::int64_t down() const { return down_; }

  private:
    void serve();
    void carry(int station);

    int target_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<std::int64_t> most_up_{-1}, most_down_{-1};
    std::atomic<std::int64_t> up_{0}, down_{0};
    std::atomic<bool> hangs_{false};
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

}  // namespace test
