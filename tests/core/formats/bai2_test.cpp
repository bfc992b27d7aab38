#include "core/formats/bai2.h"

#include <fmt/format.h>

#include <map>

#include "tests/core/formats/case_file.h"

using core::Money;
using core::ProblemCode;

namespace {

nlohmann::json published(const std::string& beginning) {
    for (const auto& file : case_part("bai2_files.json", "files")) {
        if (file["name"].get<std::string>().starts_with(beginning)) return file;
    }
    FAIL("no case named " << beginning);
    return {};
}

std::string text_of(const std::string& beginning) {
    return published(beginning)["text"];
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

// The figures of the file's 49, 98 and 99 lines, as they are written.
std::map<std::string, std::vector<std::vector<std::int64_t>>> trailers_of(const std::string& text) {
    std::map<std::string, std::vector<std::vector<std::int64_t>>> trailers;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::string code = line.substr(0, 2);
        if (code != "49" && code != "98" && code != "99") continue;
        std::istringstream fields(line.substr(3));
        auto& figures = trailers[code].emplace_back();
        for (std::string field; std::getline(fields, field, ',');) figures.push_back(std::stoll(field));
    }
    return trailers;
}

Money amount_of(const core::Bai2Account& account, const std::string& type) {
    for (const auto& summary : account.summaries) {
        if (summary.type == type) return summary.amount.value();
    }
    FAIL("no amount of type " << type);
    return {};
}

// The message of a file of one group and one account with this body, or "read".
std::string outcome_of_body(const std::string& body, const std::string& trailer49) {
    const auto file = core::read_bai2("01,A,B,260102,0200,1,,,2/\n02,,B,1,260101,,,/\n" + body + "\n49," +
                                      trailer49 + "/\n98,100,1,6/\n99,100,1,8/\n");
    return file ? "read" : file.error().message();
}

}  // namespace

TEST_CASE("the published files read to their published totals and counts") {
    for (const auto& published_file : case_part("bai2_files.json", "files")) {
        INFO(published_file["name"]);
        auto expected = published_file["expected"];
        if (!expected["98"][0].is_array()) expected["98"] = nlohmann::json::array({expected["98"]});
        const std::string text = published_file["text"];
        const auto file = core::read_bai2(text);
        REQUIRE(file.has_value());
        std::vector<std::int64_t> account_totals;
        std::vector<std::vector<std::int64_t>> group_totals;
        for (const auto& group : file->groups) {
            for (const auto& account : group.accounts)
                account_totals.push_back(core::control_total(account).cents());
            group_totals.push_back(
                {core::control_total(group).cents(), static_cast<std::int64_t>(group.accounts.size())});
        }
        CHECK(account_totals == expected["49_totals"].get<std::vector<std::int64_t>>());
        REQUIRE(group_totals.size() == expected["98"].size());
        for (std::size_t i = 0; i < group_totals.size(); ++i) {
            CHECK(group_totals[i][0] == expected["98"][i][0].get<std::int64_t>());
            CHECK(group_totals[i][1] == expected["98"][i][1].get<std::int64_t>());
        }
        CHECK(core::control_total(*file).cents() == expected["99"][0].get<std::int64_t>());
        CHECK(file->groups.size() == expected["99"][1].get<std::size_t>());
        auto trailers = trailers_of(text);
        CHECK(nlohmann::json(trailers["98"]) == expected["98"]);
        CHECK(nlohmann::json(trailers["99"][0]) == expected["99"]);
        for (std::size_t i = 0; expected.contains("49_records") && i < trailers["49"].size(); ++i)
            CHECK(trailers["49"][i][1] == expected["49_records"][i].get<std::int64_t>());
    }
}

