#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "tests/kiosk/cli/program.h"
#include "tests/support/head_office/head_office_server.h"

namespace test {

// docs/head-office.md with two stations, on loopback.
struct TwoStations {
    explicit TwoStations(const std::string& name)
        : server(head_office_server()),
          office("\"" + server.office_url(name) + "\""),
          url("\"" + server.station_url(name) + "\""),
          authority(" --authority " + server.authority().string()) {
        REQUIRE(server.office("postgres").run("CREATE DATABASE " + name));
        REQUIRE(w2.run("init --station W2 --role window --training").status == 0);
        REQUIRE(w3.run("init --station W3 --role window --training").status == 0);
    }
    // The station's request, signed at head office, brought back.
    Run enrol(const Program& station, const std::string& more = {}) const {
        REQUIRE(station.run("enrol " + url).status == 0);
        const std::string folder = station.data().string() + "/head-office/";
        const auto made = station.run_json("headoffice sign " + folder + "station.csr " + office + authority +
                                           " --out " + folder + "brought.crt " + more);
        if (made.status != 0) return made;
        return station.run_json("enrol --finish " + folder + "brought.crt");
    }

    HeadOfficeServer& server;
    std::string office;
    std::string url;
    std::string authority;
    Program w2;
    Program w3;
};

}  // namespace test
