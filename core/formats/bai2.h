#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"

namespace core {

// A BAI2 file: what a bank reports of accounts (balances, lockbox deposits, returned items), and what a
// billing system takes in as a lockbox file.
//   file = 01 group* 99     group = 02 account* 98     account = 03 16* 49     88 continues the record before
//   it
// Codes of two to three digits name what an amount is: 115 lockbox deposit, 555 deposited item returned.
// Source: BAI, Cash Management Balance Reporting Specifications, Version 2; examples from moov-io/bai2.

enum class FundsType {
    not_stated,
    immediate,    // 0
    one_day,      // 1
    two_days,     // 2, or more
    unknown,      // Z
    split,        // S: shares at once, in one day, in two days or more
    value_dated,  // V
    distributed,  // D: any shares
};

struct FundsShare {
    std::int64_t days = 0;
    Money amount;

    friend bool operator==(const FundsShare&, const FundsShare&) = default;
};

// When an amount can be used.
struct Bai2Funds {
    FundsType type = FundsType::not_stated;
    std::vector<FundsShare> shares{};  // split: exactly days 0, 1 and 2; distributed: at least one
    std::optional<Date> value_date{};  // value_dated
    std::string value_time{};          // "2359"; may be empty

    friend bool operator==(const Bai2Funds&, const Bai2Funds&) = default;
};

// A balance or a sum of account 03.
struct Bai2Summary {
    std::string type;
    std::optional<Money> amount{};  // nothing: not reported
    std::optional<std::int64_t> items{};
    Bai2Funds funds{};

    friend bool operator==(const Bai2Summary&, const Bai2Summary&) = default;
};

// A detail record 16.
struct Bai2Transaction {
    std::string type;
    Money amount{};
    Bai2Funds funds{};
    std::string bank_reference{};
    std::string customer_reference{};
    std::string text{};  // words with one space between

    friend bool operator==(const Bai2Transaction&, const Bai2Transaction&) = default;
};

struct Bai2Account {
    std::string number;
    std::string currency{};  // empty: the group's
    std::vector<Bai2Summary> summaries{};
    std::vector<Bai2Transaction> transactions{};

    friend bool operator==(const Bai2Account&, const Bai2Account&) = default;
};

struct Bai2Group {
    std::string receiver{};
    std::string originator;
    int status = 1;  // 1 update, 2 deletion, 3 correction, 4 test only
    Date as_of_date;
    std::string as_of_time{};     // "2359", 9999 is the end of the day; may be empty
    std::string currency{};       // empty: USD
    std::string date_modifier{};  // 1 interim previous day .. 4 final same day; may be empty
    std::vector<Bai2Account> accounts{};

    friend bool operator==(const Bai2Group&, const Bai2Group&) = default;
};

struct Bai2File {
    std::string sender;
    std::string receiver;
    Date created_on;
    std::string created_at;                       // "0200"
    std::string identification;                   // new for each file of a day
    std::optional<std::int64_t> record_length{};  // characters a line may have; nothing: any number
    std::optional<std::int64_t> block_size{};
    std::vector<Bai2Group> groups{};

    friend bool operator==(const Bai2File&, const Bai2File&) = default;
};

// The specification's control totals: the sum of all amounts of the account's 03, 16 and 88 records, without
// shares and item counts; the sum of a group's accounts; the sum of a file's groups.
Money control_total(const Bai2Account& account);
Money control_total(const Bai2Group& group);
Money control_total(const Bai2File& file);

// Reads a whole file and proves every total and count of its 49, 98 and 99 records. Years 00 to 79 are of
// this century. Problems name the line: bank_file_malformed, bank_file_total_wrong.
Result<Bai2File> read_bai2(std::string_view text);

// Writes the file with its totals and counts, lines longer than record_length broken into 88 records.
// Problems: bank_file_malformed when a field holds what the format has no room for (a comma, a slash, a
// control character; a word of text that begins with either or ends with a slash).
Result<std::string> write_bai2(const Bai2File& file);

}  // namespace core
