#include "tests/support/head_office/head_office_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "core/headoffice/office_schema.h"

namespace test {

namespace {

constexpr const char* postgres_programs = "/usr/lib/postgresql/15/bin";

int free_port() {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    close(descriptor);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

template <class T>
T need(core::LinkResult<T> result) {
    if (!result) throw std::runtime_error(result.error().sqlstate + " " + result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

std::string run_program(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string said;
    std::array<char, 4096> piece{};
    for (std::size_t size = 0; (size = fread(piece.data(), 1, piece.size(), pipe)) > 0;) {
        said.append(piece.data(), size);
    }
    if (pclose(pipe) != 0) throw std::runtime_error(command + ": " + said);
    return said;
}

HeadOfficeServer::HeadOfficeServer() : authority_(folder_.path() / "authority"), port_(free_port()) {
    const std::string here = folder().string();
    run_program("packaging/headoffice/authority make " + authority().string());
    run_program("packaging/headoffice/authority server " + authority().string() + " localhost");
    for (const char* file : {"localhost.key", "localhost.crt", "authority.crt", "revoked.crl"}) {
        std::filesystem::copy(authority() / file, folder() / file);
    }
    // PostgreSQL does not run as root.
    if (geteuid() == 0) run_program("chown -R postgres: " + here);
    run_program(as_owner(
        fmt::format("{}/initdb -D {}/data -U postgres -A trust --no-sync", postgres_programs, here)));
    std::ofstream(folder() / "data/postgresql.conf", std::ios::app) << fmt::format(
        "listen_addresses = '127.0.0.1'\nport = {1}\nunix_socket_directories = '{0}'\nmax_connections = "
        "200\nrecovery_init_sync_method = syncfs\ndynamic_shared_memory_type = mmap\n"
        "ssl = on\nssl_cert_file = '{0}/localhost.crt'\nssl_key_file = '{0}/localhost.key'\n"
        "ssl_ca_file = '{0}/authority.crt'\nssl_crl_file = '{0}/revoked.crl'\n",
        here, port_);
    // A station's role is the name on its certificate; nobody comes in over the network without one.
    std::ofstream(folder() / "data/pg_hba.conf")
        << "local all,replication postgres trust\nhostssl all all 127.0.0.1/32 cert\n";
    start();
}

HeadOfficeServer::HeadOfficeServer(HeadOfficeServer& primary)
    : authority_(primary.authority()), port_(free_port()) {
    if (geteuid() == 0) run_program("chown postgres: " + folder().string());
    run_program(as_owner(fmt::format("{}/pg_basebackup -c fast -D {}/data -R -h {} -p {} -U postgres",
                                     postgres_programs, folder().string(), primary.folder().string(),
                                     primary.port())));
    std::ofstream(folder() / "data/postgresql.conf", std::ios::app)
        << fmt::format("port = {}\nunix_socket_directories = '{}'\n", port_, folder().string());
    start();
    core::HeadOfficeLink office = primary.office("postgres");
    need(office.ask("ALTER SYSTEM SET synchronous_standby_names = '*'"));
    need(office.ask("SELECT pg_reload_conf()"));
}

HeadOfficeServer::~HeadOfficeServer() {
    if (!std::filesystem::exists(folder() / "data/postmaster.pid")) return;
    // Gives its shared memory back, which the plug would leave on this machine.
    run_program(as_owner(fmt::format("{}/pg_ctl -D {}/data -m immediate -w stop >/dev/null || true",
                                     postgres_programs, folder().string())));
}

std::string HeadOfficeServer::as_owner(const std::string& command) const {
    return geteuid() == 0 ? "setpriv --reuid postgres --regid postgres --clear-groups " + command : command;
}

void HeadOfficeServer::start() {
    run_program(as_owner(fmt::format(
        "{0}/pg_ctl -D {1}/data -l {1}/log -t 120 -w start >/dev/null || (tail -20 {1}/log; exit 1)",
        postgres_programs, folder().string())));
}

void HeadOfficeServer::stop() {
    run_program(
        as_owner(fmt::format("{}/pg_ctl -D {}/data -m fast -w stop", postgres_programs, folder().string())));
}

void HeadOfficeServer::pull_the_plug() {
    // Its memory is free once no process of it is left; one that is dead and not buried holds none.
    run_program(fmt::format(
        "p=$(head -1 {0}/data/postmaster.pid); all=\"$p $(pgrep -P $p)\"; kill -9 $all; "
        "for i in $(seq 250); do ps -o stat= -p \"$(echo $all | tr ' ' ,)\" | grep -qv '^Z' || break; "
        "sleep 0.02; done; rm -f {0}/data/postmaster.pid {0}/.s.PGSQL.*",
        folder().string()));
}

void HeadOfficeServer::promote() {
    run_program(
        as_owner(fmt::format("{}/pg_ctl -D {}/data -w promote", postgres_programs, folder().string())));
}

std::string HeadOfficeServer::office_url(const std::string& database) const {
    return fmt::format("postgresql://postgres@/{}?host={}&port={}", database, folder().string(), port_);
}

std::string HeadOfficeServer::station_url(const std::string& database) const {
    return fmt::format("postgresql://localhost:{}/{}?hostaddr=127.0.0.1", port_, database);
}

core::HeadOfficeLink HeadOfficeServer::office(const std::string& database) const {
    return need(core::HeadOfficeLink::open({.url = office_url(database)}));
}

core::HeadOfficeLink HeadOfficeServer::make_database(const std::string& name) {
    // The schema is made once and copied.
    core::HeadOfficeLink postgres = office("postgres");
    if (need(postgres.ask("SELECT 1 FROM pg_database WHERE datname = 'pattern'")).rows() == 0) {
        need(postgres.run("CREATE DATABASE pattern"));
        core::HeadOfficeLink pattern = office("pattern");
        need(core::make_office_schema(pattern, core::Date::parse("2026-11-23").value()));
    }
    need(postgres.run("CREATE DATABASE " + name + " TEMPLATE pattern"));
    core::HeadOfficeLink made = office(name);
    need(core::make_office_schema(made, core::Date::parse("2026-11-23").value()));
    return made;
}

core::HeadOfficeLink::Options HeadOfficeServer::admit(core::HeadOfficeLink& office,
                                                      const std::string& database,
                                                      const std::string& station) {
    need(core::admit_station(office, station));
    const std::string role = core::station_role(station);
    if (!std::filesystem::exists(authority() / (role + ".crt"))) certify(role);
    return {.url = station_url(database),
            .user = role,
            .root = authority() / "authority.crt",
            .certificate = authority() / (role + ".crt"),
            .key = authority() / (role + ".key")};
}

void HeadOfficeServer::certify(const std::string& role, const std::string& days) {
    const std::string base = (authority() / role).string();
    run_program(
        fmt::format("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x "
                    "-keyout {0}.key -out {0}.csr",
                    base));
    run_program(fmt::format("packaging/headoffice/authority sign {} {}.csr {} {} > {}.crt",
                            authority().string(), base, role, days, base));
}

HeadOfficeServer& head_office_server() {
    static HeadOfficeServer server;
    return server;
}

}  // namespace test
