#include "core/sync/customers_copy.h"

#include "core/store/mirror/mirror_reader.h"
#include "core/store/mirror/mirror_writer.h"
#include "core/sync/head_office_calls.h"

namespace core {

namespace {

constexpr int page = 2000;  // rows; less than half a megabyte

Money cents(const LinkRows& rows, int row, int column) {
    return Money::from_cents(rows.number(row, column));
}

// The key after which the next page begins.
std::string key_of_last(const LinkRows& rows, const std::string& what) {
    const int last = rows.rows() - 1;
    const std::string key(rows.text(last, 0));
    return what == "receivables" ? std::string(rows.text(last, 1)) + " " + key : key;
}

// Every row of `what`, page by page; `take` answers whether it could use the row. Head office reads the next
// page while this one is written.
template <class Take>
LinkResult<void> each_row(HeadOfficeLink& link, const std::string& what, const std::string& since,
                          std::int64_t total, std::int64_t& left_out, const ShowSyncProgress& show,
                          Take&& take) {
    std::int64_t done = 0;
    auto sent = send_for_customers(link, what, since, "", page);
    for (;;) {
        if (!sent) return sent;
        const auto rows = link.receive();
        if (!rows) return tl::unexpected(rows.error());
        const bool is_last = rows->rows() < page;
        if (!is_last) sent = send_for_customers(link, what, since, key_of_last(*rows, what), page);
        for (int row = 0; row < rows->rows(); ++row) {
            const Result<bool> used = take(*rows, row);
            if (!used) return local_failure(used.error());
            if (!*used) ++left_out;
        }
        done += rows->rows();
        if (show)
            show({.stage = what == "accounts" ? "accounts" : "receivables", .done = done, .total = total});
        if (is_last) return {};
    }
}

Result<bool> put_account(CustomerLoad& load, const LinkRows& rows, int row) {
    const auto number = AccountNumber::parse(rows.text(row, 0));
    if (!number) return false;
    return load
        .put(AccountRow{.number = *number,
                        .name = rows.text(row, 1),
                        .address = rows.text(row, 2),
                        .phone = rows.text(row, 3),
                        .account_class = rows.text(row, 4),
                        .status = rows.text(row, 5),
                        .flags = rows.text(row, 6),
                        .credit = cents(rows, row, 7),
                        .deposit = cents(rows, row, 8)})
        .map([](auto) { return true; });
}

Result<bool> put_receivable(CustomerLoad& load, const LinkRows& rows, int row) {
    const Money open = cents(rows, row, 4);
    if (!open.is_positive()) return load.forget(rows.text(row, 0)).map([] { return true; });
    const auto account = AccountNumber::parse(rows.text(row, 1));
    const auto kind = receivable_kind(rows.text(row, 2));
    const auto due = Date::parse(rows.text(row, 5));
    // What cannot be read replaces what stood here, or an amount of old would be asked for.
    if (!account || !kind || !due) return load.forget(rows.text(row, 0)).map([] { return false; });
    return load
        .put(ReceivableRow{.id = rows.text(row, 0),
                           .account = *account,
                           .kind = *kind,
                           .service = rows.text(row, 3),
                           .amount = open,
                           .due_date = *due})
        .map([](ReceivableWriter::Outcome outcome) {
            return outcome != ReceivableWriter::Outcome::unknown_account;
        });
}

}  // namespace

LinkResult<CustomersCopied> copy_customers(HeadOfficeLink& link, const std::filesystem::path& folder,
                                           Moment now, const ShowSyncProgress& show) {
    // The mirror is ours first: an import in between would make the cursor wrong.
    auto writer = MirrorWriter::open(folder, "paydesk sync");
    if (!writer) return local_failure(writer.error());
    auto mirror = MirrorReader::open(folder);
    if (!mirror) return local_failure(mirror.error());
    const auto state = mirror->head_office();
    if (!state) return local_failure(state.error());
    const std::string since = *state ? (*state)->cursor : std::string();

    // Of one moment: the amounts, and how far they include this station.
    if (const auto begun = link.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun) {
        return tl::unexpected(begun.error());
    }
    const auto start = start_customers(link, since);
    if (!start) return tl::unexpected(start.error());
    const std::string changed_since = start->all ? "" : since;
    CustomersCopied copied{.all = start->all, .accounts = start->accounts, .receivables = start->receivables};
    // The billing system has told head office nothing yet: what was imported here still holds.
    if (start->all && start->accounts == 0) return copied;
    auto load = writer->load_customers(start->all);
    if (!load) return local_failure(load.error());
    const auto accounts =
        each_row(link, "accounts", changed_since, start->accounts, copied.left_out, show,
                 [&](const LinkRows& rows, int row) { return put_account(**load, rows, row); });
    if (!accounts) return tl::unexpected(accounts.error());
    const auto owed =
        each_row(link, "receivables", changed_since, start->receivables, copied.left_out, show,
                 [&](const LinkRows& rows, int row) { return put_receivable(**load, rows, row); });
    if (!owed) return tl::unexpected(owed.error());
    const Done finished = (*load)->finish({.included_seq = start->included_seq,
                                           .at = now,
                                           .source = "head office",
                                           .rejected = copied.left_out},
                                          start->cursor);
    if (!finished) return local_failure(finished.error());
    if (const auto ended = link.run("COMMIT"); !ended) return tl::unexpected(ended.error());
    if (start->all) {
        load->reset();
        if (const Done settled = writer->settle(); !settled) return local_failure(settled.error());
    }
    return copied;
}

}  // namespace core
