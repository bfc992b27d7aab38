#include <catch2/catch.hpp>
#include <set>

#include "core/headoffice/office_schema.h"
#include "tests/support/head_office/head_office_server.h"

namespace {

using core::HeadOfficeLink;
using core::LinkTrouble;

// An office with the stations W2 and W3, and what W2 connects with.
struct Access {
    explicit Access(const std::string& database)
        : server(test::head_office_server()),
          office(server.make_database(database)),
          w2(server.admit(office, database, "W2")),
          w3(server.admit(office, database, "W3")) {}

    LinkTrouble trouble(const HeadOfficeLink::Options& options) {
        const auto link = HeadOfficeLink::open(options);
        REQUIRE_FALSE(link.has_value());
        INFO(link.error().message);
        return link.error().trouble;
    }

    test::HeadOfficeServer& server;
    HeadOfficeLink office;
    HeadOfficeLink::Options w2;
    HeadOfficeLink::Options w3;
};

std::vector<std::string> column(HeadOfficeLink& link, const std::string& sql) {
    const auto rows = link.ask(sql);
    REQUIRE(rows);
    std::vector<std::string> texts;
    for (int row = 0; row < rows->rows(); ++row) texts.emplace_back(rows->text(row, 0));
    return texts;
}

}  // namespace

