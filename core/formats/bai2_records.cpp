#include "core/formats/bai2_records.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/formats/fixed_columns.h"

namespace core {

namespace {

bool is_code(std::string_view code) {
    constexpr std::string_view codes[] = {"01", "02", "03", "16", "49", "88", "98", "99"};
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

tl::unexpected<Problem> malformed(std::size_t line, std::string_view what) {
    return problem(ProblemCode::bank_file_malformed, fmt::format("line {}: {}", line, what));
}

}  // namespace

Result<std::vector<Bai2Record>> bai2_records(std::string_view text) {
    std::vector<Bai2Record> records;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view body = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (body.empty()) continue;
        const std::string_view code = body.substr(0, 2);
        if (!is_code(code) || body.substr(2, 1) != ",") return malformed(line, "this is no BAI2 record");
        body.remove_prefix(3);
        const bool has_slash = body.ends_with('/');
        if (has_slash) body.remove_suffix(1);
        if (code != "88") {
            records.push_back({code, line, {{body, has_slash}}});
        } else if (records.empty()) {
            return malformed(line, "there is nothing that this record could continue");
        } else {
            records.back().parts.push_back({body, has_slash});
        }
    }
    return records;
}

void Bai2Fields::blame(std::string_view what) {
    if (fault_) return;
    fault_ = Problem{ProblemCode::bank_file_malformed,
                     fmt::format("line {}: in the {} record {}", record_.line, record_.code, what)};
}

std::string_view Bai2Fields::next() {
    if (at_end()) return {};
    const Bai2Record::Part& part = record_.parts[part_];
    const std::size_t comma = part.body.find(',', at_);
    const std::string_view field = part.body.substr(at_, comma - at_);
    if (comma == std::string_view::npos) {
        if (!part.has_slash) blame("a line does not end with a slash");
        ++part_;
        at_ = 0;
    } else {
        at_ = comma + 1;
    }
    if (field.find('/') != std::string_view::npos) blame("something stands behind the slash");
    return trimmed(field);
}

std::string Bai2Fields::required(std::string_view name) {
    const std::string_view field = next();
    if (field.empty()) blame(fmt::format("there is no {}", name));
    return std::string(field);
}

std::string Bai2Fields::digits(std::string_view name, std::size_t length_max) {
    const std::string_view field = next();
    if (!field.empty() && (!is_digits(field) || field.size() > length_max))
        blame(fmt::format("the {} \"{}\" is wrong", name, printable(field)));
    return std::string(field);
}

std::optional<std::int64_t> Bai2Fields::number(std::string_view name) {
    const std::string_view field = next();
    const auto number = number_in(field);
    if (!number && !field.empty()) blame(fmt::format("the {} \"{}\" is no number", name, printable(field)));
    return number;
}

std::optional<Money> Bai2Fields::amount(std::string_view name) {
    const std::string_view field = next();
    if (field.empty()) return std::nullopt;
    const bool has_sign = field.front() == '+' || field.front() == '-';
    const auto cents = number_in(field.substr(has_sign ? 1 : 0));
    if (!cents) {
        blame(fmt::format("the {} \"{}\" is no amount", name, printable(field)));
        return std::nullopt;
    }
    return Money::from_cents(field.front() == '-' ? -*cents : *cents);
}

// Words are kept apart by one space, wherever the lines broke.
std::string Bai2Fields::rest_as_text() {
    std::string text;
    for (; !at_end(); ++part_, at_ = 0) {
        std::string_view left = record_.parts[part_].body.substr(at_);
        while (!(left = trimmed(left)).empty()) {
            const std::string_view word = left.substr(0, left.find(' '));
            if (!text.empty()) text += ' ';
            text += word;
            left.remove_prefix(word.size());
        }
    }
    return text;
}

}  // namespace core
