#include "core/import/customer_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t id_length_max = 40;
constexpr std::size_t service_length_max = 30;

// An id is printed on receipts and typed back: visible ASCII only.
bool is_receivable_id(std::string_view text) {
    return !text.empty() && text.size() <= id_length_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

// A service names ledger accounts, so it is a plain word.
bool is_service(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= service_length_max && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(), fits);
}

}  // namespace

tl::expected<AccountRow, std::string> account_row(const CsvTable& row, std::string& flags) {
    enum : std::size_t { at_account, at_name, at_address, at_phone, at_class, at_status, at_flags };
    const Result<AccountNumber> number = AccountNumber::parse(row.field(at_account));
    if (!number) return tl::unexpected(number.error().message());
    flags.assign(row.field(at_flags));
    std::replace(flags.begin(), flags.end(), ' ', ';');
    return AccountRow{.number = *number,
                      .name = row.field(at_name),
                      .address = row.field(at_address),
                      .phone = row.field(at_phone),
                      .account_class = row.field(at_class),
                      .status = row.field(at_status),
                      .flags = flags};
}

tl::expected<ReceivableRow, std::string> receivable_row(const CsvTable& row) {
    enum : std::size_t { at_receivable, at_account, at_kind, at_service, at_amount, at_due_date };
    const std::string_view id = row.field(at_receivable);
    if (!is_receivable_id(id)) {
        return tl::unexpected(fmt::format("\"{}\" is not a receivable's id", printable(id)));
    }
    const Result<AccountNumber> number = AccountNumber::parse(row.field(at_account));
    if (!number) return tl::unexpected(number.error().message());
    const std::optional<ReceivableKind> known_kind = receivable_kind(row.field(at_kind));
    if (!known_kind)
        return tl::unexpected(
            fmt::format("\"{}\" is not a kind of receivable", printable(row.field(at_kind))));
    const std::string_view word = row.field(at_service);
    if (!is_service(word)) {
        return tl::unexpected(fmt::format("\"{}\" is not a service: a lower-case word", printable(word)));
    }
    const Result<Money> money = Money::parse(row.field(at_amount));
    if (!money) return tl::unexpected(money.error().message());
    if (!money->is_positive())
        return tl::unexpected(fmt::format("the amount {} is not more than zero", money->text()));
    const Result<Date> date = Date::parse(row.field(at_due_date));
    if (!date) return tl::unexpected(date.error().message());
    return ReceivableRow{.id = id,
                         .account = *number,
                         .kind = *known_kind,
                         .service = word,
                         .amount = *money,
                         .due_date = *date};
}

}  // namespace core