TEST_CASE("nobody comes in without the certificate of this very station", "[access]") {
    Access access("access_certificates");
    REQUIRE(HeadOfficeLink::open(access.w2));
    const std::string folder = access.server.authority().string();

    {  // another station's certificate
        auto options = access.w2;
        options.user = access.w3.user;
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
        options.user = "postgres";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
    {  // no certificate
        auto options = access.w2;
        options.certificate = folder + "/none.crt";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
    {  // a plain-text connection
        CHECK(access.trouble({.url = access.w2.url + "&sslmode=disable", .user = access.w2.user}) ==
              LinkTrouble::untrusted);
    }
    {  // an old TLS
        CHECK(access.trouble({.url = access.w2.url + "&sslmode=require&ssl_max_protocol_version=TLSv1.2",
                              .user = access.w2.user}) == LinkTrouble::untrusted);
    }
    {  // the URL cannot turn the checks off
        auto options = access.w2;
        options.url += "&sslmode=disable&sslrootcert=/none&ssl_min_protocol_version=TLSv1";
        auto link = HeadOfficeLink::open(options).value();
        CHECK(link.ask("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")->text(0, 0) ==
              "TLSv1.3");
    }
    {  // an expired certificate
        // Signed to have ended yesterday.
        test::run_program(
            "cd " + folder +
            " && NAMES=DNS:none openssl ca -batch -config openssl.cnf -extensions station -in " +
            core::station_role("W2") +
            ".csr -subj /CN=paydesk_W2 -startdate 20200101000000Z -enddate "
            "20200102000000Z -notext -out expired.crt");
        auto options = access.w2;
        options.certificate = folder + "/expired.crt";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
    {  // another authority's certificate, or trust in another authority
        const test::TemporaryFolder other;
        const std::string foreign = (other.path() / "authority").string();
        test::run_program("packaging/headoffice/authority make " + foreign);
        test::run_program("packaging/headoffice/authority sign " + foreign + " " + folder +
                          "/paydesk_W2.csr paydesk_W2 > " + foreign + "/w2.crt");
        auto options = access.w2;
        options.certificate = foreign + "/w2.crt";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
        options = access.w2;
        options.root = foreign + "/authority.crt";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
    {  // the server's certificate is for another host
        auto options = access.w2;
        options.url =
            "postgresql://127.0.0.1:" + std::to_string(access.server.port()) + "/access_certificates";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
        options.url = "postgresql://paydesk.example:" + std::to_string(access.server.port()) +
                      "/access_certificates?hostaddr=127.0.0.1";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
    {  // a server's certificate does not serve as a station's
        auto options = access.w2;
        options.certificate = folder + "/localhost.crt";
        options.key = folder + "/localhost.key";
        CHECK(access.trouble(options) == LinkTrouble::untrusted);
    }
}

TEST_CASE("a station may call four functions and do nothing else", "[access]") {
    Access access("access_rights");
    auto link = HeadOfficeLink::open(access.w2).value();
    std::size_t tried = 0;
    const auto refuses = [&](const std::string& sql) {
        const auto done = link.run(sql);
        INFO(sql);
        REQUIRE_FALSE(done.has_value());
        // No right; or a view, which takes nothing from anybody.
        const std::string& why = done.error().sqlstate;
        CHECK((why == "42501" || why == "42809" || why == "55000"));
        ++tried;
    };
    const auto tables =
        column(access.office,
               "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON "
               "n.oid = c.relnamespace WHERE n.nspname = 'paydesk' AND c.relkind IN ('r','p','v','m')");
    REQUIRE(tables.size() > 20);
    for (const std::string& table : tables) {
        refuses("SELECT 1 FROM " + table);
        refuses("DELETE FROM " + table);
        refuses("INSERT INTO " + table + " DEFAULT VALUES");
        refuses("COPY " + table + " TO STDOUT");
        refuses("TRUNCATE " + table);
        refuses("DO $$ BEGIN LOCK TABLE " + table + "; END $$");
    }
    for (const std::string& sequence :
         column(access.office,
                "SELECT c.oid::regclass FROM pg_class c WHERE c.relkind = 'S' AND c.relnamespace = "
                "'paydesk'::regnamespace"))
        refuses("SELECT nextval('" + sequence + "')");

    const std::set<std::string> allowed{"hello", "ingest", "customers", "deliveries"};
    const auto names = column(access.office,
                              "SELECT proname FROM pg_proc WHERE pronamespace = 'paydesk'::regnamespace AND "
                              "has_function_privilege('paydesk_W2', oid, 'EXECUTE')");
    CHECK(std::set(names.begin(), names.end()) == allowed);
    CHECK(column(access.office,
                 "SELECT proname FROM pg_proc WHERE pronamespace = 'paydesk'::regnamespace AND prosecdef "
                 "AND NOT proconfig @> '{\"search_path=pg_catalog, pg_temp\"}'")
              .empty());

    for (const char* sql : {"CREATE TABLE paydesk.mine (x int)",
                            "CREATE TABLE public.mine (x int)",
                            "CREATE TEMP TABLE mine (x int)",
                            "CREATE SCHEMA mine",
                            "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                            "CREATE ROLE mine",
                            "SET ROLE paydesk_owner",
                            "SET ROLE \"paydesk_W3\"",
                            "SET SESSION AUTHORIZATION postgres",
                            "ALTER ROLE \"paydesk_W2\" SUPERUSER",
                            "ALTER ROLE \"paydesk_W2\" CONNECTION LIMIT 1000",
                            "CALL paydesk.make_months('2030-01-01', 1)",
                            "SELECT pg_read_file('/etc/passwd')",
                            "COPY (SELECT 1) TO PROGRAM 'true'",
                            "SELECT pg_reload_conf()",
                            "CREATE EXTENSION dblink",
                            "SELECT lo_create(0)",
                            "SELECT lo_creat(-1)",
                            "SELECT lo_from_bytea(0, 'x')",
                            "ALTER SYSTEM SET fsync = off",
                            "GRANT paydesk_station TO PUBLIC",
                            "DROP FUNCTION paydesk.hello(int, text, text, bigint, text, bigint)"}) {
        const auto done = link.run(sql);
        INFO(sql);
        CHECK_FALSE(done.has_value());
    }
    CHECK(tried > 100);
}

TEST_CASE("shadows of the schema's names change nothing in the four functions", "[access]") {
    Access access("access_shadows");
    // Even if somebody gave stations what the schema does not: temporary tables and a schema of their own.
    REQUIRE(
        access.office.run("GRANT TEMP ON DATABASE access_shadows TO paydesk_station; CREATE SCHEMA trap; "
                          "GRANT ALL ON SCHEMA trap TO paydesk_station"));
    auto link = HeadOfficeLink::open(access.w2).value();
    REQUIRE(link.run(
        "CREATE TEMP TABLE stations AS SELECT 'W3'::text AS station, 'paydesk_W2'::text AS role_name; "
        "CREATE TEMP TABLE entries (station text, seq bigint, hash text); "
        "CREATE FUNCTION trap.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT 'epoch'::timestamptz $$; "
        "CREATE FUNCTION trap.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT 'trapped' $$; "
        "CREATE FUNCTION trap.split_part(text, text, int) RETURNS text LANGUAGE sql AS $$ SELECT 'W3' $$; "
        "CREATE FUNCTION trap.encode(bytea, text) RETURNS text LANGUAGE sql AS $$ SELECT repeat('f', 64) $$; "
        "SET search_path = trap, pg_temp, paydesk, pg_catalog"));
    // The trap works on whoever looks names up by it.
    REQUIRE(link.ask("SELECT current_setting('fsync')")->text(0, 0) == "trapped");
    const auto text = [&](const std::string& sql) {
        const auto rows = link.ask(sql);
        INFO(sql);
        REQUIRE((rows ? "" : rows.error().message) == std::string());
        return std::string(rows->text(0, 0));
    };
    const std::string hello = text("SELECT paydesk.hello(1, 'x', 'm', 0, repeat('0', 64), 0)");
    CHECK(hello.find("\"station\" : \"W2\"") != std::string::npos);
    CHECK(hello.find("\"safe\" : true") != std::string::npos);
    CHECK(text("SELECT paydesk.deliveries(0, 0)").find("rejects") != std::string::npos);
    CHECK(text("SELECT k FROM paydesk.customers('start', '', '', 10)").find("trapped") == std::string::npos);
    const auto ingested = link.run("SELECT paydesk.ingest('m', 1, ARRAY['{}'], ARRAY[''], repeat('f', 64))");
    REQUIRE_FALSE(ingested.has_value());
    CHECK(ingested.error().sqlstate == "PD005");
    CHECK(column(access.office, "SELECT seen_at IS NULL FROM paydesk.stations ORDER BY station") ==
          std::vector<std::string>{"f", "t"});
}

TEST_CASE("only one who may is let to make the schema, and never over a newer one", "[access]") {
    Access access("access_schema");
    CHECK(core::check_office(access.office));
    REQUIRE(access.office.run("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN"));
    access.server.certify("clerk");
    REQUIRE(access.office.run("GRANT CONNECT ON DATABASE access_schema TO clerk"));
    auto options = access.w2;
    options.user = "clerk";
    options.certificate = access.server.authority() / "clerk.crt";
    options.key = access.server.authority() / "clerk.key";
    auto clerk = HeadOfficeLink::open(options).value();
    CHECK(core::check_office(clerk).error().code == core::ProblemCode::head_office_failed);
    REQUIRE(access.office.run("INSERT INTO paydesk.steps (name) VALUES ('999_later.sql')"));
    CHECK(core::check_office(access.office).error().code == core::ProblemCode::head_office_newer);
}
