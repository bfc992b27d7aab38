#include "core/headoffice/station_desk.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/headoffice/office_schema.h"
#include "core/sync/enrolling.h"
#include "core/sync/first_difference.h"
#include "tests/support/head_office/head_office_server.h"

namespace {

using core::Authority;
using core::HeadOfficeLink;
using core::ProblemCode;

// A folder of a station, as far as enrolling needs one.
struct Machine {
    explicit Machine(std::string office, std::string station = "W2")
        : url(std::move(office)), name(std::move(station)) {}

    std::filesystem::path request(bool new_key = false) {
        return core::begin_enrolment(folder.path(), {.station = name, .url = url, .new_key = new_key})
            .value()
            .request;
    }
    core::Result<core::Enrolment> finish(const std::string& certificate) {
        std::ofstream(folder.path() / "signed.crt") << certificate;
        return core::finish_enrolment(folder.path(), folder.path() / "signed.crt", {});
    }
    core::LinkResult<HeadOfficeLink> connect() {
        const auto here = core::load_enrolment(folder.path()).value().value();
        return HeadOfficeLink::open({.url = here.url,
                                     .user = here.role,
                                     .root = here.root,
                                     .certificate = here.certificate,
                                     .key = here.key});
    }
    core::HelloWords words(const core::JournalHead& head = {}) {
        return {.program = "test",
                .install = core::install_id(folder.path()).value(),
                .seq = head.count,
                .hash = head.hash};
    }
    core::LinkResult<core::HelloAnswer> greet(HeadOfficeLink& link, const core::JournalHead& head = {}) {
        return core::say_hello(link, words(head));
    }

    test::TemporaryFolder folder;
    std::string url;
    std::string name;
};

struct Desk {
    explicit Desk(const std::string& database)
        : server(test::head_office_server()),
          link(server.make_database(database)),
          authority(server.authority()),
          machine(server.station_url(database)) {}

    core::Result<core::SignedStation> sign(Machine& of, bool replace = false) {
        return core::sign_station(
            link, authority,
            {.request = of.request(), .replace = replace, .reason = replace ? "the disk broke" : ""});
    }
    std::string one(const std::string& sql) {
        const auto rows = link.ask(sql);
        INFO(sql);
        REQUIRE((rows ? "" : rows.error().message) == std::string());
        return rows->rows() == 0 || rows->is_null(0, 0) ? "" : std::string(rows->text(0, 0));
    }

    test::HeadOfficeServer& server;
    HeadOfficeLink link;
    Authority authority;
    Machine machine;
};

template <class T>
ProblemCode code_of(const core::Result<T>& result) {
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
}

}  // namespace

TEST_CASE("a station that enrols, is signed and finishes is welcome; doing it again renews", "[enrol]") {
    Desk desk("desk_enrol");
    const auto made = desk.sign(desk.machine).value();
    CHECK(made.station == "W2");
    CHECK_FALSE(core::load_enrolment(desk.machine.folder.path()).value());
    REQUIRE(desk.machine.finish(made.certificate));
    auto link = desk.machine.connect().value();
    CHECK(desk.machine.greet(link).value().state == "welcome");
    CHECK(desk.one("SELECT install_id FROM paydesk.stations") ==
          core::install_id(desk.machine.folder.path()).value());

    const auto renewed = desk.sign(desk.machine).value();
    CHECK(renewed.revoked == 0);
    REQUIRE(desk.machine.finish(renewed.certificate));
    CHECK(desk.machine.connect());
    CHECK(desk.one("SELECT count(*) FROM paydesk.certificates WHERE not_after > now() + '700 days'") == "2");
}

TEST_CASE("another machine under a station's name is signed only in its place, and ends the first",
          "[enrol]") {
    Desk desk("desk_replace");
    REQUIRE(desk.machine.finish(desk.sign(desk.machine).value().certificate));
    auto first = desk.machine.connect().value();
    REQUIRE(desk.machine.greet(first).value().state == "welcome");

    Machine second(desk.machine.url);
    CHECK(code_of(desk.sign(second)) == ProblemCode::station_enrolled);
    CHECK(code_of(core::sign_station(desk.link, desk.authority,
                                     {.request = second.request(), .replace = true})) ==
          ProblemCode::reason_missing);
    const auto replaced = desk.sign(second, true).value();
    CHECK(replaced.revoked == 1);
    CHECK_FALSE(desk.machine.greet(first));
    REQUIRE(second.finish(replaced.certificate));
    auto link = second.connect().value();
    CHECK(second.greet(link).value().state == "welcome");
    CHECK(desk.one("SELECT reason FROM paydesk.certificates WHERE revoked_at IS NOT NULL") ==
          "the disk broke");
    CHECK(desk.one("SELECT reason FROM paydesk.station_acts WHERE act = 'replaced'") == "the disk broke");
}

