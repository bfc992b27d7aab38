// A receipt of 60 lines with its QR code as bytes: ours, and two encoders that others wrote, in one run.

#include <iostream>

#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "devices/escpos/encoder.h"
#include "tests/support/outside_encoders/outside_encoders.h"

namespace bench {

namespace {

core::PrintedDocument long_receipt() {
    core::PrintedDocument document{{core::PrintedText{
        .text = "CITY OF PAGOSA", .align = core::PrintedAlign::centre, .bold = true, .size = 2}}};
    for (int line = 1; line < 59; ++line) {
        document.blocks.emplace_back(core::PrintedPair{.label = "Water, account " + std::to_string(line),
                                                       .figure = std::to_string(line) + ".10"});
    }
    document.blocks.emplace_back(
        core::PrintedPair{.label = "TOTAL", .figure = "1716.90", .bold = true, .size = 2});
    document.blocks.emplace_back(core::PrintedQr{.data = "https://example.org/r/W2-000017"});
    return document;
}

}  // namespace

void measure_encoding(const Settings&, Table& table) {
    constexpr int rounds = 500;
    const auto document = long_receipt();
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int round = 0; round < rounds; ++round) {
        times.push_back(seconds([&] { bytes += devices::encode(document, {}).bytes.size(); }) * 1e6);
    }
    if (bytes == 0) std::cerr << "nothing was encoded\n";
    const double ours = median(times);
    table.add({"encoding", "a receipt of 60 lines with QR", ours, "us"});
    const auto outside = test::time_outside(document, rounds);
    if (!outside.problem.empty()) {
        std::cerr << outside.problem << "\n";
        return;
    }
    for (const std::string name : {"point_of_sale", "receiptline"}) {
        const double theirs = outside.receipts[0].value(name, 0.0);
        table.add({"encoding", "the same by " + name, theirs, "us"});
        table.add({"encoding", name + " / ours", theirs / ours, "times", ">= 20"});
    }
}

}  // namespace bench
