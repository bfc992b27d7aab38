#include "core/formats/ach_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/formats/fixed_columns.h"
#include "core/formats/routing_number.h"

namespace core {

namespace {

constexpr std::size_t line_length = 94;

struct Line {
    std::string_view text;
    std::size_t number;

    char type() const { return text.front(); }
    std::string field(Columns columns) const { return std::string(field_in(text, columns)); }

    tl::unexpected<Problem> malformed(std::string_view what) const {
        return problem(ProblemCode::bank_file_malformed, fmt::format("line {}: {}", number, what));
    }
};

Result<std::vector<Line>> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view whole = text.substr(0, end);
        const Line line{whole.substr(0, whole.size() - (whole.ends_with('\r') ? 1 : 0)), number};
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.text.size() != line_length) return line.malformed("there are not 94 characters");
        lines.push_back(line);
    }
    return lines;
}

// Where a control record keeps its figures.
struct TotalColumns {
    Columns count, hash, debit, credit;
};
constexpr TotalColumns in_batch{{5, 10}, {11, 20}, {21, 32}, {33, 44}};
constexpr TotalColumns in_file{{14, 21}, {22, 31}, {32, 43}, {44, 55}};

Done require(const Line& line, std::string_view what, Columns columns, std::int64_t found) {
    const auto said = number_in(field_in(line.text, columns));
    if (!said) return line.malformed(fmt::format("the {} is no number", what));
    if (*said == found) return {};
    return problem(
        ProblemCode::bank_file_total_wrong,
        fmt::format("line {}: the {} is said to be {}, the file holds {}", line.number, what, *said, found));
}

Done require_totals(const Line& line, const TotalColumns& columns, const AchTotals& found) {
    for (const auto& [what, where, value] :
         {std::tuple{"number of entries", columns.count, found.entries_and_addenda},
          std::tuple{"entry hash", columns.hash, found.entry_hash},
          std::tuple{"total of debits", columns.debit, found.debit.cents()},
          std::tuple{"total of credits", columns.credit, found.credit.cents()}}) {
        if (Done done = require(line, what, where, value); !done) return done;
    }
    return {};
}

Result<AchEntry> entry_in(const Line& line) {
    AchEntry entry{
        .transaction_code = line.field({2, 3}),
        .routing = line.field({4, 12}),
        .account = line.field({13, 29}),
        .identification = line.field({40, 54}),
        .name = line.field({55, 76}),
        .trace = line.field({80, 94}),
    };
    const auto cents = number_in(field_in(line.text, {30, 39}));
    if (entry.transaction_code.size() != 2 || !is_digits(entry.transaction_code))
        return line.malformed("the transaction code is wrong");
    if (!is_routing_number(entry.routing)) return line.malformed("the routing number is wrong");
    if (!cents) return line.malformed("the amount is no number");
    entry.amount = Money::from_cents(*cents);
    return entry;
}

void add(AchTotals& totals, const AchTotals& more) {
    constexpr std::int64_t hash_kept = 10'000'000'000;
    totals.entries_and_addenda += more.entries_and_addenda;
    totals.entry_hash = (totals.entry_hash + more.entry_hash) % hash_kept;
    totals.debit += more.debit;
    totals.credit += more.credit;
}

AchTotals totals_of(const AchEntry& entry) {
    AchTotals totals{.entries_and_addenda = 1, .entry_hash = *number_in(entry.routing.substr(0, 8))};
    (entry.is_debit() ? totals.debit : totals.credit) = entry.amount;
    return totals;
}

// Goes through the lines, one kind of record after the other.
class AchReader {
  public:
    explicit AchReader(const std::vector<Line>& lines) : lines_(lines) {}

    Result<AchFile> read() {
        if (!is_at('1')) return must_be('1');
        ++at_;
        while (is_at('5')) {
            if (const Done batch = read_batch(); !batch) return tl::unexpected(batch.error());
        }
        if (!is_at('9')) return must_be('9');
        const Line& control = lines_[at_++];
        while (is_at('9') && lines_[at_].text.find_first_not_of('9') == std::string_view::npos) ++at_;
        if (at_ < lines_.size()) return lines_[at_].malformed("something stands behind the end");
        file_.blocks = (static_cast<std::int64_t>(lines_.size()) + 9) / 10;
        Done proven =
            require(control, "number of batches", {2, 7}, static_cast<std::int64_t>(file_.batches.size()));
        if (proven) proven = require(control, "number of blocks", {8, 13}, file_.blocks);
        if (proven) proven = require_totals(control, in_file, file_.totals);
        if (!proven) return tl::unexpected(proven.error());
        return std::move(file_);
    }

  private:
    bool is_at(char type) const { return at_ < lines_.size() && lines_[at_].type() == type; }

    tl::unexpected<Problem> must_be(char type) const {
        const Line place{{}, std::min(at_, lines_.size()) + 1};
        return place.malformed(fmt::format("a record of type {} must stand here", type));
    }

    Done read_batch() {
        const Line& header = lines_[at_++];
        AchBatch batch{.company = header.field({5, 20}),
                       .entry_class = header.field({51, 53}),
                       .description = header.field({54, 63})};
        AchTotals totals;
        while (is_at('6')) {
            auto entry = entry_in(lines_[at_++]);
            if (!entry) return tl::unexpected(entry.error());
            add(totals, totals_of(*entry));
            for (; is_at('7'); ++at_) {
                add(totals, {.entries_and_addenda = 1});
                if (lines_[at_].field({2, 3}) != "99") continue;  // 99: the entry is a return
                entry->return_code = lines_[at_].field({4, 6});
                entry->original_trace = lines_[at_].field({7, 21});
            }
            batch.entries.push_back(std::move(*entry));
        }
        if (!is_at('8')) return must_be('8');
        if (Done proven = require_totals(lines_[at_++], in_batch, totals); !proven) return proven;
        add(file_.totals, totals);
        file_.batches.push_back(std::move(batch));
        return {};
    }

    const std::vector<Line>& lines_;
    std::size_t at_ = 0;
    AchFile file_;
};

}  // namespace

Result<AchFile> read_ach_file(std::string_view text) {
    const auto lines = lines_of(text);
    if (!lines) return tl::unexpected(lines.error());
    return AchReader(*lines).read();
}

}  // namespace core
