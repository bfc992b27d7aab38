#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace bench {

// Seconds that a piece of work takes.
template <class Work>
double seconds(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double quantile(std::vector<double> values, double place) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(place * static_cast<double>(values.size() - 1) + 0.5)];
}

inline double median(const std::vector<double>& values) {
    return quantile(values, 0.5);
}

}  // namespace bench
