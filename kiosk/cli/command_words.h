#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/policy/vocabulary.h"

namespace kiosk {

// What was typed behind the commands. One value per meaning, since only one command runs; owned by the
// command line.
struct CommandWords {
    std::string date;
    std::string float_count;
    std::string cash_count;
    std::map<core::TenderType, std::string> item_counts;
    std::string cash_in;
    std::string cash_out;
    std::string turned_in;
    std::string bag;
    std::string received_by;
    std::string to;
    std::string file;
    std::string payment;
    std::string account;
    std::string search;
    std::string text;
    std::string amount;
    std::string check;
    std::string name;
    std::string station = "W1";
    std::string role;
    std::string office;
    std::string format = "text";
    std::string deposit;
    std::string fee = "0";
    std::string pieces_out;
    std::string pieces_in;
    std::string public_key;
    std::vector<std::string> codes;
    std::string session;
    std::string window_size;
    std::string script;
    std::string pictures = ".";
    std::string registry;
    std::string policy = "default";
    std::string destination;
    std::string payee;
    std::string from;
    std::string until;
    std::string routing;
    std::string reference;
    std::string kind;
    std::string state;
    std::string what;
    std::string action;
    std::string opener;
    std::string second;
    std::string payor;
    std::string book;
    std::string list;
    std::string tender = "check";
    std::string manual_receipt;
    std::string received_on;
    std::vector<std::string> destinations;
    std::vector<std::string> amounts;
    std::string record;  // a file
    std::string device;  // its id, serial number or socket
    std::string mode;
    std::string layout;
    std::string language;
    std::string cable;
    std::int64_t columns = 0;
    std::int64_t pin = 0;
    std::int64_t baud = 0;
    std::int64_t items = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t older_than = 0;
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t accounts = 10'000;
    std::int64_t included_seq = 0;
    bool begin = false;
    bool holder = false;
    bool explain = false;
    bool accept = false;
    bool take_back = false;
    bool vault = false;
    bool devices = false;
    bool training = false;
    bool simulate = false;
    bool copy = false;
    bool waive_fee = false;
    bool alert = false;
    bool open = false;
    bool override_guards = false;
    // Of head office.
    std::string url;
    std::string authority;  // the folder of its certificate authority
    std::string authority_certificate;
    std::string certificate;
    std::string host;
    std::string difference;
    std::int64_t days = 0;
    bool follow = false;
    bool status = false;
    bool new_key = false;
    bool replace = false;
};

}  // namespace kiosk
