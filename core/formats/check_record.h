#pragma once

#include <string>
#include <string_view>

#include "core/base/calendar.h"
#include "core/base/money.h"

namespace core {

// Two records of an X9.37 cash letter, 80 columns each: a check sent to the bank (25) and a check the bank
// sends back (31). Single characters are as the standard has them; empty is a space. Source: ANSI X9.100-187,
// columns as in moov-io/imagecashletter checkDetail.go and returnDetail.go.

struct CheckDetail {
    std::string aux_on_us;
    std::string external_code;
    std::string routing;  // nine digits whose check digit holds
    std::string on_us;    // as in "1211-1234-56789/", the slash being the on-us symbol
    Money amount;
    std::string sequence;
    std::string documentation;          // "G": image included
    std::string return_acceptance;      // "D"
    std::string micr_valid;             // "1" good .. "4"
    std::string bank_of_first_deposit;  // "Y"
    int addenda = 0;
    std::string correction;
    std::string archive;

    friend bool operator==(const CheckDetail&, const CheckDetail&) = default;
};

struct CheckReturn {
    std::string routing;
    std::string on_us;
    Money amount;
    std::string reason;  // for bank_return
    int addenda = 0;
    std::string documentation;
    Date forwarded_on;  // of the bundle that the check was sent in
    std::string sequence;
    std::string external_code;
    std::string notification;
    std::string archive;
    std::string times_returned;

    friend bool operator==(const CheckReturn&, const CheckReturn&) = default;
};

// Problems: bank_file_malformed (which field), routing_number_wrong.
Result<CheckDetail> parse_check_detail(std::string_view line);
Result<CheckReturn> parse_check_return(std::string_view line);

// The 80 columns, read back before they go out. Problems: bank_file_malformed when a field has no room in its
// columns, routing_number_wrong.
Result<std::string> check_detail_line(const CheckDetail& check);
Result<std::string> check_return_line(const CheckReturn& check);

}  // namespace core
