#include "core/demo/demo_people.h"

#include <fmt/format.h>

#include <string_view>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array english_first{"James"sv,  "Linda"sv,  "Robert"sv,  "Susan"sv,  "Michael"sv,
                                   "Karen"sv,  "David"sv,  "Nancy"sv,   "Thomas"sv, "Betty"sv,
                                   "Kevin"sv,  "Ashley"sv, "Brian"sv,   "Denise"sv, "Tyrone"sv,
                                   "Latoya"sv, "Walter"sv, "Heather"sv, "Scott"sv,  "Paula"sv};
constexpr std::array english_last{"Smith"sv,  "Johnson"sv, "Williams"sv, "Brown"sv,  "Jones"sv,  "Miller"sv,
                                  "Davis"sv,  "Wilson"sv,  "Anderson"sv, "Taylor"sv, "Moore"sv,  "Jackson"sv,
                                  "Martin"sv, "Lee"sv,     "Thompson"sv, "White"sv,  "Harris"sv, "Clark"sv,
                                  "Lewis"sv,  "Walker"sv,  "O'Brien"sv,  "Baker"sv,  "Foster"sv, "Grant"sv};
constexpr std::array spanish_first{"José"sv,   "María"sv,  "Luis"sv,  "Ana"sv,    "Carlos"sv,
                                   "Rosa"sv,   "Jesús"sv,  "Lucía"sv, "Miguel"sv, "Elena"sv,
                                   "Andrés"sv, "Teresa"sv, "Raúl"sv,  "Inés"sv};
constexpr std::array spanish_last{"Hernández"sv, "Martínez"sv, "López"sv,   "González"sv, "Rodríguez"sv,
                                  "Pérez"sv,     "Sánchez"sv,  "Ramírez"sv, "Torres"sv,   "Flores"sv,
                                  "Díaz"sv,      "Muñoz"sv,    "Ortiz"sv,   "Castillo"sv, "Núñez"sv};
constexpr std::array vietnamese_first{"Minh"sv, "Lan"sv,  "Hùng"sv, "Thảo"sv, "Tuấn"sv, "Hương"sv,
                                      "Dũng"sv, "Linh"sv, "Quân"sv, "Ngọc"sv, "Phúc"sv, "Trang"sv};
constexpr std::array vietnamese_last{"Nguyễn"sv, "Trần"sv, "Lê"sv,   "Phạm"sv,
                                     "Hoàng"sv,  "Võ"sv,   "Đặng"sv, "Bùi"sv};
constexpr std::array other_first{"Olga"sv, "Piotr"sv, "Amina"sv, "Yusuf"sv, "Priya"sv, "Wei"sv,
                                 "Mei"sv,  "Jean"sv,  "Fatou"sv, "Lars"sv,  "Chloé"sv, "Zoran"sv};
constexpr std::array other_last{"Kowalski"sv, "Ivanova"sv, "Chen"sv,   "Patel"sv,  "Diallo"sv,   "Müller"sv,
                                "Okafor"sv,   "Silva"sv,   "Dubois"sv, "Haddad"sv, "Nakamura"sv, "Popović"sv};
constexpr std::array firm_words{"Corner Market"sv, "Auto Repair"sv, "Laundromat"sv, "Bakery"sv,
                                "Dental Office"sv, "Hair Salon"sv,  "Hardware"sv,   "Taqueria"sv,
                                "Nail Spa"sv,      "Print Shop"sv};
constexpr std::array streets{
    "Elm"sv,       "Oak"sv,     "Main"sv,      "Pine"sv,     "Cedar"sv,  "Maple"sv,      "Walnut"sv,
    "Mission"sv,   "Park"sv,    "Lincoln"sv,   "Orchard"sv,  "River"sv,  "Sacramento"sv, "Cherokee"sv,
    "Church"sv,    "School"sv,  "Lockeford"sv, "Stockton"sv, "Turner"sv, "Vineyard"sv,   "Del Rio"sv,
    "San Pablo"sv, "Juniper"sv, "Highland"sv,  "Almond"sv,   "Willow"sv, "2nd"sv,        "14th"sv};
constexpr std::array street_kinds{"St"sv, "St"sv, "St"sv, "Ave"sv, "Ave"sv,
                                  "Dr"sv, "Ln"sv, "Ct"sv, "Way"sv, "Blvd"sv};

std::string_view last_name(DemoDice& dice) {
    const std::int64_t origin = dice.below(10);
    if (origin < 4) return dice.pick(english_last);
    if (origin < 7) return dice.pick(spanish_last);
    return origin < 9 ? dice.pick(vietnamese_last) : dice.pick(other_last);
}

}  // namespace

std::string demo_person_name(DemoDice& dice) {
    const std::int64_t origin = dice.below(10);
    if (origin < 4) return fmt::format("{} {}", dice.pick(english_first), dice.pick(english_last));
    if (origin < 7) return fmt::format("{} {}", dice.pick(spanish_first), dice.pick(spanish_last));
    if (origin < 9) return fmt::format("{} {}", dice.pick(vietnamese_first), dice.pick(vietnamese_last));
    return fmt::format("{} {}", dice.pick(other_first), dice.pick(other_last));
}

std::string demo_firm_name(DemoDice& dice) {
    return fmt::format("{} {}", last_name(dice), dice.pick(firm_words));
}

std::string demo_address(DemoDice& dice) {
    const std::int64_t house = dice.between(1, 2400);
    std::string street = fmt::format("{} {} {}", house, dice.pick(streets), dice.pick(street_kinds));
    if (!dice.one_in(3)) return street;
    return fmt::format("{} Apt {}", street, dice.between(1, 40));
}

std::string demo_phone(DemoDice& dice) {
    // 555-0100 to 555-0199 are kept for fiction.
    return fmt::format("209-555-01{:02}", dice.below(100));
}

}  // namespace core
