#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>

#include "tests/kiosk/cli/two_stations.h"

namespace {

// Window W2, open for business, enrolled at a head office that knows its customer.
struct EnrolledWindow : test::TwoStations {
    explicit EnrolledWindow(const std::string& name) : TwoStations(name) {
        window.make_ready_station();
        REQUIRE(window.run("headoffice init " + office).status == 0);
        const auto accounts = window.write("office-accounts.csv",
                                           "account,name,address,phone,class,status,flags\n"
                                           "10-00041-00,Maria Gonzalez,12 Elm St,,residential,active,\n");
        const auto owed = window.write("office-owed.csv",
                                       "receivable,account,kind,service,amount,due_date\n"
                                       "R-5512,10-00041-00,charge,water,62.10,2026-10-22\n"
                                       "R-5601,10-00041-00,charge,electric,61.35,2026-12-07\n");
        REQUIRE(window.run("headoffice import accounts " + accounts.string() + " " + office).status == 0);
        REQUIRE(window.run("headoffice import receivables " + owed.string() + " " + office).status == 0);
        REQUIRE(enrol(window).status == 0);
    }
    void pay(int number, const std::string& amount) const {
        const auto paid =
            window.run_json("pay -", window.payment("attempt-" + std::to_string(number), amount, amount));
        INFO(paid.output);
        REQUIRE(paid.status == 0);
    }
    pid_t follow() const {
        const auto pid = window.folder() / "follow.pid";
        REQUIRE(std::system((std::string(PAYDESK_PROGRAM) + " --data " + window.data().string() +
                             " sync --follow >/dev/null 2>&1 & echo $! >" + pid.string())
                                .c_str()) == 0);
        std::ifstream file(pid);
        pid_t process = 0;
        REQUIRE(file >> process);
        return process;
    }

    test::Program window;
};

}  // namespace

TEST_CASE("a station posts, and is told how it stands", "[headoffice]") {
    const test::Program alone;
    alone.make_ready_station();
    CHECK(alone.run_json("sync").code() == "not_enrolled");
    CHECK(alone.run_json("sync --status").json().at("standing") == "never");

    const EnrolledWindow desk("cli_posts");
    desk.pay(1, "20.00");
    const auto posted = desk.window.run_json("sync --once");
    INFO(posted.output << posted.errors);
    REQUIRE(posted.status == 0);
    CHECK(posted.json().at("standing") == "online");
    CHECK(posted.json().at("behind") == 0);
    CHECK(posted.json().at("accounts") == 1);
    REQUIRE(
        desk.window.run("headoffice deliver person nell --role astronaut " + desk.office + " --person olga")
            .status == 0);
    REQUIRE(desk.window.run("sync").status == 0);
    CHECK(desk.window.run_json("sync --status").json().at("waiting_deliveries").size() == 1);
    CHECK(desk.window.run("sync --status").output.find("Head office has everything") != std::string::npos);
    CHECK(desk.window.run_json("account 10-00041-00").json().at("due") == "103.45");

    REQUIRE(
        desk.window.run("headoffice revoke W2 " + desk.office + desk.authority + " --reason stolen").status ==
        0);
    CHECK(desk.window.run_json("sync").code() == "head_office_refuses");
    CHECK(desk.window.run_json("sync --status").json().at("standing") == "refused");
    desk.pay(2, "2.50");  // the counter goes on
    // The role is the cluster's, which other tests use too.
    CHECK(desk.window.run("headoffice readmit W2 " + desk.office + " --reason found").status == 0);
    CHECK(desk.window.run_json("headoffice status " + desk.office).status == 0);
}

TEST_CASE("a sync killed at any moment loses nothing and doubles nothing", "[headoffice]") {
    const EnrolledWindow desk("cli_killed");
    std::mt19937 chance(7);
    for (int number = 1; number <= 6; ++number) {
        const pid_t process = desk.follow();
        desk.pay(number, "2.0" + std::to_string(number));
        std::system(("sleep 0." + std::to_string(chance() % 4) + std::to_string(chance() % 10)).c_str());
        REQUIRE(kill(process, SIGKILL) == 0);
    }
    const auto posted = desk.window.run_json("sync");
    INFO(posted.output << posted.errors);
    REQUIRE(posted.status == 0);
    CHECK(posted.json().at("behind") == 0);
    CHECK(desk.window.run_json("headoffice check " + desk.office).json().at("ok") == true);
    CHECK(desk.window.run_json("account 10-00041-00").json().at("due") == "111.24");
    CHECK(desk.window.run("verify").status == 0);
}