TEST_CASE("revoking ends an open connection and every later one, by the server's list too", "[enrol]") {
    Desk desk("desk_revoke");
    Machine machine(desk.machine.url, "W7");
    REQUIRE(machine.finish(desk.sign(machine).value().certificate));
    auto open = machine.connect().value();
    REQUIRE(machine.greet(open).value().state == "welcome");

    CHECK(code_of(core::revoke_station(desk.link, desk.authority, "W7", "")) == ProblemCode::reason_missing);
    CHECK(code_of(core::revoke_station(desk.link, desk.authority, "W99", "stolen")) ==
          ProblemCode::unknown_station);
    const auto done = core::revoke_station(desk.link, desk.authority, "W7", "stolen").value();
    CHECK(done.certificates == 1);
    CHECK(done.connections == 1);
    CHECK_FALSE(machine.greet(open));
    CHECK(machine.connect().error().trouble == core::LinkTrouble::untrusted);

    // Readmitted, the role may come in again, but not with the certificate on the list.
    REQUIRE(core::readmit_station(desk.link, "W7", "found behind the desk"));
    CHECK(core::make_server_read(desk.link, desk.authority.revoked()).value().find("copy ") == 0);
    std::filesystem::copy_file(desk.authority.revoked(), desk.server.folder() / "revoked.crl",
                               std::filesystem::copy_options::overwrite_existing);
    REQUIRE(core::make_server_read(desk.link, desk.server.folder() / "revoked.crl").value().empty());
    bool is_refused = false;
    for (int tries = 0; tries < 200 && !is_refused; ++tries) is_refused = !machine.connect();
    REQUIRE(is_refused);
    CHECK(machine.connect().error().trouble == core::LinkTrouble::untrusted);

    REQUIRE(machine.finish(desk.sign(machine, true).value().certificate));
    CHECK(machine.connect());
    CHECK(core::revoke_station(desk.link, desk.authority, "W7", "again").value().certificates == 1);
}

TEST_CASE("a request is believed only its station's name and its own signature", "[enrol]") {
    Desk desk("desk_requests");
    const std::string base = (desk.machine.folder.path() / "bad").string();
    const auto sign = [&](const std::string& file) {
        return core::sign_station(desk.link, desk.authority, {.request = file});
    };
    const auto request = [&](const std::string& key, const std::string& subject) {
        test::run_program("openssl req -new -nodes -newkey " + key + " -keyout " + base + ".key -out " +
                          base + ".csr -subj '" + subject + "'");
        return base + ".csr";
    };
    const std::string p256 = "ec -pkeyopt ec_paramgen_curve:P-256";
    for (const char* subject :
         {"/CN=x\"; DROP", "/CN=W2 ", "/CN=W2/O=Paydesk", "/O=Paydesk/CN=W2", "/O=W2", "/CN=W2+OU=x",
          "/CN=W2, CN=W3", "/CN=12345678901234567", "/CN=W2\\\\", "/CN=paydesk_owner"}) {
        INFO(subject);
        CHECK(code_of(sign(request(p256, subject))) == ProblemCode::request_wrong);
    }
    for (const char* key : {"rsa:1024", "rsa:2048", "ec -pkeyopt ec_paramgen_curve:secp224r1", "ed25519"}) {
        INFO(key);
        CHECK(code_of(sign(request(key, "/CN=W2"))) == ProblemCode::request_wrong);
    }
    CHECK(code_of(sign("/dev/null")) == ProblemCode::request_wrong);
    CHECK(code_of(sign(base + ".none")) == ProblemCode::request_wrong);
    // The names of the schema's own roles.
    for (const char* subject : {"/CN=owner", "/CN=station"}) {
        INFO(subject);
        CHECK(code_of(sign(request(p256, subject))) == ProblemCode::head_office_failed);
    }
    // A name that was changed after the key's holder signed it.
    request(p256, "/CN=W2");
    test::run_program("openssl req -in " + base +
                      ".csr -outform DER | sed 's/W2/W3/' | openssl req -inform DER -out " + base +
                      ".changed");
    CHECK_FALSE(sign(base + ".changed"));
    CHECK(desk.one("SELECT count(*) FROM paydesk.certificates") == "0");
    CHECK(desk.one("SELECT count(*) FROM pg_roles WHERE rolname = 'paydesk_owner' AND rolcanlogin") == "0");
}

