#include <map>

#include "core/facts/counted_amount.h"
#include "core/reports/period_tables.h"
#include "core/store/station/correction_reader.h"

namespace core {

namespace {

// Reads the payments of a period one by one and makes a row of each tender.
class TenderRows {
  public:
    TenderRows(StationReader reader, const std::string& time_zone) : reader_(reader), zone_(time_zone) {}

    Done add(const Entry& entry) {
        const PaymentPosted posted = payment_posted_from(entry.body);
        const auto row = reader_.payment_named(posted.payment);
        if (!row) return tl::unexpected(row.error());
        if (!*row) return problem(ProblemCode::storage_corrupt, "a posted payment has no row");
        const auto now = corrected_payment(reader_, **row);
        if (!now) return tl::unexpected(now.error());
        const bool voided = (*row)->voided_seq != 0;
        for (const Standing::Tender& tender : now->standing.tenders) {
            const std::string state(voided ? "voided" : name_of(tender.state));
            add_row(entry, posted.payment, tender.line, state);
            if (!voided) sums_[tender.line.type] += {tender.line.is_change() ? 0 : 1, tender.line.amount};
        }
        return {};
    }

    void finish(ReportTable& table) {
        table.rows = std::move(rows_);
        CountedAmount all;
        for (const auto& [type, sum] : sums_) {
            table.totals.push_back(total(std::string(name_of(type)), sum));
            all += sum;
        }
        if (sums_.size() > 1) table.totals.push_back(total("all", all));
    }

  private:
    void add_row(const Entry& entry, const std::string& payment, const TenderLine& line,
                 const std::string& state) {
        rows_.push_back({local_text(entry.at, zone_), payment, entry.person,
                         line.is_change() ? "change" : std::string(name_of(line.type)), line.amount.text(),
                         line.number.empty() ? line.reference : line.number, line.account_last4, state});
    }

    static std::vector<std::string> total(const std::string& name, const CountedAmount& sum) {
        return {std::to_string(sum.count) + " tenders", "", "", name, sum.amount.text(), "", "", ""};
    }

    StationReader reader_;
    std::string zone_;
    std::vector<std::vector<std::string>> rows_;
    std::map<TenderType, CountedAmount> sums_;
};

}  // namespace

Result<ReportTable> tender_table(ReportReader reader, const TablePeriod& period) {
    ReportTable table{.name = "tenders",
                      .title = "Tenders",
                      .about = period.about,
                      .columns = {{"at", "Time"},
                                  {"payment", "Receipt"},
                                  {"person", "Person"},
                                  {"type", "Tender"},
                                  {"amount", "Amount", ColumnKind::amount},
                                  {"number", "Number"},
                                  {"account_last4", "Account"},
                                  {"state", "State"}}};
    TenderRows rows(reader.station(), period.time_zone);
    Done added;
    const Done done = reader.for_each(period.range, [&](const Entry& entry) {
        if (added && entry.kind == EntryKind::payment_posted) added = rows.add(entry);
    });
    if (!done) return tl::unexpected(done.error());
    if (!added) return tl::unexpected(added.error());
    rows.finish(table);
    return table;
}

}  // namespace core