TEST_CASE("the specification's first account and lockbox deposits are read to the cent") {
    const auto expected = published("sample2")["expected"];
    const auto file = core::read_bai2(text_of("sample2")).value();
    const core::Bai2Account& first = file.groups[0].accounts[0];
    CHECK(file.sender == "122099999");
    CHECK(file.created_on.text() == "2004-06-21");
    CHECK(file.record_length == 65);
    CHECK_FALSE(file.block_size.has_value());
    CHECK(file.groups[3].status == 3);
    CHECK(first.number == expected["first_03"]["account"].get<std::string>());
    CHECK(amount_of(first, "010").text() == expected["first_03"]["010_ledger"].get<std::string>());
    CHECK(amount_of(first, "040").text() == expected["first_03"]["040_available"].get<std::string>());
    CHECK(amount_of(first, "072").text() == expected["first_03"]["072"].get<std::string>());
    CHECK(amount_of(first, "074").text() == expected["first_03"]["074"].get<std::string>());
    CHECK(amount_of(file.groups[0].accounts[1], "040").text() == "-15000.00");
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& deposit = expected["lockbox_detail"][i];
        const core::Bai2Transaction& read = file.groups[0].accounts[i].transactions.at(0);
        CHECK(read.type == std::to_string(deposit["type"].get<int>()));
        CHECK(read.amount.text() == deposit["amount"].get<std::string>());
        CHECK(read.funds.type == core::FundsType::split);
        REQUIRE(read.funds.shares.size() == 3);
        CHECK(read.funds.shares[0].amount.text() == deposit.value("same_day", "0.00"));
        CHECK(read.funds.shares[1].amount.text() == deposit["one_day"].get<std::string>());
        CHECK(read.funds.shares[2].amount.text() == deposit["two_plus"].get<std::string>());
        CHECK(read.text == deposit.value("text", ""));
    }
    const core::Bai2Transaction& letter = file.groups[1].accounts[0].transactions.at(0);
    CHECK(letter.funds.value_date->text() == "2004-06-22");
    CHECK(letter.bank_reference == "SP4738");
    CHECK(letter.customer_reference == "YRC065321");
    CHECK(letter.text == "PROCEEDS OF LETTER OF CREDIT FROM THE ARAMCO OIL CO");
    const core::Bai2Summary& distributed = file.groups[2].accounts[0].summaries.at(2);
    CHECK(distributed.items == 15);
    REQUIRE(distributed.funds.shares.size() == 3);
    CHECK(distributed.funds.shares[2] == core::FundsShare{3, Money::from_cents(20000000)});
}

TEST_CASE("the published returned cheques are read in order") {
    const auto expected = published("sample1")["expected"]["returned_items"];
    const auto file = core::read_bai2(text_of("sample1")).value();
    const auto& transactions = file.groups[0].accounts[0].transactions;
    CHECK(file.groups[0].currency == "CAD");
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(transactions.at(i).type == std::to_string(expected[i]["type"].get<int>()));
        CHECK(transactions[i].amount.text() == expected[i]["amount"].get<std::string>());
        CHECK(transactions[i].text == expected[i]["text"].get<std::string>());
    }
}

TEST_CASE("the two errata of the printed specification are refused where they stand") {
    REQUIRE(case_file("bai2_files.json")["traps"].size() == 3);
    const std::string text = text_of("sample2");
    const auto comma = core::read_bai2(replaced(text, "16,115,450000", "16,,115,450000"));
    REQUIRE_FALSE(comma.has_value());
    CHECK(comma.error().code == ProblemCode::bank_file_malformed);
    CHECK(comma.error().message() == "line 5: in the 16 record there is no type code");
    const auto count = core::read_bai2(replaced(text, ",4,31/", ",4,3/"));
    REQUIRE_FALSE(count.has_value());
    CHECK(count.error().code == ProblemCode::bank_file_total_wrong);
    CHECK(count.error().message() ==
          "line 31: the 99 record says a number of records of 3, the file holds 31");
}

