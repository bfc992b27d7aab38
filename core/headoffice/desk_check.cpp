#include "core/headoffice/desk_check.h"

#include <algorithm>

#include "core/headoffice/desk_books_check.h"

namespace core {

namespace {

constexpr std::int64_t chain_window = 2000;

class OfficeCheck {
  public:
    OfficeCheck(HeadOfficeLink& link, const CheckWanted& wanted) : link_(link), wanted_(wanted) {}

    Result<CheckReport> run() {
        const auto transaction = DeskTransaction::begin(link_, DeskTransaction::Kind::reading);
        if (!transaction) return tl::unexpected(transaction.error());
        Done done = read_lines();
        if (done)
            done = gather(
                "SELECT station, 0, what FROM paydesk.check_heads() WHERE $1 IN ('', "
                "split_part(station, '/', 1), station)",
                {wanted_.station});
        for (std::size_t i = 0; done && i < lines_.size(); ++i) done = check_entries(lines_[i]);
        if (done && wanted_.station.empty()) done = check_customers();
        if (done) done = check_books();
        if (!done) return tl::unexpected(done.error());
        return std::move(report_);
    }

  private:
    Done read_lines() {
        auto lines = station_lines(link_);
        if (!lines) return tl::unexpected(lines.error());
        for (StationLine& line : *lines) {
            all_.push_back(line);
            if (!wanted_.station.empty() && line.name != wanted_.station && line.station != wanted_.station)
                continue;
            total_ += line.last - line.first + 1;
            lines_.push_back(std::move(line));
        }
        report_.stations = static_cast<std::int64_t>(lines_.size());
        report_.entries = total_;
        if (lines_.empty() && !wanted_.station.empty())
            return problem(ProblemCode::usage,
                           "no station " + printable(wanted_.station) + " has posted here");
        return {};
    }

    Done check_entries(const StationLine& line) {
        for (std::int64_t first = line.first; first <= line.last; first += chain_window) {
            const std::int64_t last = std::min(line.last, first + chain_window - 1);
            const std::vector<std::string> words{line.station, std::to_string(first), std::to_string(last)};
            for (const char* question : {"SELECT $1, seq, what FROM paydesk.check_chain($1, $2, $3)",
                                         "SELECT $1, seq, what FROM paydesk.check_payments($1, $2, $3)"}) {
                if (Done done = gather(question, words); !done) return done;
            }
            done_ += last - first + 1;
            tell("chain", done_, total_);
        }
        return {};
    }

    Done check_customers() {
        tell("customers", 0, 1);
        Done done =
            gather("SELECT name, 0, what FROM paydesk.check_customers($1)", {std::to_string(findings_max)});
        tell("customers", 1, 1);
        return done;
    }

    Done check_books() {
        done_ = 0;
        for (const StationLine& line : lines_) {
            if (report_.findings.size() >= findings_max) break;
            // The rules are for journals that hold together; what is no journal proves no books.
            if (line.last < line.first || is_named(line.name)) continue;
            const auto found = check_station_books(link_, all_, line, [&](std::int64_t entries) {
                done_ += entries;
                tell("books", done_, total_);
            });
            if (!found) return tl::unexpected(found.error());
            if (*found) add(std::move(**found));
        }
        return {};
    }

    Done gather(const std::string& question, std::vector<std::string> words) {
        const auto rows = ask_desk(link_, question, std::move(words));
        if (!rows) return tl::unexpected(rows.error());
        for (int row = 0; row < rows->rows(); ++row)
            add({std::string(rows->text(row, 0)), rows->number(row, 1), std::string(rows->text(row, 2))});
        return {};
    }

    bool is_named(const std::string& name) const {
        return std::any_of(report_.findings.begin(), report_.findings.end(),
                           [&](const CheckFinding& finding) {
                               return finding.where.substr(0, finding.where.find('/')) == name;
                           });
    }

    void add(CheckFinding finding) {
        if (report_.findings.size() < findings_max) report_.findings.push_back(std::move(finding));
    }

    void tell(const char* stage, std::int64_t done, std::int64_t total) const {
        if (wanted_.progress) wanted_.progress(stage, done, total);
    }

    HeadOfficeLink& link_;
    const CheckWanted& wanted_;
    std::vector<StationLine> all_;
    std::vector<StationLine> lines_;
    std::int64_t total_ = 0;
    std::int64_t done_ = 0;
    CheckReport report_;
};

}  // namespace

Result<CheckReport> check_office(HeadOfficeLink& link, const CheckWanted& wanted) {
    return OfficeCheck(link, wanted).run();
}

}  // namespace core
