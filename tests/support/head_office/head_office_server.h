#pragma once

#include <filesystem>
#include <string>

#include "core/sync/link/head_office_link.h"
#include "tests/support/test_station.h"

namespace test {

// Runs a command of the shell and answers what it printed; throws when it fails.
std::string run_program(const std::string& command);

// A PostgreSQL of its own in a temporary folder, on loopback, with the certificates of the project's own
// authority. Stations come in by certificate over TLS, the test itself by a local socket.
class HeadOfficeServer {
  public:
    HeadOfficeServer();
    // A replica that confirms each commit of `primary` before the primary does; `primary` outlives it.
    explicit HeadOfficeServer(HeadOfficeServer& primary);
    ~HeadOfficeServer();
    HeadOfficeServer(const HeadOfficeServer&) = delete;
    HeadOfficeServer& operator=(const HeadOfficeServer&) = delete;

    void start();
    void stop();           // as an operator does
    void pull_the_plug();  // kill -9 to all of it
    void promote();        // a replica becomes the primary

    int port() const { return port_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path authority() const { return authority_; }
    std::string office_url(const std::string& database) const;   // by local socket
    std::string station_url(const std::string& database) const;  // over TLS

    // A database with the head-office schema; the answer is the office's connection to it.
    core::HeadOfficeLink make_database(const std::string& name);
    std::string new_name() { return "office_" + std::to_string(++names_); }
    core::HeadOfficeLink office(const std::string& database) const;

    // Admits the station in the database and signs a certificate for it.
    core::HeadOfficeLink::Options admit(core::HeadOfficeLink& office, const std::string& database,
                                        const std::string& station);
    // Key and certificate of a role, in the authority's folder as NAME.key and NAME.crt.
    void certify(const std::string& role, const std::string& days = "30");

  private:
    std::string as_owner(const std::string& command) const;
    TemporaryFolder folder_;
    std::filesystem::path authority_;
    int port_ = 0;
    int names_ = 0;
};

// One server for all tests of a program.
HeadOfficeServer& head_office_server();

}  // namespace test