TEST_CASE("each total and count that is off by one is named with its line") {
    const std::string text = text_of("sample2");
    struct Case {
        const char* old;
        const char* with;
        const char* message;
    };
    const Case cases[] = {
        {"49,9150000,4", "49,9150001,4",
         "line 6: the 49 record says a control total of 9150001, the file holds 9150000"},
        {"49,9150000,4", "49,9150000,5",
         "line 6: the 49 record says a number of records of 5, the file holds 4"},
        {"98,13150000,2,11", "98,13150000,3,11",
         "line 12: the 98 record says a number of accounts of 3, the file holds 2"},
        {"98,13150000,2,11", "98,13150000,2,10",
         "line 12: the 98 record says a number of records of 10, the file holds 11"},
        {"98,180000000,1,8", "98,-180000000,1,8",
         "line 20: the 98 record says a control total of -180000000, the file holds 180000000"},
        {"99,345450000,4,31", "99,345450000,5,31",
         "line 31: the 99 record says a number of groups of 5, the file holds 4"},
        {"16,115,450000", "16,115,450001",
         "line 6: the 49 record says a control total of 9150000, the file holds 9150001"},
    };
    for (const Case& c : cases) {
        const auto file = core::read_bai2(replaced(text, c.old, c.with));
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().code == ProblemCode::bank_file_total_wrong);
        CHECK(file.error().message() == c.message);
    }
}

TEST_CASE("a BAI2 file cut off anywhere is refused") {
    for (const char* name : {"sample1", "sample2"}) {
        const std::string text = text_of(name);
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto file = core::read_bai2(text.substr(0, length));
            INFO(name << " " << length);
            CHECK_FALSE(file.has_value());
        }
        CHECK(core::read_bai2(text + "\r\n\r\n").has_value());
    }
}

TEST_CASE("no single damaged byte changes a total unseen") {
    const std::string text = text_of("sample2");
    const Money total = core::control_total(core::read_bai2(text).value());
    int refused = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char put : {',', '/', '\n', '\0', '-', '9', 'S'}) {
            if (text[i] == put) continue;
            std::string damaged = text;
            damaged[i] = put;
            const auto file = core::read_bai2(damaged);
            INFO(i << " " << put);
            if (file) CHECK(core::control_total(*file) == total);
            refused += file ? 0 : 1;
        }
    }
    CHECK(refused > 5000);
}

TEST_CASE("malformed records are refused with line and reason") {
    // The bodies are lines 3 to 5.
    const std::string three = "03,1,,,,,/\n";
    const std::string in_03 = "line 3: in the 03 record ";
    const std::string in_16 = "line 4: in the 16 record ";
    const std::pair<std::string, std::string> cases[] = {
        {three + "16,115,100,,,/\n88,DEPOSIT, NO. 5/7", "read"},
        {three + "16,115,100,V,260101,2400,a,b,c/\n16,115,0/", "read"},
        {three + "16,115,100,D,2,0,60,1,40,a,b/\n88,c", "read"},
        {three + "16,115,+100,Z,a,b,c\n88,d", "read"},
        {three + "16,115,100,0,a,b/\n\n88,c", "read"},
        {"03,,,,,,/\n16,115,100,,,/\n88,x", in_03 + "there is no account number"},
        {"03,1,,010,1.00,,/\n88,/\n88,/", in_03 + "the amount \"1.00\" is no amount"},
        {"03,1,,,100,,/\n88,,,/\n88,,,/", in_03 + "there is no type code"},
        {"03,1,,01A,100,,/\n88,/\n88,/", in_03 + "the type code \"01A\" is wrong"},
        {"03,1,,010,100,x,/\n88,/\n88,/", in_03 + "the number of items \"x\" is no number"},
        {"03,1,,010,100,,\n88,040,0,,/\n88,045,0,,/", in_03 + "a line does not end with a slash"},
        {"03,1,,010,100,,/x/\n88,/\n88,/", in_03 + "something stands behind the slash"},
        {three + "16,115,100,Q,a,b,c\n88,d", in_16 + "the funds type \"Q\" is unknown"},
        {three + "16,115,100,V,261301,,a,b,c\n88,d", in_16 + "the value date \"261301\" is no date"},
        {three + "16,115,100,V,260101,90,a,b,c\n88,d", in_16 + "the value time is not four digits"},
        {three + "16,115,100,D,0,a,b,c\n88,d", in_16 + "a distribution has no shares"},
        {three + "16,115,100,D,9,0,100/\n88,1,0/", in_16 + "a distribution lacks shares"},
        {three + "16,115,100,S,a,b,c\n88,d", in_16 + "the amount available \"a\" is no amount"},
        {three + "16,115,--100,,a,b/\n88,c", in_16 + "the amount \"--100\" is no amount"},
        {three + "16,115,1000000000000000,,a,b/\n88,c",
         in_16 + "the amount \"1000000000000000\" is no amount"},
        {three + "16,115,999999999999999,,a,b/\n16,115,999999999999999,,a,b/",
         "line 5: the sum of amounts is too large"},
        {three + "17,115,100,,a,b/\n88,c", "line 4: this is no BAI2 record"},
        {three + "16\n88,c", "line 4: this is no BAI2 record"},
        {"16,115,100,,a,b/\n88,c\n88,d", "line 3: a 98 record must stand here"},
        {three + "03,2,,,,,/\n16,115,100,,a,b/", "line 4: a 49 record must stand here"},
    };
    for (const auto& [body, outcome] : cases) {
        INFO(body);
        CHECK(outcome_of_body(body, "100,4") == outcome);
    }
    CHECK(outcome_of_body("03,1,,010,100,,/\n88,/\n88,/", ",4") ==
          "line 6: in the 49 record a total is missing");
    CHECK(outcome_of_body("03,1,,010,100,,/\n88,/\n88,/", "100,4,7") ==
          "line 6: in the 49 record there are fields too many");
}

