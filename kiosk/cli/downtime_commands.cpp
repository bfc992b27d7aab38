#include <fmt/format.h>

#include "core/counter/downtime.h"
#include "kiosk/cli/service_words.h"

namespace kiosk {

using core::Result;
using nlohmann::json;

namespace {

Result<Reply> issue(const CommandContext& context, const CommandWords& words) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto book = core::issue_receipts(
            counter, {.book = words.book, .first = words.first, .last = words.last, .holder = {}}, act);
        if (!book) return tl::unexpected(book.error());
        return Reply{.json = {{"book", book->book},
                              {"from", book->first},
                              {"to", book->last},
                              {"holder", book->holder}},
                     .text = fmt::format("Book {}, {} to {}, is with {}.\n", book->book, book->first,
                                         book->last, book->holder)};
    });
}

Result<Reply> missing(const CommandContext& context) {
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto books = core::receipts_missing(station->reader());
    if (!books) return tl::unexpected(books.error());
    json list = json::array();
    std::string text;
    for (const core::MissingReceipts& gap : *books) {
        list.push_back({{"book", gap.book.book}, {"holder", gap.book.holder}, {"missing", gap.numbers}});
        text +=
            fmt::format("Book {} with {}, {} missing:", gap.book.book, gap.book.holder, gap.numbers.size());
        for (const std::int64_t number : gap.numbers) text += fmt::format(" {}", number);
        text += "\n";
    }
    if (books->empty()) text = "Every receipt issued was keyed or voided.\n";
    return Reply{.json = {{"books", std::move(list)}}, .text = std::move(text)};
}

Result<Reply> discard(const CommandContext& context, const CommandWords& words) {
    return at_counter(context, [&](const core::Counter& counter, const core::Act& act) -> Result<Reply> {
        const auto voided = core::void_receipt(counter, words.name, act);
        if (!voided) return tl::unexpected(voided.error());
        return Reply{.json = {{"receipt", voided->number}, {"voided", true}, {"reason", voided->reason}},
                     .text = fmt::format("Receipt {} is voided.\n", voided->number)};
    });
}

}  // namespace

void add_downtime_commands(CLI::App& app, CommandContext& context, CommandWords& words,
                           ChosenCommand& chosen) {
    CLI::App* receipts =
        app.add_subcommand("receipts", "Receipts written by hand during an outage")->require_subcommand(1);
    CLI::App* hand_out = receipts->add_subcommand("issue", "Hand a book of them to a person");
    hand_out->add_option("--book", words.book, "Its name")->required();
    hand_out->add_option("--from", words.first, "Its first number")->required();
    hand_out->add_option("--to", words.last, "Its last number")->required();
    hand_out->callback([&] { chosen = [&] { return issue(context, words); }; });
    receipts->add_subcommand("missing", "Numbers that were neither keyed nor voided")->callback([&] {
        chosen = [&] { return missing(context); };
    });
    CLI::App* spoilt = receipts->add_subcommand("void", "A number that stands for no payment");
    spoilt->add_option("number", words.name, "Its number")->required();
    spoilt->callback([&] { chosen = [&] { return discard(context, words); }; });
}

}  // namespace kiosk