TEST_CASE("a certificate that is not this station's is not put in place", "[enrol]") {
    Desk desk("desk_certificates");
    Machine other(desk.machine.url, "W3");
    const auto mine = desk.sign(desk.machine).value().certificate;
    const auto others = desk.sign(other).value().certificate;
    CHECK(code_of(desk.machine.finish(others)) == ProblemCode::certificate_wrong);
    CHECK(code_of(desk.machine.finish("nonsense")) == ProblemCode::certificate_wrong);

    // The right name, by an authority that anybody can make.
    const Authority foreign(desk.machine.folder.path() / "foreign");
    REQUIRE(foreign.make());
    REQUIRE(desk.machine.finish(mine));
    const auto forged = foreign.sign(desk.machine.request(), "paydesk_W2", 30).value();
    CHECK(code_of(desk.machine.finish(forged)) == ProblemCode::certificate_wrong);
    // A new key waits beside the old one until its certificate is there.
    REQUIRE(desk.machine.request(true).filename() == "station.csr");
    CHECK(desk.machine.connect());
    REQUIRE(desk.machine.finish(desk.sign(desk.machine, true).value().certificate));
    CHECK(desk.machine.connect());
    CHECK(code_of(desk.machine.finish(mine)) == ProblemCode::certificate_wrong);
    CHECK(desk.machine.connect());
}

TEST_CASE("a restored station goes on as the next line, from the first entry that differs", "[enrol]") {
    Desk desk("desk_lines");
    REQUIRE(desk.machine.finish(desk.sign(desk.machine).value().certificate));
    auto link = desk.machine.connect().value();
    // What head office has, and what the restored station has: the same up to 3.
    std::vector<std::string> there{std::string(64, '0')};
    for (char digit = '1'; digit <= '6'; ++digit) there.emplace_back(64, digit);
    std::vector<std::string> here(there.begin(), there.begin() + 4);
    for (const char digit : {'a', 'b'}) here.emplace_back(64, digit);
    for (std::size_t seq = 1; seq < there.size(); ++seq) {
        desk.one(
            "INSERT INTO paydesk.entries (station, seq, month, day, at, person, kind, payload, hash) VALUES "
            "('W2', " +
            std::to_string(seq) + ", '2026-11-01', '2026-11-23', 0, '', '', '', '" + there[seq] + "')");
    }
    desk.one("UPDATE paydesk.stations SET last_seq = 6, last_hash = repeat('6', 64)");

    const core::JournalHead head{.count = 5, .hash = here[5]};
    CHECK(desk.machine.greet(link, head).value().state == "forked");
    const auto hash_after = [&](std::int64_t seq) { return here.at(static_cast<std::size_t>(seq)); };
    const auto first = core::first_difference(link, desk.machine.words(), head, 6, hash_after).value();
    CHECK(first == 4);
    CHECK(desk.one("SELECT local_seq FROM paydesk.stations") == "5");

    const auto open = [&](std::int64_t seq, const std::string& hash) {
        return core::open_next_line(desk.link, "W2", {.seq = seq, .hash = hash}, "restored");
    };
    CHECK(code_of(open(3, here[3])) == ProblemCode::request_wrong);
    CHECK(code_of(open(7, std::string(64, 'c'))) == ProblemCode::request_wrong);
    CHECK(code_of(core::open_next_line(desk.link, "W2", {.seq = 4, .hash = here[4]}, "")) ==
          ProblemCode::reason_missing);
    CHECK(open(4, here[4]).value() == "W2/2");
    CHECK(desk.one("SELECT first_seq || ' ' || last_seq || ' ' || last_hash FROM paydesk.stations WHERE NOT "
                   "superseded") == "4 3 " + there[3]);
    CHECK(desk.one("SELECT count(*) FROM paydesk.entries WHERE station = 'W2'") == "6");
    const auto greeting = desk.machine.greet(link, head).value();
    CHECK(greeting.station == "W2/2");
    CHECK(greeting.state == "welcome");
    CHECK(greeting.last_seq == 3);
}
