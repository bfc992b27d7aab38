// A disk without room on either side, a real one: nothing lost, nothing doubled, and it goes on when there is
// room.

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "tests/core/sync/posting_station.h"
#include "tests/support/small_disk.h"

using core::SyncStanding;
using test::PostingStation;

namespace {

// What is made meanwhile has its folders on a small disk.
class OnSmallDisk {
  public:
    explicit OnSmallDisk(const std::string& size) : disk_(place_.path(), size) {
        if (const char* before = std::getenv("TMPDIR")) before_ = before;
        ::setenv("TMPDIR", place_.path().c_str(), 1);
    }
    ~OnSmallDisk() { leave(); }
    OnSmallDisk(const OnSmallDisk&) = delete;
    OnSmallDisk& operator=(const OnSmallDisk&) = delete;

    bool is_possible() const {
        if (!disk_.is_mounted()) std::cout << "skipped: mounting a small disk needs root\n";
        return disk_.is_mounted();
    }
    void leave() {
        if (before_.empty()) {
            ::unsetenv("TMPDIR");
        } else {
            ::setenv("TMPDIR", before_.c_str(), 1);
        }
    }
    void fill() {
        std::ofstream ballast(place_.path() / "ballast", std::ios::binary);
        const std::string piece(4096, 'x');
        while (ballast.write(piece.data(), std::ssize(piece)).flush()) {
        }
    }
    void empty() { std::filesystem::remove(place_.path() / "ballast"); }

  private:
    test::TemporaryFolder place_;
    test::SmallDisk disk_;
    std::string before_;
};

}  // namespace

TEST_CASE("no room at head office: the station waits, and nothing is lost or doubled", "[sync]") {
    OnSmallDisk disk("256m");
    if (!disk.is_possible()) return;
    test::HeadOfficeServer server;
    disk.leave();
    PostingStation w2(server);
    w2.once();
    for (int i = 0; i < 400; ++i) w2.pay_next();
    disk.fill();
    int refused = 0;
    for (int tries = 0; tries < 3; ++tries) {
        const auto report = w2.once();
        if (report.standing == SyncStanding::offline) ++refused;
        INFO(report.why);
        CHECK(!(report.standing == SyncStanding::offline && report.why.empty()));
        w2.pay_next();
    }
    CHECK(refused == 3);
    CHECK(w2.state().failed_since > 0);
    disk.empty();
    // A server that could not write its log has ended; its operator starts it when there is room.
    if (!core::HeadOfficeLink::open({.url = server.office_url(w2.database)})) server.start();
    w2.office = server.office(w2.database);
    const auto report = w2.once();
    INFO(report.why);
    CHECK(report.standing == SyncStanding::online);
    CHECK(report.behind == 0);
    w2.check_same_at_both_ends();
}

TEST_CASE("no room at the station: sync says so, what was posted stands, and it goes on when there is room",
          "[sync]") {
    test::head_office_server();  // has its folder elsewhere
    OnSmallDisk disk("8m");
    if (!disk.is_possible()) return;
    PostingStation w2;
    disk.leave();
    w2.once();
    for (int i = 0; i < 100; ++i) w2.pay_next();
    w2.run(
        "INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) "
        "SELECT 'N-' || n, '10-00041-00', 'charge', 'water', 100, '2026-12-07', 'billing' "
        "FROM generate_series(1, 20000) n");
    const std::string due = w2.due();
    disk.fill();
    for (int tries = 0; tries < 3; ++tries) {
        const auto report = w2.sync().once();
        if (report) {
            CHECK(report->standing == SyncStanding::offline);
        } else {
            CHECK(report.error().code == core::ProblemCode::storage_full);
        }
    }
    disk.empty();
    CHECK(w2.due() == due);  // nothing of the copy that had no room
    CHECK(w2.once().behind == 0);
    CHECK(w2.state().failed_since == 0);
    CHECK(w2.due() != due);
    w2.check_same_at_both_ends();
}
