#include "core/scan/gs1_elements.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/scan/check_digits.h"
#include "core/scan/gs1_dictionary.h"
#include "core/scan/slip_date.h"
#include "core/scan/unreadable.h"

namespace core {

namespace {

bool passes(Gs1Check check, std::string_view text) {
    switch (check) {
        case Gs1Check::none:
            return true;
        case Gs1Check::check_digit:
            return gs1_check_digit_holds(text);
        case Gs1Check::date:
            return slip_date_yymmdd(text).has_value();
        case Gs1Check::iban:
            return iban_holds(text);
    }
    return false;
}

Done check_part(std::string_view identifier, const Gs1Part& part, std::string_view text) {
    if (text.size() < part.least) {
        return unreadable(fmt::format("({}) is too short: the code is cut off", identifier));
    }
    if (!std::all_of(text.begin(), text.end(), [&](char c) { return is_gs1_character(part.set, c); })) {
        return unreadable(fmt::format("({}) holds a character that cannot stand there: \"{}\"", identifier,
                                      printable(text)));
    }
    if (passes(part.check, text)) return {};
    if (part.check == Gs1Check::date) {
        return unreadable(fmt::format("({}) holds {}, which is no date", identifier, printable(text)));
    }
    return problem(ProblemCode::scan_check_digit,
                   fmt::format("the check digit in ({}) {} is wrong", identifier, printable(text)));
}

Done check_value(std::string_view identifier, const Gs1Rule& rule, std::string_view value) {
    std::string_view rest = value;
    for (const Gs1Part& part : rule.parts) {
        if (part.set == 0 || (part.may_be_absent && rest.empty())) break;
        const std::string_view text = rest.substr(0, part.most);
        Done checked = check_part(identifier, part, text);
        if (!checked) return checked;
        rest.remove_prefix(text.size());
    }
    if (rest.empty()) return {};
    return problem(
        ProblemCode::scan_ambiguous,
        fmt::format("the parts of this code run together: the scanner leaves out the separator behind ({})",
                    identifier));
}

std::size_t predefined_size(const Gs1Rule& rule) {
    return rule.parts[0].most;
}

// Takes the next element off `rest`, with the separator behind it if there is one.
Result<Gs1Element> take_element(std::string_view& rest) {
    const Gs1Rule* rule = gs1_rule_at(rest);
    if (rule == nullptr) {
        return unreadable(fmt::format("no GS1 element begins with \"{}\"", printable(rest.substr(0, 4))));
    }
    const std::string_view identifier = rest.substr(0, rule->first.size());
    const std::string_view behind = rest.substr(identifier.size());
    std::size_t length = std::min(behind.find(gs1_separator), behind.size());
    if (rule->predefined_length) length = std::min(length, predefined_size(*rule));
    const std::string_view value = behind.substr(0, length);
    const Done checked = check_value(identifier, *rule, value);
    if (!checked) return tl::unexpected(checked.error());
    rest = behind.substr(length);
    if (rest.starts_with(gs1_separator)) rest.remove_prefix(1);
    return Gs1Element{std::string(identifier), std::string(value)};
}

// Takes a value up to the next opening bracket, with "\(" as a bracket that belongs to it.
std::string take_bracketed_value(std::string_view& rest, char open) {
    std::string value;
    while (!rest.empty() && rest.front() != open) {
        if (rest.front() == '\\' && rest.size() > 1 && rest[1] == open) rest.remove_prefix(1);
        value += rest.front();
        rest.remove_prefix(1);
    }
    return value;
}

}  // namespace

Result<std::vector<Gs1Element>> parse_gs1_elements(std::string_view data) {
    if (data.empty()) return unreadable("the GS1 code is empty");
    std::vector<Gs1Element> elements;
    while (!data.empty()) {
        Result<Gs1Element> element = take_element(data);
        if (!element) return tl::unexpected(element.error());
        elements.push_back(std::move(*element));
    }
    return elements;
}

Result<std::vector<Gs1Element>> parse_gs1_brackets(std::string_view text) {
    const char open = text.starts_with('[') ? '[' : '(';
    const char close = open == '[' ? ']' : ')';
    std::vector<Gs1Element> elements;
    if (!text.starts_with(open)) return unreadable("the GS1 text does not begin with a bracket");
    while (!text.empty()) {
        const std::size_t end = text.find(close);
        if (end == std::string_view::npos) return unreadable("a bracket is not closed");
        const std::string_view identifier = text.substr(1, end - 1);
        const Gs1Rule* rule = gs1_rule(identifier);
        if (rule == nullptr) return unreadable(fmt::format("({}) is no GS1 element", printable(identifier)));
        text.remove_prefix(end + 1);
        std::string value = take_bracketed_value(text, open);
        const Done checked = check_value(identifier, *rule, value);
        if (!checked) return tl::unexpected(checked.error());
        elements.push_back({std::string(identifier), std::move(value)});
    }
    return elements;
}

std::string gs1_element_string(const std::vector<Gs1Element>& elements) {
    std::string data;
    for (const Gs1Element& element : elements) {
        data += element.identifier + element.value;
        const Gs1Rule* rule = gs1_rule(element.identifier);
        const bool needs_separator = rule == nullptr || !rule->predefined_length;
        if (needs_separator && &element != &elements.back()) data += gs1_separator;
    }
    return data;
}

}  // namespace core
