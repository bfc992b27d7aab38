#include "core/ports/barcode_modules.h"

#include <algorithm>
#include <array>

#include "core/base/ensure.h"

namespace core {
namespace {

constexpr char separator = '\x1d';

// Widths of bar, space, bar, space, bar, space of each codeword; the stop has a seventh.
constexpr std::array<std::string_view, 107> code128_widths{
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};
constexpr int code128_stop = 106;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

void put_widths(std::string& modules, std::string_view widths) {
    char shade = '1';
    for (const char width : widths) {
        modules.append(static_cast<std::size_t>(width - '0'), shade);
        shade = shade == '1' ? '0' : '1';
    }
}

// Chooses between sets B and C as it goes.
class Code128Builder {
  public:
    bool put_character(char character) {
        if (character < 0x20 || character > 0x7e) return false;
        choose(code128_start_b, code128_set_b);
        data_.push_back(character - ' ');
        return true;
    }

    void put_pair(char tens, char ones) {
        choose(code128_start_c, code128_set_c);
        data_.push_back((tens - '0') * 10 + ones - '0');
    }

    void put_fnc1(bool digits_follow) {
        if (data_.empty()) choose(digits_follow ? code128_start_c : code128_start_b, 0);
        data_.push_back(code128_fnc1);
    }

    bool is_in_set_c() const { return set_ == code128_start_c; }
    std::vector<int> take() { return std::move(data_); }

  private:
    void choose(int set, int change) {
        if (set_ == set) return;
        data_.push_back(data_.empty() ? set : change);
        set_ = set;
    }

    std::vector<int> data_;
    int set_ = 0;
};

// Two of the five elements of each digit are wide.
constexpr std::array<std::string_view, 10> interleaved_widths{"11331", "31113", "13113", "33111", "11313",
                                                              "31311", "13311", "11133", "31131", "13131"};

}  // namespace

std::optional<std::vector<int>> code128_data(std::string_view text, Code128Options options) {
    constexpr std::size_t pairs_pay_from = 4;  // fewer digits cost more for the switches than they save
    if (text.empty()) return std::nullopt;
    Code128Builder builder;
    if (options.gs1) builder.put_fnc1(digits_at(text, 0) >= 2);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t digits = digits_at(text, at);
        const bool pairs = digits >= 2 && (builder.is_in_set_c() || digits >= pairs_pay_from);
        // An odd digit comes first, so that the rest are pairs up to the end of the run.
        const bool odd_first = pairs && digits % 2 == 1 && !builder.is_in_set_c();
        if (pairs && !odd_first) {
            builder.put_pair(text[at], text[at + 1]);
            at += 2;
        } else if (options.gs1 && text[at] == separator) {
            builder.put_fnc1(false);
            ++at;
        } else if (builder.put_character(text[at])) {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return builder.take();
}

std::string code128_modules(const std::vector<int>& data) {
    ensure(!data.empty(), "a symbol has a start");
    std::string modules;
    int check = data.front();
    for (std::size_t place = 0; place < data.size(); ++place) {
        if (place > 0) check = (check + static_cast<int>(place % 103) * data[place]) % 103;
        put_widths(modules, code128_widths.at(static_cast<std::size_t>(data[place])));
    }
    put_widths(modules, code128_widths[static_cast<std::size_t>(check % 103)]);
    put_widths(modules, code128_widths[code128_stop]);
    return modules;
}

std::optional<std::string> interleaved_modules(std::string_view digits) {
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    const std::string pairs = std::string(digits.size() % 2, '0') + std::string(digits);
    std::string modules = "1010";
    for (std::size_t at = 0; at < pairs.size(); at += 2) {
        const std::string_view bars = interleaved_widths[static_cast<std::size_t>(pairs[at] - '0')];
        const std::string_view spaces = interleaved_widths[static_cast<std::size_t>(pairs[at + 1] - '0')];
        for (std::size_t element = 0; element < bars.size(); ++element) {
            modules.append(static_cast<std::size_t>(bars[element] - '0'), '1');
            modules.append(static_cast<std::size_t>(spaces[element] - '0'), '0');
        }
    }
    return modules + "11101";
}

std::optional<std::string> barcode_modules(const PrintedBarcode& barcode) {
    if (barcode.symbology == PrintedSymbology::interleaved_2_of_5) return interleaved_modules(barcode.data);
    const auto data = code128_data(barcode.data, {.gs1 = barcode.symbology == PrintedSymbology::gs1_128});
    return data ? std::optional(code128_modules(*data)) : std::nullopt;
}

std::string barcode_text(const PrintedBarcode& barcode) {
    std::string text = barcode.data;
    std::ranges::replace(text, separator, ' ');
    return text;
}

}  // namespace core
