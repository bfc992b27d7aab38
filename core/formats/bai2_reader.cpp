#include <fmt/format.h>

#include "core/formats/bai2.h"
#include "core/formats/bai2_records.h"
#include "core/formats/fixed_columns.h"

namespace core {

namespace {

// What the trailer's account, group or file was seen to hold.
struct Seen {
    std::int64_t cents = 0;
    std::int64_t members = 0;  // accounts of a group, groups of a file
    std::int64_t lines = 0;
};

Date date_in(Bai2Fields& fields, std::string_view name) {
    const std::string text = fields.digits(name, 6);
    if (text.size() == 6) {
        const std::string century = text < "80" ? "20" : "19";
        const auto date = Date::parse(
            fmt::format("{}{}-{}-{}", century, text.substr(0, 2), text.substr(2, 2), text.substr(4, 2)));
        if (date) return *date;
    }
    fields.blame(fmt::format("the {} \"{}\" is no date", name, printable(text)));
    return {};
}

std::string time_in(Bai2Fields& fields, std::string_view name) {
    std::string text = fields.digits(name, 4);
    if (!text.empty() && text.size() != 4) fields.blame(fmt::format("the {} is not four digits", name));
    return text;
}

std::string type_in(Bai2Fields& fields) {
    std::string type = fields.digits("type code", 3);
    if (type.empty()) fields.blame("there is no type code");
    return type;
}

Money share_in(Bai2Fields& fields) {
    return fields.amount("amount available").value_or(Money());
}

Bai2Funds funds_in(Bai2Fields& fields) {
    Bai2Funds funds;
    const std::string_view type = fields.next();
    if (type.empty()) return funds;
    if (type == "0") {
        funds.type = FundsType::immediate;
    } else if (type == "1") {
        funds.type = FundsType::one_day;
    } else if (type == "2") {
        funds.type = FundsType::two_days;
    } else if (type == "Z") {
        funds.type = FundsType::unknown;
    } else if (type == "S") {
        funds.type = FundsType::split;
        for (std::int64_t days = 0; days < 3; ++days) funds.shares.push_back({days, share_in(fields)});
    } else if (type == "V") {
        funds.type = FundsType::value_dated;
        funds.value_date = date_in(fields, "value date");
        funds.value_time = time_in(fields, "value time");
    } else if (type == "D") {
        funds.type = FundsType::distributed;
        const std::int64_t shares = fields.number("number of shares").value_or(0);
        if (shares == 0) fields.blame("a distribution has no shares");
        for (std::int64_t i = 0; i < shares && !fields.fault(); ++i) {
            if (fields.at_end()) fields.blame("a distribution lacks shares");
            const std::int64_t days = fields.number("days").value_or(0);
            funds.shares.push_back({days, share_in(fields)});
        }
    } else {
        fields.blame(fmt::format("the funds type \"{}\" is unknown", printable(type)));
    }
    return funds;
}

// Goes through the records once; the first thing that is wrong ends the reading.
class Bai2Reader {
  public:
    explicit Bai2Reader(const std::vector<Bai2Record>& records) : records_(records) {}

    Result<Bai2File> read() {
        Bai2File file = read_file();
        if (!fault_ && at_ < records_.size()) {
            fault_ = Problem{ProblemCode::bank_file_malformed,
                             fmt::format("line {}: something stands behind the 99 record", here().line)};
        }
        if (fault_) return tl::unexpected(*fault_);
        return file;
    }

  private:
    const Bai2Record& here() const { return records_[at_]; }
    bool is_at(std::string_view code) const {
        return !fault_ && at_ < records_.size() && here().code == code;
    }

    // The fields of the record that must come now; those of an empty record when it does not or when
    // something was wrong before, for then nothing of what is read goes out.
    Bai2Fields take(std::string_view code, Seen& seen) {
        if (fault_) return Bai2Fields(none_);
        if (!is_at(code)) {
            const std::string where =
                at_ < records_.size() ? fmt::format("line {}", here().line) : std::string("at the end");
            fault_ = Problem{ProblemCode::bank_file_malformed,
                             fmt::format("{}: a {} record must stand here", where, code)};
            return Bai2Fields(none_);
        }
        seen.lines += static_cast<std::int64_t>(here().parts.size());
        return Bai2Fields(records_[at_++]);
    }

    void close(Bai2Fields& fields) {
        if (!fields.at_end()) fields.blame("there are fields too many");
        if (!fault_) fault_ = fields.fault();
    }

    void add(Seen& seen, std::int64_t cents) {
        seen.cents += cents;
        if (fault_ || (seen.cents < Money::cents_max && seen.cents > -Money::cents_max)) return;
        fault_ = Problem{ProblemCode::bank_file_malformed,
                         fmt::format("line {}: the sum of amounts is too large", records_[at_ - 1].line)};
    }