TEST_CASE("what stands around the groups is refused with its reason") {
    const std::string text = text_of("sample2");
    const std::pair<std::string, std::string> cases[] = {
        {"", "at the end: a 01 record must stand here"},
        {"88,1/", "line 1: there is nothing that this record could continue"},
        {text + "\n02,1,2,1,040620,,,/", "line 32: something stands behind the 99 record"},
        {replaced(text, "65,,2/", "65,,3/"), "line 1: in the 01 record the version is not 2"},
        {replaced(text, "040621", "040631"),
         "line 1: in the 01 record the creation date \"040631\" is no date"},
        {replaced(text, ",1,040620", ",5,040620"), "line 2: in the 02 record the group status is not 1 to 4"},
    };
    for (const auto& [file, message] : cases) {
        const auto read = core::read_bai2(file);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == ProblemCode::bank_file_malformed);
        CHECK(read.error().message() == message);
    }
}

TEST_CASE("a file that was read is written and read back the same at every line length") {
    for (const char* name : {"sample1", "sample2"}) {
        auto file = core::read_bai2(text_of(name)).value();
        for (std::int64_t length : {0, 30, 40, 65, 80, 200}) {
            file.record_length.reset();
            if (length > 0) file.record_length = length;
            INFO(name << " " << length);
            const auto text = core::write_bai2(file);
            REQUIRE(text.has_value());
            CHECK(core::read_bai2(*text).value() == file);
            std::istringstream lines(*text);
            for (std::string line; length > 0 && std::getline(lines, line);)
                CHECK(static_cast<std::int64_t>(line.size()) <= length);
        }
    }
}

