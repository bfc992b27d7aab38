#include "core/texts/texts.h"

#include <fmt/format.h>

#include "core/base/embedded_file.h"

namespace core {

std::span<const EmbeddedFile> text_files();  // generated: assets/text/*.toml

namespace {

constexpr std::string_view suffix = ".toml";
constexpr std::string_view minus = "\xe2\x80\x93";

const TextArgument* argument_for(std::string_view placeholder, std::span<const TextArgument> arguments) {
    std::size_t place = 0;
    for (const TextArgument& argument : arguments) {
        const bool by_place = argument.name.empty() && placeholder == std::to_string(place);
        if (by_place || (!argument.name.empty() && argument.name == placeholder)) return &argument;
        if (argument.name.empty()) ++place;
    }
    return nullptr;
}

std::string unsigned_text(Money amount) {
    return (amount.is_negative() ? -amount : amount).grouped_text();
}

int year_of(Date date) {
    return static_cast<int>(date::year_month_day(date.days()).year());
}

}  // namespace

std::vector<std::string> Texts::languages() {
    std::vector<std::string> names;
    for (const EmbeddedFile& file : text_files()) {
        names.emplace_back(file.name.substr(0, file.name.size() - suffix.size()));
    }
    return names;
}

Result<Texts> Texts::load(std::string_view language) {
    for (const EmbeddedFile& file : text_files()) {
        if (file.name != std::string(language) + std::string(suffix)) continue;
        auto table = read_text_table(file.content, file.name);
        if (!table) return tl::unexpected(table.error());
        Texts texts;
        texts.language_ = language;
        texts.table_ = std::move(*table);
        return texts;
    }
    return problem(ProblemCode::unknown_language,
                   fmt::format("there are no texts in \"{}\"", printable(language)));
}

std::string Texts::text(std::string_view key) const {
    const auto found = table_.find(key);
    return found == table_.end() ? std::string(key) : found->second;
}

std::string Texts::word(std::string_view section, std::string_view name) const {
    const auto found = table_.find(fmt::format("{}.{}", section, name));
    return found == table_.end() ? std::string(name) : found->second;
}

std::string Texts::filled(std::string_view pattern, std::span<const TextArgument> arguments) {
    std::string result;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        const auto* argument = argument_for(pattern.substr(open + 1, close - open - 1), arguments);
        result += pattern.substr(at, open - at);
        result +=
            argument != nullptr ? std::string_view(argument->value) : pattern.substr(open, close - open + 1);
        at = close + 1;
    }
    return result.append(pattern.substr(at));
}

std::string Texts::counted(std::string_view key, std::int64_t number) const {
    return format(std::string(key) + (number == 1 ? "_one" : "_other"), number);
}

std::string Texts::money(Money amount) const {
    return std::string(amount.is_negative() ? minus : "") + unsigned_text(amount);
}

std::string Texts::money_with_sign(Money amount) const {
    return std::string(amount.is_negative() ? minus : "") + "$" + unsigned_text(amount);
}

std::string Texts::date(Date date, Date today) const {
    if (year_of(date) != year_of(today)) return date_with_year(date);
    const date::year_month_day ymd{date.days()};
    return format(
        "date.day",
        TextArgument("month", text(fmt::format("date.month_{}", static_cast<unsigned>(ymd.month())))),
        TextArgument("day", std::to_string(static_cast<unsigned>(ymd.day()))));
}

std::string Texts::date_with_year(Date date) const {
    const date::year_month_day ymd{date.days()};
    return format(
        "date.day_and_year",
        TextArgument("month", text(fmt::format("date.month_{}", static_cast<unsigned>(ymd.month())))),
        TextArgument("day", std::to_string(static_cast<unsigned>(ymd.day()))),
        TextArgument("year", std::to_string(year_of(date))));
}

std::vector<std::string> placeholders_in(std::string_view sentence) {
    std::vector<std::string> names;
    std::size_t open = sentence.find('{');
    while (open != std::string_view::npos) {
        const std::size_t close = sentence.find('}', open);
        if (close == std::string_view::npos) break;
        names.emplace_back(sentence.substr(open + 1, close - open - 1));
        open = sentence.find('{', close);
    }
    return names;
}

}  // namespace core
