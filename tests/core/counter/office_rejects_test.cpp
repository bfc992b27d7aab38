#include <catch2/catch.hpp>

#include "core/counter/office_rejects.h"
#include "tests/support/test_station.h"

namespace {

class Mail final : public core::HeadOfficeMail {
  public:
    core::Result<std::optional<core::HeadOfficeState>> head_office() override { return std::nullopt; }
    core::Result<std::vector<core::HeadOfficeReject>> head_office_rejects() override { return rejects; }
    core::Result<std::vector<core::Delivery>> deliveries_after(std::int64_t) override {
        return std::vector<core::Delivery>{};
    }
    std::vector<core::HeadOfficeReject> rejects;
};

core::HeadOfficeReject reject(std::int64_t seq, std::int64_t n, const std::string& code,
                              const std::string& resolution = {}) {
    return {.seq = seq,
            .n = n,
            .code = code,
            .account = "10-00041-00",
            .receivable = "R-5512",
            .amount = test::money("62.10"),
            .resolution = resolution,
            .resolved_by = resolution.empty() ? "" : "olga"};
}

}  // namespace

TEST_CASE("a reject of head office stands in the work list in a clerk's words, with the fact it is about") {
    test::TestStation station;
    Mail mail;
    mail.rejects = {reject(2, 1, "paid_over"), reject(3, 0, "newer", "read again"), reject(900, 0, "teapot")};
    const auto all = core::office_items(station.reader(), mail, false).value();
    REQUIRE(all.size() == 3);
    CHECK(all[0].name == "HO-2.1");
    CHECK(all[0].why ==
          "paid more than was left, perhaps at two stations; the rest is credit of the account");
    CHECK(all[0].reject.amount == test::money("62.10"));
    REQUIRE(all[0].entry.has_value());
    CHECK(all[0].entry->seq == 2);
    CHECK(all[1].name == "HO-3");
    CHECK(all[2].why == "teapot");
    CHECK_FALSE(all[2].entry.has_value());

    const auto open = core::office_items(station.reader(), mail, true).value();
    REQUIRE(open.size() == 2);
    CHECK(open[0].name == "HO-2.1");
    CHECK(open[1].name == "HO-900");
}
