#include "core/counter/downtime.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/store/station/numbering.h"

namespace core {

namespace {

constexpr std::int64_t receipts_max = 10'000;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 1)
        return std::nullopt;
    return value;
}

Result<bool> is_issued(StationReader reader, const std::string& number) {
    const auto books = receipt_books(reader);
    if (!books) return tl::unexpected(books.error());
    const auto value = whole_number(number);
    return value && std::any_of(books->begin(), books->end(), [&](const ReceiptsIssued& book) {
               return book.first <= *value && *value <= book.last;
           });
}

Done check_unused(StationReader reader, const std::string& number) {
    const auto used = manual_receipt(reader, number);
    if (!used) return tl::unexpected(used.error());
    if (!*used) return {};
    if ((*used)->payment == 0) {
        return problem(ProblemCode::receipt_number_used, fmt::format("receipt {} is voided", number));
    }
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    return problem(ProblemCode::receipt_number_used,
                   fmt::format("receipt {} is already keyed as {}", number,
                               payment_name(identity->name, (*used)->payment)));
}

Done check_range(const ReceiptsIssued& book) {
    if (book.book.empty()) return problem(ProblemCode::usage, "a book of receipts has a name: --book");
    if (book.first < 1 || book.last < book.first || book.last - book.first >= receipts_max) {
        return problem(ProblemCode::usage, fmt::format("{} to {} are no numbers of a book (at most {})",
                                                       book.first, book.last, receipts_max));
    }
    return {};
}

}  // namespace

std::string receipt_number(std::string_view text) {
    const auto value = whole_number(text);
    return value ? std::to_string(*value) : std::string(text);
}

Result<ReceiptsIssued> issue_receipts(const Counter& counter, ReceiptsIssued book, const Act& act_given) {
    if (const Done good = check_range(book); !good) return tl::unexpected(good.error());
    const auto act = authorize(counter, act_given, {.right = Right::take_money});
    if (!act) return tl::unexpected(act.error());
    const auto books = receipt_books(counter.store.reader());
    if (!books) return tl::unexpected(books.error());
    for (const ReceiptsIssued& known : *books) {
        if (known.last < book.first || book.last < known.first) continue;
        return problem(ProblemCode::receipt_number_used,
                       fmt::format("{} to {} were issued as book {}", known.first, known.last, known.book));
    }
    book.holder = act->person;
    const auto entry = append_now(counter, act->person, EntryKind::receipts_issued, to_body(book));
    if (!entry) return tl::unexpected(entry.error());
    return book;
}

Result<bool> check_manual_receipt(StationReader reader, const PaymentRequest& request) {
    if (!request.received_on) {
        return problem(ProblemCode::usage,
                       "a receipt written by hand is keyed with the day it was written: --received-on DATE");
    }
    const std::string number = receipt_number(request.manual_receipt);
    if (const Done unused = check_unused(reader, number); !unused) return tl::unexpected(unused.error());
    return is_issued(reader, number);
}

Result<ReceiptVoided> void_receipt(const Counter& counter, const std::string& text, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const std::string number = receipt_number(text);
    const auto issued = is_issued(reader, number);
    if (!issued) return tl::unexpected(issued.error());
    if (!*issued)
        return problem(ProblemCode::usage, fmt::format("no book was issued with {}", printable(number)));
    if (const Done unused = check_unused(reader, number); !unused) return tl::unexpected(unused.error());
    const auto act = authorize(counter, act_given, {.right = Right::take_money, .reason = true});
    if (!act) return tl::unexpected(act.error());
    const ReceiptVoided fact{.number = number, .reason = act->reason};
    const auto entry = append_now(counter, act->person, EntryKind::receipt_voided, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<std::vector<MissingReceipts>> receipts_missing(StationReader reader) {
    const auto books = receipt_books(reader);
    if (!books) return tl::unexpected(books.error());
    std::vector<MissingReceipts> list;
    for (const ReceiptsIssued& book : *books) {
        auto numbers = missing_receipts(reader, book);
        if (!numbers) return tl::unexpected(numbers.error());
        if (!numbers->empty()) list.push_back({.book = book, .numbers = std::move(*numbers)});
    }
    return list;
}

}  // namespace core