    void require(std::string_view what, std::int64_t said, std::int64_t found) {
        if (fault_ || said == found) return;
        const Bai2Record& record = records_[at_ - 1];
        fault_ = Problem{ProblemCode::bank_file_total_wrong,
                         fmt::format("line {}: the {} record says {} {}, the file holds {}", record.line,
                                     record.code, what, said, found)};
    }

    // 49, 98 or 99: total, number of members (not in 49), number of lines.
    void read_trailer(std::string_view code, std::string_view members, Seen& seen) {
        Bai2Fields fields = take(code, seen);
        if (fault_) return;
        const auto total = fields.amount("control total");
        const auto count = members.empty() ? seen.members : fields.number(members);
        const auto lines = fields.number("number of records");
        if (!total || !count || !lines) fields.blame("a total is missing");
        close(fields);
        if (fault_) return;
        require("a control total of", total->cents(), seen.cents);
        require(members, *count, seen.members);
        require("a number of records of", *lines, seen.lines);
    }

    Bai2Transaction read_transaction(Seen& seen) {
        Bai2Fields fields = take("16", seen);
        Bai2Transaction transaction;
        transaction.type = type_in(fields);
        transaction.amount = fields.amount("amount").value_or(Money());
        transaction.funds = funds_in(fields);
        transaction.bank_reference = fields.next();
        transaction.customer_reference = fields.next();
        transaction.text = fields.rest_as_text();
        close(fields);
        add(seen, transaction.amount.cents());
        return transaction;
    }

    void read_summaries(Bai2Fields& fields, Bai2Account& account, Seen& seen) {
        while (!fields.at_end() && !fields.fault()) {
            Bai2Summary summary;
            summary.type = fields.digits("type code", 3);
            summary.amount = fields.amount("amount");
            summary.items = fields.number("number of items");
            summary.funds = funds_in(fields);
            if (summary == Bai2Summary{}) continue;  // the fields of an account without sums
            if (summary.type.empty()) fields.blame("there is no type code");
            add(seen, summary.amount.value_or(Money()).cents());
            account.summaries.push_back(std::move(summary));
        }
    }

    Bai2Account read_account(Seen& group) {
        Seen seen;
        Bai2Account account;
        Bai2Fields fields = take("03", seen);
        account.number = fields.required("account number");
        account.currency = fields.next();
        read_summaries(fields, account, seen);
        close(fields);
        while (is_at("16")) account.transactions.push_back(read_transaction(seen));
        read_trailer("49", "", seen);
        include(seen, group);
        return account;
    }

    Bai2Group read_group(Seen& file) {
        Seen seen;
        Bai2Group group;
        Bai2Fields fields = take("02", seen);
        group.receiver = fields.next();
        group.originator = fields.required("originator");
        const std::string status = fields.digits("group status", 1);
        if (status < "1" || status > "4") fields.blame("the group status is not 1 to 4");
        group.status = status.empty() ? 0 : status.front() - '0';
        group.as_of_date = date_in(fields, "as-of date");
        group.as_of_time = time_in(fields, "as-of time");
        group.currency = fields.next();
        group.date_modifier = fields.digits("as-of date modifier", 1);
        close(fields);
        while (is_at("03")) group.accounts.push_back(read_account(seen));
        read_trailer("98", "a number of accounts of", seen);
        include(seen, file);
        return group;
    }

    Bai2File read_file() {
        Seen seen;
        Bai2File file;
        Bai2Fields fields = take("01", seen);
        file.sender = fields.required("sender");
        file.receiver = fields.required("receiver");
        file.created_on = date_in(fields, "creation date");
        file.created_at = time_in(fields, "creation time");
        file.identification = fields.required("file identification");
        file.record_length = fields.number("record length");
        file.block_size = fields.number("block size");
        if (fields.next() != "2") fields.blame("the version is not 2");
        close(fields);
        while (is_at("02")) file.groups.push_back(read_group(seen));
        read_trailer("99", "a number of groups of", seen);
        return file;
    }

    void include(const Seen& member, Seen& whole) {
        add(whole, member.cents);
        whole.members += 1;
        whole.lines += member.lines;
    }

    const std::vector<Bai2Record>& records_;
    const Bai2Record none_{};
    std::size_t at_ = 0;
    std::optional<Problem> fault_;
};

}  // namespace

Result<Bai2File> read_bai2(std::string_view text) {
    const auto records = bai2_records(text);
    if (!records) return tl::unexpected(records.error());
    return Bai2Reader(*records).read();
}

}  // namespace core