TEST_CASE("a lockbox file is written with its totals and counts") {
    core::Bai2Account account{.number = "0100", .currency = "USD"};
    account.summaries.push_back({.type = "110", .amount = Money::from_cents(17345), .items = 2});
    account.transactions.push_back({.type = "115",
                                    .amount = Money::from_cents(12345),
                                    .funds = {.type = core::FundsType::immediate},
                                    .bank_reference = "W2-000017",
                                    .customer_reference = "100004100",
                                    .text = "CHECK 10452, MRS. DOE"});
    account.transactions.push_back({.type = "115", .amount = Money::from_cents(5000)});
    core::Bai2File file{.sender = "061000146",
                        .receiver = "CIS",
                        .created_on = core::Date::parse("2026-11-23").value(),
                        .created_at = "1705",
                        .identification = "1"};
    file.groups.push_back({.receiver = "CIS",
                           .originator = "061000146",
                           .as_of_date = file.created_on,
                           .as_of_time = "1700",
                           .currency = "USD",
                           .accounts = {account}});
    CHECK(core::write_bai2(file).value() ==
          "01,061000146,CIS,261123,1705,1,,,2/\n"
          "02,CIS,061000146,1,261123,1700,USD,/\n"
          "03,0100,USD,110,17345,2,/\n"
          "16,115,12345,0,W2-000017,100004100,CHECK 10452, MRS. DOE\n"
          "16,115,5000,,,,/\n"
          "49,34690,4/\n"
          "98,34690,1,6/\n"
          "99,34690,1,8/\n");
    file.record_length = 39;
    CHECK(core::write_bai2(file).value() ==
          "01,061000146,CIS,261123,1705,1,39,,2/\n"
          "02,CIS,061000146,1,261123,1700,USD,/\n"
          "03,0100,USD,110,17345,2,/\n"
          "16,115,12345,0,W2-000017,100004100/\n"
          "88,CHECK 10452, MRS. DOE\n"
          "16,115,5000,,,,/\n"
          "49,34690,5/\n"
          "98,34690,1,7/\n"
          "99,34690,1,9/\n");
}

TEST_CASE("what the format has no room for is not written") {
    const auto whole = core::read_bai2(text_of("sample2")).value();
    REQUIRE(core::write_bai2(whole).has_value());
    using Change = void (*)(core::Bai2File&);
    const std::pair<Change, const char*> cases[] = {
        {[](auto& f) { f.sender = "A,B"; }, "a BAI2 file has no room for \"A,B\""},
        {[](auto& f) { f.identification = "1/2"; }, "a BAI2 file has no room for \"1/2\""},
        {[](auto& f) { f.receiver = "A\nB"; }, "a BAI2 file has no room for \"A?B\""},
        {[](auto& f) { f.receiver = ""; }, "line 1: in the 01 record there is no receiver"},
        {[](auto& f) { f.sender = " A"; }, "a BAI2 file cannot hold these fields"},
        {[](auto& f) { f.record_length = 12; }, "a BAI2 file has no room for \"88,122099999/\""},
        {[](auto& f) { f.groups[0].status = 7; }, "line 2: in the 02 record the group status is not 1 to 4"},
        {[](auto& f) { f.groups[0].accounts[0].transactions[0].text = "AND/ OR"; },
         "a BAI2 file has no room for \"AND/\""},
        {[](auto& f) { f.groups[0].accounts[0].transactions[0].text = "A  B"; },
         "a BAI2 file cannot hold these fields"},
        {[](auto& f) { f.groups[0].accounts[0].transactions[0].text = "A\n49,0,1/"; },
         "a BAI2 file has no room for \"A?49,0,1/\""},
        {[](auto& f) { f.groups[0].accounts[0].transactions[0].type = ""; },
         "line 5: in the 16 record there is no type code"},
        {[](auto& f) { f.groups[0].accounts[0].transactions[0].funds.shares.pop_back(); },
         "a BAI2 file cannot hold these fields"},
        {[](auto& f) { f.groups[0].accounts[0].summaries.emplace_back(); },
         "a BAI2 file cannot hold these fields"},
        {[](auto& f) { f.created_on = core::Date::parse("2099-01-01").value(); },
         "a BAI2 file cannot hold these fields"},
    };
    for (const auto& [change, message] : cases) {
        core::Bai2File file = whole;
        change(file);
        const auto text = core::write_bai2(file);
        REQUIRE_FALSE(text.has_value());
        CHECK(text.error().code == ProblemCode::bank_file_malformed);
        CHECK(text.error().message() == message);
    }
}
