#include "core/scan/gs1_dictionary.h"

#include <algorithm>

namespace core {

namespace {

constexpr bool predefined = true;
constexpr bool separated = false;

constexpr Gs1Part digits(std::uint8_t count, Gs1Check check = Gs1Check::none) {
    return {'N', count, count, check, false};
}
constexpr Gs1Part digits_up_to(std::uint8_t most) {
    return {'N', 1, most, Gs1Check::none, false};
}
constexpr Gs1Part text_up_to(std::uint8_t most, Gs1Check check = Gs1Check::none) {
    return {'X', 1, most, check, false};
}
constexpr Gs1Part maybe(Gs1Part part) {
    part.may_be_absent = true;
    return part;
}

constexpr Gs1Check check_digit = Gs1Check::check_digit;
constexpr Gs1Check date = Gs1Check::date;

constexpr std::array rules{
    Gs1Rule{"00", "00", predefined, {digits(18, check_digit)}},
    Gs1Rule{"01", "02", predefined, {digits(14, check_digit)}},
    Gs1Rule{"10", "10", separated, {text_up_to(20)}},
    Gs1Rule{"11", "13", predefined, {digits(6, date)}},
    Gs1Rule{"15", "17", predefined, {digits(6, date)}},
    Gs1Rule{"20", "20", predefined, {digits(2)}},
    Gs1Rule{"21", "22", separated, {text_up_to(20)}},
    Gs1Rule{"235", "235", separated, {text_up_to(28)}},
    Gs1Rule{"240", "241", separated, {text_up_to(30)}},
    Gs1Rule{"242", "242", separated, {digits_up_to(6)}},
    Gs1Rule{"243", "243", separated, {text_up_to(20)}},
    Gs1Rule{"250", "251", separated, {text_up_to(30)}},
    Gs1Rule{"253", "253", separated, {digits(13, check_digit), maybe(text_up_to(17))}},
    Gs1Rule{"254", "254", separated, {text_up_to(20)}},
    Gs1Rule{"255", "255", separated, {digits(13, check_digit), maybe(digits_up_to(12))}},
    Gs1Rule{"30", "30", separated, {digits_up_to(8)}},
    Gs1Rule{"3100", "3169", predefined, {digits(6)}},
    Gs1Rule{"3200", "3379", predefined, {digits(6)}},
    Gs1Rule{"3400", "3579", predefined, {digits(6)}},
    Gs1Rule{"3600", "3699", predefined, {digits(6)}},
    Gs1Rule{"37", "37", separated, {digits_up_to(8)}},
    Gs1Rule{"3900", "3909", separated, {digits_up_to(15)}},
    Gs1Rule{"3910", "3919", separated, {digits(3), digits_up_to(15)}},
    Gs1Rule{"3920", "3929", separated, {digits_up_to(15)}},
    Gs1Rule{"3930", "3939", separated, {digits(3), digits_up_to(15)}},
    Gs1Rule{"3940", "3943", separated, {digits(4)}},
    Gs1Rule{"3950", "3955", separated, {digits(6)}},
    Gs1Rule{"400", "401", separated, {text_up_to(30)}},
    Gs1Rule{"402", "402", separated, {digits(17, check_digit)}},
    Gs1Rule{"403", "403", separated, {text_up_to(30)}},
    Gs1Rule{"410", "417", predefined, {digits(13, check_digit)}},
    Gs1Rule{"420", "420", separated, {text_up_to(20)}},
    Gs1Rule{"421", "421", separated, {digits(3), text_up_to(9)}},
    Gs1Rule{"422", "422", separated, {digits(3)}},
    Gs1Rule{"423",
            "423",
            separated,
            {digits(3), maybe(digits(3)), maybe(digits(3)), maybe(digits(3)), maybe(digits(3))}},
    Gs1Rule{"424", "424", separated, {digits(3)}},
    Gs1Rule{"426", "426", separated, {digits(3)}},
    Gs1Rule{"7001", "7001", separated, {digits(13)}},
    Gs1Rule{"7002", "7002", separated, {text_up_to(30)}},
    Gs1Rule{"7003", "7003", separated, {digits(10)}},
    Gs1Rule{"7004", "7004", separated, {digits_up_to(4)}},
    Gs1Rule{"7007", "7007", separated, {digits(6, date), maybe(digits(6, date))}},
    Gs1Rule{"7230", "7239", separated, {Gs1Part{'X', 2, 2, Gs1Check::none, false}, text_up_to(28)}},
    Gs1Rule{"8001", "8001", separated, {digits(14)}},
    Gs1Rule{"8002", "8002", separated, {text_up_to(20)}},
    Gs1Rule{"8003", "8003", separated, {digits(1), digits(13, check_digit), maybe(text_up_to(16))}},
    Gs1Rule{"8004", "8004", separated, {text_up_to(30)}},
    Gs1Rule{"8005", "8005", separated, {digits(6)}},
    Gs1Rule{"8006", "8006", separated, {digits(14, check_digit), digits(4)}},
    Gs1Rule{"8007", "8007", separated, {text_up_to(34, Gs1Check::iban)}},
    Gs1Rule{"8008", "8008", separated, {digits(8), maybe(digits_up_to(4))}},
    Gs1Rule{"8010", "8010", separated, {Gs1Part{'Y', 1, 30, Gs1Check::none, false}}},
    Gs1Rule{"8011", "8011", separated, {digits_up_to(12)}},
    Gs1Rule{"8012", "8012", separated, {text_up_to(20)}},
    Gs1Rule{"8017", "8018", separated, {digits(18, check_digit)}},
    Gs1Rule{"8019", "8019", separated, {digits_up_to(10)}},
    Gs1Rule{"8020", "8020", separated, {text_up_to(25)}},
    Gs1Rule{"8110", "8110", separated, {text_up_to(70)}},
    Gs1Rule{"8111", "8111", separated, {digits(4)}},
    Gs1Rule{"8200", "8200", separated, {text_up_to(70)}},
    Gs1Rule{"90", "90", separated, {text_up_to(30)}},
    Gs1Rule{"91", "99", separated, {text_up_to(90)}},
};

}  // namespace

const Gs1Rule* gs1_rule(std::string_view identifier) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Gs1Rule& rule) {
        return rule.first.size() == identifier.size() && rule.first <= identifier && identifier <= rule.last;
    });
    return found == rules.end() ? nullptr : &*found;
}

const Gs1Rule* gs1_rule_at(std::string_view data) {
    for (std::size_t length = 2; length <= 4 && length <= data.size(); ++length) {
        const std::string_view identifier = data.substr(0, length);
        const bool digits_only = std::all_of(identifier.begin(), identifier.end(),
                                             [](char c) { return is_gs1_character('N', c); });
        if (!digits_only) return nullptr;
        if (const Gs1Rule* rule = gs1_rule(identifier)) return rule;
    }
    return nullptr;
}

bool is_gs1_character(char set, char c) {
    const bool digit = c >= '0' && c <= '9';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    switch (set) {
        case 'N':
            return digit;
        case 'Y':
            return digit || upper || c == '#' || c == '-' || c == '/';
        default:
            return digit || upper || lower ||
                   std::string_view("!\"%&'()*+,-./_:;<=>?").find(c) != std::string_view::npos;
    }
}

}  // namespace core
