#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/formats/bai2.h"

namespace core {

namespace {

std::string day_text(Date date) {
    const std::string text = date.text();
    return text.substr(2, 2) + text.substr(5, 2) + text.substr(8, 2);
}

std::string cents_text(Money amount) {
    return fmt::format("{}", amount.cents());
}

template <class Number>
std::string number_text(const std::optional<Number>& number) {
    return number ? fmt::format("{}", *number) : "";
}

using Fields = std::vector<std::string>;

void put_funds(Fields& fields, const Bai2Funds& funds) {
    constexpr std::string_view letters[] = {"", "0", "1", "2", "Z", "S", "V", "D"};
    fields.emplace_back(letters[static_cast<std::size_t>(funds.type)]);
    if (funds.type == FundsType::value_dated) {
        fields.push_back(funds.value_date ? day_text(*funds.value_date) : "");
        fields.push_back(funds.value_time);
    }
    if (funds.type == FundsType::distributed) fields.push_back(fmt::format("{}", funds.shares.size()));
    for (const FundsShare& share : funds.shares) {
        if (funds.type == FundsType::distributed) fields.push_back(fmt::format("{}", share.days));
        fields.push_back(cents_text(share.amount));
    }
}

bool fits_a_field(std::string_view field) {
    return std::none_of(field.begin(), field.end(),
                        [](char c) { return c == ',' || c == '/' || static_cast<unsigned char>(c) < 0x20; });
}

// Writes records, breaks them into lines and counts the lines.
class Bai2Writer {
  public:
    explicit Bai2Writer(const Bai2File& file)
        : room_(static_cast<std::size_t>(
              std::clamp<std::int64_t>(file.record_length.value_or(unlimited), 0, unlimited))) {}

    Result<std::string> write(const Bai2File& file) {
        put("01", {file.sender, file.receiver, day_text(file.created_on), file.created_at,
                   file.identification, number_text(file.record_length), number_text(file.block_size), "2"});
        for (const Bai2Group& group : file.groups) write(group);
        put("99", {cents_text(control_total(file)), fmt::format("{}", file.groups.size()),
                   fmt::format("{}", lines_ + 1)});
        if (fault_) return tl::unexpected(*fault_);
        return std::move(out_);
    }

  private:
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int32_t>::max();

    void write(const Bai2Group& group) {
        const std::int64_t first = lines_;
        put("02", {group.receiver, group.originator, fmt::format("{}", group.status),
                   day_text(group.as_of_date), group.as_of_time, group.currency, group.date_modifier});
        for (const Bai2Account& account : group.accounts) write(account);
        put("98", {cents_text(control_total(group)), fmt::format("{}", group.accounts.size()),
                   fmt::format("{}", lines_ + 1 - first)});
    }

    void write(const Bai2Account& account) {
        const std::int64_t first = lines_;
        Fields fields{account.number, account.currency};
        for (const Bai2Summary& summary : account.summaries) {
            fields.insert(fields.end(), {summary.type, summary.amount ? cents_text(*summary.amount) : "",
                                         number_text(summary.items)});
            put_funds(fields, summary.funds);
        }
        if (account.summaries.empty()) fields.resize(fields.size() + 4);
        put("03", fields);
        for (const Bai2Transaction& transaction : account.transactions) {
            Fields detail{transaction.type, cents_text(transaction.amount)};
            put_funds(detail, transaction.funds);
            detail.insert(detail.end(), {transaction.bank_reference, transaction.customer_reference});
            put("16", detail, transaction.text);
        }
        put("49", {cents_text(control_total(account)), fmt::format("{}", lines_ + 1 - first)});
    }

    void put(std::string_view code, const Fields& fields) {
        std::string line(code);
        put_fields(line, fields);
        end_line(line + "/");
    }

    // The text ends the record without a slash; where it is broken, the line has none either.
    void put(std::string_view code, const Fields& fields, std::string_view text) {
        std::string line(code);
        put_fields(line, fields);
        if (text.empty()) {
            put_fields(line, {""});
            return end_line(line + "/");
        }
        bool in_text = false;
        while (!text.empty()) {
            const std::string_view word = text.substr(0, text.find(' '));
            if (line.size() + 1 + word.size() > room_) {
                end_line(in_text ? line : line + "/");
                line = "88";
                in_text = false;
            }
            line += in_text ? ' ' : ',';
            line += word;
            in_text = true;
            if (word.ends_with('/')) blame(word);
            text.remove_prefix(std::min(word.size() + 1, text.size()));
        }
        end_line(line);
    }

    void put_fields(std::string& line, const Fields& fields) {
        for (const std::string& field : fields) {
            if (!fits_a_field(field)) blame(field);
            if (line.size() + 1 + field.size() + 1 > room_) {
                end_line(line + "/");
                line = "88";
            }
            line += ',' + field;
        }
    }

    void end_line(const std::string& line) {
        if (line.size() > room_) blame(line);
        out_ += line + "\n";
        ++lines_;
    }

    void blame(std::string_view what) {
        if (fault_) return;
        fault_ = Problem{ProblemCode::bank_file_malformed,
                         fmt::format("a BAI2 file has no room for \"{}\"", printable(what))};
    }

    std::size_t room_;
    std::string out_;
    std::int64_t lines_ = 0;
    std::optional<Problem> fault_;
};

template <class Members>
Money sum_of(const Members& members) {
    Money sum;
    for (const auto& member : members) sum += control_total(member);
    return sum;
}

}  // namespace

Money control_total(const Bai2Account& account) {
    Money sum;
    for (const Bai2Summary& summary : account.summaries) sum += summary.amount.value_or(Money());
    for (const Bai2Transaction& transaction : account.transactions) sum += transaction.amount;
    return sum;
}

Money control_total(const Bai2Group& group) {
    return sum_of(group.accounts);
}

Money control_total(const Bai2File& file) {
    return sum_of(file.groups);
}

// Reading it back is what proves that every field arrives as it was meant.
Result<std::string> write_bai2(const Bai2File& file) {
    auto text = Bai2Writer(file).write(file);
    if (!text) return text;
    const auto back = read_bai2(*text);
    if (!back) return tl::unexpected(back.error());
    if (*back != file)
        return problem(ProblemCode::bank_file_malformed, "a BAI2 file cannot hold these fields");
    return text;
}

}  // namespace core
