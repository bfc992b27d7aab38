#include <fmt/format.h>

#include "core/store/station/correction_reader.h"
#include "core/store/station/numbering.h"
#include "core/store/station/payment_search.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;
using nlohmann::json;

namespace {

constexpr int hits_max = 50;

Result<std::optional<core::Date>> date_in(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto date = core::Date::parse(text);
    if (!date) return tl::unexpected(date.error());
    return *date;
}

Result<core::PaymentQuery> query_of(ReadStation& station, const CommandWords& words) {
    core::PaymentQuery query;
    if (!words.amount.empty()) {
        const auto amount = core::Money::parse(words.amount);
        if (!amount) return tl::unexpected(amount.error());
        query.amount = *amount;
    }
    const auto from = date_in(words.date.empty() ? words.from : words.date);
    if (!from) return tl::unexpected(from.error());
    const auto until = date_in(words.date.empty() ? words.until : words.date);
    if (!until) return tl::unexpected(until.error());
    query.from = *from;
    query.until = *until;
    query.number = words.check;
    query.name = words.name;
    if (query.name.empty()) return query;
    const auto accounts = station.accounts.search(words.name, hits_max);
    if (!accounts) return tl::unexpected(accounts.error());
    for (const core::Account& account : *accounts) query.accounts.push_back(account.number.text());
    return query;
}

Result<std::vector<core::PaymentRow>> found_rows(ReadStation& station, const CommandWords& words) {
    core::StationReader reader = station.reader();
    if (!words.payment.empty()) {
        const auto row = reader.payment_named(words.payment);
        if (!row) return tl::unexpected(row.error());
        return *row ? std::vector<core::PaymentRow>{**row} : std::vector<core::PaymentRow>{};
    }
    const auto query = query_of(station, words);
    if (!query) return tl::unexpected(query.error());
    return core::find_payments(reader, *query, hits_max);
}

Result<Reply> find_payments(const CommandContext& context, const CommandWords& words) {
    const bool asks = !words.amount.empty() || !words.date.empty() || !words.from.empty() ||
                      !words.until.empty() || !words.check.empty() || !words.payment.empty() ||
                      !words.name.empty();
    if (!asks) {
        return core::problem(
            ProblemCode::usage,
            "find needs one of --amount, --check, --receipt, --name, --date, --from, --until");
    }
    auto station = context.read();
    if (!station) return tl::unexpected(station.error());
    const auto rows = found_rows(*station, words);
    if (!rows) return tl::unexpected(rows.error());
    auto list = json::array();
    std::string text;
    for (const core::PaymentRow& row : *rows) {
        const auto payment = core::corrected_payment(station->reader(), row);
        if (!payment) return tl::unexpected(payment.error());
        const auto session = station->reader().session(row.session);
        if (!session) return tl::unexpected(session.error());
        const std::string date = *session ? (*session)->business_date.text() : std::string{};
        const std::string& name = payment->posted.payment;
        const auto state = core::name_of(payment->standing.state());
        list.push_back({{"payment", name},
                        {"amount", row.amount.text()},
                        {"business_date", date},
                        {"payor", payment->posted.payor.empty() ? json() : json(payment->posted.payor)},
                        {"state", state},
                        {"standing", payment->standing.amount().text()},
                        {"voided", row.voided_seq != 0}});
        text += fmt::format("{}  {}  {:>12}  {:<15} {}\n", name, date, row.amount.text(), state,
                            payment->posted.payor);
    }
    if (rows->empty()) text = "No payment is found.\n";
    return Reply{.json = {{"payments", std::move(list)}}, .text = std::move(text)};
}

}  // namespace

void add_find_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* find = app.add_subcommand("find", "Find payments; what is given must all hold");
    find->add_option("--amount", words.amount, "Their amount, or that of one of their tenders");
    find->add_option("--check", words.check, "Number of a check, money order or card slip");
    find->add_option("--receipt", words.payment, "Receipt number");
    find->add_option("--name", words.name, "Name of the payor, or of an account they paid on");
    find->add_option("--date", words.date, "Business date");
    find->add_option("--from", words.from, "Business date and later");
    find->add_option("--until", words.until, "Business date and earlier");
    find->callback([&] { chosen = [&] { return find_payments(context, words); }; });
}

}  // namespace kiosk
