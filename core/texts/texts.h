#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/base/problem.h"
#include "core/texts/text_table.h"

namespace core {

// What stands in for a placeholder: {0}, {1} ... by place, or {amount} by name.
struct TextArgument {
    TextArgument(std::string_view positional) : value(positional) {}
    TextArgument(const std::string& positional) : value(positional) {}
    TextArgument(const char* positional) : value(positional) {}
    TextArgument(std::integral auto number) : value(std::to_string(number)) {}
    TextArgument(std::string_view argument_name, std::string_view argument_value)
        : name(argument_name), value(argument_value) {}

    std::string name;
    std::string value;
};

// Every sentence a person sees, in one language. The files are assets/text/<language>.toml, one section per
// screen. A key that is not there shows as itself: a missing word must not stop a payment; tests refuse it
// long before.
class Texts {
  public:
    // "en", "es": the files that the program carries.
    static std::vector<std::string> languages();
    static Result<Texts> load(std::string_view language);

    const std::string& language() const { return language_; }
    const TextTable& table() const { return table_; }

    std::string text(std::string_view key) const;

    // The word for a name that data brings along, such as a tender type of the policy: "tender" and "cash". A
    // name without a word stands for itself.
    std::string word(std::string_view section, std::string_view name) const;

    // text("pay.change_of") with its placeholders filled, by place or by name. One without an argument stays
    // visible.
    template <class... Arguments>
    std::string format(std::string_view key, const Arguments&... arguments) const {
        const std::array<TextArgument, sizeof...(Arguments)> list{TextArgument(arguments)...};
        return filled(text(key), list);
    }

    // "1 receipt", "3 receipts": the key's "_one" or "_other" form, with {0} the number.
    std::string counted(std::string_view key, std::int64_t number) const;

    // "1,234.50", and U+2013 as minus: Noto Sans has no U+2212. Clerk screens show no currency sign.
    std::string money(Money amount) const;
    std::string money_with_sign(Money amount) const;  // "$1,234.50", for customers

    std::string date(Date date, Date today) const;  // "Nov 25"; with its year if that is not today's
    std::string date_with_year(Date date) const;    // "Nov 25, 2026"; "25 nov 2026"

  private:
    static std::string filled(std::string_view pattern, std::span<const TextArgument> arguments);

    std::string language_;
    TextTable table_;
};

// The placeholders of a sentence in order, without braces. For the tests of completeness.
std::vector<std::string> placeholders_in(std::string_view sentence);

}  // namespace core
