#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/station/station_reader.h"

namespace core {

// Questions about what an account goes through beside payments. Every problem is a storage problem.

struct LocalFlag {
    std::string flag;
    bool is_set = true;
    std::string until;  // the last day; empty: until it is changed
    std::string reason;
    std::string person;
    std::int64_t seq = 0;

    bool holds(Date on) const { return until.empty() || on.text() <= until; }
};

Result<std::vector<LocalFlag>> local_flags(StationReader reader, const std::string& account);

struct ServiceOrder {
    std::string name;
    std::string account;
    std::string kind;
    std::string state;
    std::string on;         // the day it is for
    std::string reference;  // dispatch's
    std::int64_t seq = 0;
};

Result<std::optional<ServiceOrder>> service_order(StationReader reader, const std::string& name);
// Of one account, newest first; of all for an empty one: those for the date, and older ones not done yet.
Result<std::vector<ServiceOrder>> service_orders_of(StationReader reader, const std::string& account);
Result<std::vector<ServiceOrder>> service_orders_on(StationReader reader, Date date);

struct LicenceRow {
    std::string name;  // "W2-L0001"
    std::string account;
    Money fee;
    Date expires;
};

std::string licence_name(std::string_view station, std::int64_t number);
Result<std::int64_t> next_licence(StationReader reader);
Result<std::optional<LicenceRow>> licence(StationReader reader, const std::string& name);
Result<std::vector<LicenceRow>> licences_of(StationReader reader, const std::string& account);  // empty: all

struct ContactRow {
    std::string name;  // "W2-C000001"
    std::string account;
    std::int64_t seq = 0;
    std::string kind;
    std::string text;
    Money amount;
    std::string by;
    std::string what;
    std::string person;
    std::string approved_by;
    bool settled = false;
    Moment at;
    Money paid;  // a promise: on the account since then, until its date
};

std::string contact_name(std::string_view station, std::int64_t number);
Result<std::int64_t> next_contact(StationReader reader);
Result<std::optional<ContactRow>> contact(StationReader reader, const std::string& name);
Result<std::vector<ContactRow>> contacts_of(StationReader reader,
                                            const std::string& account);  // newest first
// Promises, call-backs and decisions whose day has come, and letters, all not settled; oldest first.
Result<std::vector<ContactRow>> contacts_due(StationReader reader, Date by);
Result<std::vector<ContactRow>> unsent_letters(StationReader reader);

}  // namespace core
