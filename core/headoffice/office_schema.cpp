#include "core/headoffice/office_schema.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/embedded_file.h"

namespace core {

std::span<const EmbeddedFile> head_office_steps();

namespace {

// A cluster has its roles once, whatever databases it holds.
constexpr const char* roles = R"(
DO $$ BEGIN
    IF to_regrole('paydesk_owner') IS NULL THEN CREATE ROLE paydesk_owner NOLOGIN; END IF;
    IF to_regrole('paydesk_station') IS NULL THEN CREATE ROLE paydesk_station NOLOGIN; END IF;
    EXECUTE format('GRANT paydesk_owner TO %I', current_user);
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO paydesk_station', current_database());
    -- Whoever may connect could otherwise fill the disk with large objects.
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(int), lo_from_bytea(oid, bytea) FROM PUBLIC;
    END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS paydesk AUTHORIZATION paydesk_owner;
SET ROLE paydesk_owner;
CREATE TABLE IF NOT EXISTS paydesk.steps (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
)";

}  // namespace

Done check_office(HeadOfficeLink& link) {
    const auto rights = link.ask(
        "SELECT rolsuper OR rolcreaterole, rolsuper OR has_database_privilege(current_database(), 'CREATE'), "
        "current_user, to_regclass('paydesk.steps') IS NOT NULL, "
        "current_setting('server_version_num')::int >= 150000 FROM pg_roles WHERE rolname = current_user");
    if (!rights) return tl::unexpected(problem_of(rights.error()));
    const std::string person(rights->text(0, 2));
    if (rights->text(0, 4) != "t")
        return problem(ProblemCode::head_office_failed, "the server is older than PostgreSQL 15");
    if (rights->text(0, 0) != "t")
        return problem(ProblemCode::head_office_failed, person + " may not make roles on this server");
    if (rights->text(0, 1) != "t")
        return problem(ProblemCode::head_office_failed, person + " may not make a schema in this database");
    if (rights->text(0, 3) != "t") return {};
    const auto known = link.ask("SELECT name FROM paydesk.steps");
    if (!known) return tl::unexpected(problem_of(known.error()));
    for (int row = 0; row < known->rows(); ++row) {
        const auto steps = head_office_steps();
        if (std::ranges::find(steps, known->text(row, 0), &EmbeddedFile::name) == steps.end()) {
            return problem(ProblemCode::head_office_newer, "this program does not know " +
                                                               printable(known->text(row, 0)) +
                                                               " of the head-office database");
        }
    }
    return {};
}

LinkResult<int> make_office_schema(HeadOfficeLink& link, Date today,
                                   const std::function<void(std::int64_t, std::int64_t)>& progress) {
    if (const auto made = link.run(roles); !made) return tl::unexpected(made.error());
    int applied = 0;
    std::int64_t looked_at = 0;
    for (const EmbeddedFile& step : head_office_steps()) {
        if (progress) progress(++looked_at, std::ssize(head_office_steps()));
        const std::array name{std::optional(std::string(step.name))};
        const auto known = link.ask("SELECT 1 FROM paydesk.steps WHERE name = $1", name);
        if (!known) return tl::unexpected(known.error());
        if (known->rows() > 0) continue;
        const auto done = link.run(std::string(step.content) +
                                   "\nINSERT INTO paydesk.steps (name) VALUES ('" + *name[0] + "');");
        if (!done) return tl::unexpected(done.error());
        ++applied;
    }
    const std::array from{std::optional(today.text())};
    const auto parts = link.ask("CALL paydesk.make_months(($1::date - interval '1 month')::date, 26)", from);
    if (!parts) return tl::unexpected(parts.error());
    if (const auto begun = link.run("SELECT paydesk.begin_changes()"); !begun)
        return tl::unexpected(begun.error());
    if (const auto reset = link.run("RESET ROLE"); !reset) return tl::unexpected(reset.error());
    return applied;
}

LinkResult<void> admit_station(HeadOfficeLink& link, const std::string& station) {
    const std::array words{std::optional(station_role(station)), std::optional(station)};
    const auto quoted =
        link.ask("SELECT quote_ident($1), to_regrole(quote_ident($1)) IS NULL", std::span(words).first(1));
    if (!quoted) return tl::unexpected(quoted.error());
    const std::string role(quoted->text(0, 0));
    // A role of another kind must not become a station's: `paydesk_owner` is a good name for one.
    const auto harmless = link.ask(
        "SELECT count(*) FROM pg_roles r WHERE r.rolname = $1 AND (r.rolsuper OR r.rolcreaterole OR "
        "r.rolcreatedb OR r.rolreplication OR r.rolbypassrls OR NOT pg_has_role(r.oid, 'paydesk_station', "
        "'MEMBER') OR r.rolname = 'paydesk_station' OR EXISTS (SELECT FROM pg_auth_members m WHERE "
        "m.member = r.oid AND m.roleid <> to_regrole('paydesk_station')))",
        std::span(words).first(1));
    if (!harmless) return tl::unexpected(harmless.error());
    if (harmless->number(0, 0) > 0) {
        return tl::unexpected(
            LinkFailure{.trouble = LinkTrouble::failed,
                        .sqlstate = "42501",
                        .message = "the server has a role " + role + " already, and it is not a station's"});
    }
    std::string script = "BEGIN;";
    if (quoted->text(0, 1) == "t") script += "CREATE ROLE " + role + " LOGIN CONNECTION LIMIT 4;";
    // A network that hangs, or a person with the station's key, must not keep the server busy.
    script += "GRANT paydesk_station TO " + role + ";";
    script += "ALTER ROLE " + role + " SET statement_timeout = '60s';";
    script += "ALTER ROLE " + role + " SET lock_timeout = '20s';";
    script += "ALTER ROLE " + role + " SET idle_in_transaction_session_timeout = '60s';";
    if (const auto done = link.run(script); !done) return done;
    const auto put = link.ask(
        "INSERT INTO paydesk.stations (role_name, station) VALUES ($1, $2) ON CONFLICT (station) DO NOTHING",
        words);
    if (!put) return tl::unexpected(put.error());
    return link.run("COMMIT");
}

}  // namespace core
