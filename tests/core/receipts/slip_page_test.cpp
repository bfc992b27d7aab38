#include "core/receipts/slip_page.h"

#include <catch2/catch.hpp>

#include "tests/core/receipts/example_data.h"

namespace {

// Each line must be on the page, in this order; other lines may stand between.
void require_in_order(const std::string& page, const std::vector<std::string>& lines) {
    std::size_t at = 0;
    for (const std::string& line : lines) {
        INFO(line);
        const std::size_t found = ("\n" + page).find("\n" + line + "\n", at);
        REQUIRE(found != std::string::npos);
        at = found + 1;
    }
}

}  // namespace

TEST_CASE("an X says that it is read only and shows no count") {
    const std::string page = rendered(core::x_page(example_x(), english()));
    require_in_order(page, {
                               "                    X report",
                               "         Read only: nothing is closed.",
                               "Drawer of rosa",
                               "Float                                     200.00",
                               "Given back on voids                       -75.20",
                               "Dropped to the safe                      -200.00",
                               "Expected                                  383.45",
                               "Gross (9)                                 966.00",
                               "Net (8)                                   890.80",
                               "Money order                                62.35",
                               "Past due                                  172.10",
                           });
    CHECK(page.find("Counted") == std::string::npos);
    CHECK(page.find("Variance") == std::string::npos);
}

TEST_CASE("a session Z shows the first session of the worked day") {
    require_in_order(rendered(core::session_z_page(example_session_z(), english())),
                     {
                         "             Z of session W2-S0001",
                         "Approved by sam",
                         "Closed at                     Nov 23, 2026 15:36",
                         "Change given                              -21.35",
                         "Expected                                  383.45",
                         "Counted against expected",
                         "Counted                                   373.45",
                         "Short                                     -10.00",
                         "Check                                    3 items",
                         "Variance                                    0.00",
                         "Card                                      1 item",
                         "Voided (1)                                 75.20",
                         "Net by tender",
                         "Net by kind",
                         "Receivable, water                         196.05",
                         "To deposit",
                         "Receipts                  W2-000001 to W2-000009",
                         "Number of receipts                             9",
                         "Drawer opened without a sale                   1",
                         "Copies printed                                 0",
                         "Grand totals, never reset",
                         "Standing (8)                              890.80",
                         "Journal entries                               42",
                         "      9f86d081 884c7d65 9a2feaa0 c55ad015",
                         "                   Signature",
                         "                Second signature",
                     });
}

TEST_CASE("a drawer with too much is over") {
    auto data = example_session_z();
    data.tenders[0].variance = money("5.00");
    CHECK(has_line(rendered(core::session_z_page(data, english())),
                   "Over                                        5.00"));
}

TEST_CASE("a session without a payment has no receipts to name") {
    auto data = example_session_z();
    data.receipts = {};
    CHECK(has_line(rendered(core::session_z_page(data, english())),
                   "Receipts                                    none"));
}

TEST_CASE("a day Z keeps what is not takings apart") {
    require_in_order(rendered(core::day_z_page(example_day_z(), spanish())),
                     {
                         "              Z 1 del día contable",
                         "Cerrado por sam",
                         "W2-S0001",
                         "Netos (8)                                 890.80",
                         "Diferencia",
                         "Efectivo                                  -10.00",
                         "Depósito                                  805.80",
                         "No son cobros",
                         "Depósito aplicado (1)                     150.00",
                         "Totales acumulados, nunca a cero",
                         "Asientos del diario                           45",
                     });
}

TEST_CASE("copies and training are marked on closings too") {
    auto session = example_session_z();
    session.copy = 1;
    session.station.training = true;
    const std::string page = rendered(core::session_z_page(session, english()));
    CHECK(has_line(page, "                     COPY 1"));
    CHECK(page.starts_with("                    TRAINING\n"));
    auto x = example_x();
    x.station.training = true;
    CHECK(rendered(core::x_page(x, english())).ends_with("                    TRAINING\n"));
}
