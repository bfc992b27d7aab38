#include <catch2/catch.hpp>

#include "core/counter/deliveries.h"
#include "core/counter/policy_in_force.h"
#include "tests/support/test_station.h"

using core::DeliveriesWanted;

namespace {

class Mail final : public core::HeadOfficeMail {
  public:
    void send(const std::string& kind, const std::string& content) {
        deliveries.push_back({.id = std::ssize(deliveries) + 1,
                              .kind = kind,
                              .content = content,
                              .made_by = "olga",
                              .received_at = {}});
    }
    core::Result<std::optional<core::HeadOfficeState>> head_office() override { return std::nullopt; }
    core::Result<std::vector<core::HeadOfficeReject>> head_office_rejects() override {
        return std::vector<core::HeadOfficeReject>{};
    }
    core::Result<std::vector<core::Delivery>> deliveries_after(std::int64_t id) override {
        return std::vector<core::Delivery>(deliveries.begin() + id, deliveries.end());
    }
    std::vector<core::Delivery> deliveries;
};

std::int64_t taken(test::TestStation& station, Mail& mail) {
    const auto entries =
        core::take_deliveries(station.counter(), mail, "sam", DeliveriesWanted::people_and_policy);
    REQUIRE(entries.has_value());
    return std::ssize(*entries);
}

std::string role_of(test::TestStation& station, const std::string& name) {
    const auto person = station.reader().person(name).value();
    return person ? person->role : "unknown";
}

}  // namespace

TEST_CASE("a person of head office works here once the station journaled the delivery, and is taken once") {
    test::TestStation station;
    Mail mail;
    mail.send("person", R"({"name":"ana","role":"clerk"})");
    CHECK(role_of(station, "ana") == "unknown");
    CHECK(taken(station, mail) == 1);
    CHECK(role_of(station, "ana") == "clerk");
    CHECK(taken(station, mail) == 0);
    mail.send("person", R"({"name":"ana","role":"none"})");
    CHECK(taken(station, mail) == 1);
    CHECK(role_of(station, "ana") == "none");
    CHECK(core::waiting_deliveries(station.reader(), mail)->empty());
    CHECK(station.proves_itself());
}

TEST_CASE("content that cannot be used is not journaled and stays listed with the reason") {
    test::TestStation station;
    Mail mail;
    mail.send("person", R"({"name":"ana","role":"pirate"})");
    mail.send("person", "not JSON");
    mail.send("person", R"({"name":"ana","role":"clerk","pin_hash":"1234"})");
    mail.send("policy", "rules = nothing");
    const std::int64_t before = station.store->head().count;
    CHECK(taken(station, mail) == 0);
    CHECK(station.store->head().count == before);
    const auto waiting = core::waiting_deliveries(station.reader(), mail).value();
    REQUIRE(waiting.size() == 4);
    CHECK(waiting[0].why.find("pirate") != std::string::npos);
    CHECK(waiting[3].why.find("delivery 4") != std::string::npos);
}

TEST_CASE("a policy of head office waits while a drawer is open, and a person never does") {
    test::TestStation station;
    Mail mail;
    mail.send("policy", core::carried_policy("default")->text + "\n# of head office\n");
    mail.send("person", R"({"name":"ana","role":"clerk"})");
    station.open_day_and_drawer();
    CHECK(taken(station, mail) == 1);
    CHECK(role_of(station, "ana") == "clerk");
    const auto waiting = core::waiting_deliveries(station.reader(), mail).value();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].why.find("drawer") != std::string::npos);

    test::TestStation closed;
    CHECK(taken(closed, mail) == 2);
    const auto policy = core::PeopleReader(closed.reader()).latest_policy().value();
    CHECK(policy->fact.text.ends_with("# of head office\n"));
    CHECK(closed.proves_itself());
}

TEST_CASE("a delivery that a later one of the same person overtook is passed over") {
    test::TestStation station;
    Mail mail;
    mail.send("person", R"({"name":"ana","role":"pirate"})");
    mail.send("person", R"({"name":"ana","role":"none"})");
    CHECK(taken(station, mail) == 1);
    CHECK(core::waiting_deliveries(station.reader(), mail)->empty());
}
