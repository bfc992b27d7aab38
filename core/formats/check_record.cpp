#include "core/formats/check_record.h"

#include <fmt/format.h>

#include <optional>

#include "core/formats/fixed_columns.h"
#include "core/formats/routing_number.h"

namespace core {

namespace {

constexpr std::size_t record_length = 80;

struct DetailColumns {
    Columns aux_on_us{3, 17}, external_code{18, 18}, routing{19, 27}, on_us{28, 47}, amount{48, 57},
        sequence{58, 72}, documentation{73, 73}, return_acceptance{74, 74}, micr_valid{75, 75}, bofd{76, 76},
        addenda{77, 78}, correction{79, 79}, archive{80, 80};
};

struct ReturnColumns {
    Columns routing{3, 11}, on_us{12, 31}, amount{32, 41}, reason{42, 42}, addenda{43, 44},
        documentation{45, 45}, forwarded_on{46, 53}, sequence{54, 68}, external_code{69, 69},
        notification{70, 70}, archive{71, 71}, times_returned{72, 72};
};

constexpr DetailColumns detail;
constexpr ReturnColumns returned;

tl::unexpected<Problem> malformed(std::string_view what) {
    return problem(ProblemCode::bank_file_malformed, fmt::format("in the check record {}", what));
}

Done check_shape(std::string_view line, std::string_view type, Columns routing) {
    if (line.size() != record_length) return malformed("there are not 80 characters");
    if (!line.starts_with(type)) return malformed(fmt::format("the type is not {}", type));
    if (is_routing_number(field_in(line, routing))) return {};
    return problem(ProblemCode::routing_number_wrong,
                   fmt::format("the routing number {} is wrong", printable(field_in(line, routing))));
}

// Reads fields of one line; the first that is wrong waits in `fault`.
struct LineReader {
    std::string_view line;
    std::optional<Problem> fault{};

    std::string text(Columns columns) const { return std::string(field_in(line, columns)); }

    std::int64_t number(Columns columns, std::string_view name) {
        const auto number = number_in(field_in(line, columns));
        if (!number && !fault) fault = malformed(fmt::format("the {} is no number", name)).value();
        return number.value_or(0);
    }

    Date date(Columns columns) {
        const std::string text_of = text(columns);
        if (text_of.size() == 8) {
            const auto date = Date::parse(
                fmt::format("{}-{}-{}", text_of.substr(0, 4), text_of.substr(4, 2), text_of.substr(6, 2)));
            if (date) return *date;
        }
        if (!fault) fault = malformed("the date is wrong").value();
        return {};
    }
};

// Fills the columns of one line; the first field that does not fit waits in `fault`.
struct LineWriter {
    std::string line = std::string(record_length, ' ');
    std::optional<Problem> fault{};

    void at_left(Columns columns, std::string_view field) { put(columns, columns.first, field); }

    void at_right(Columns columns, std::string_view field) {
        const std::size_t width = std::min(columns.width(), field.size());
        put(columns, columns.last + 1 - width, field);
    }

    void digits(Columns columns, std::int64_t number) {
        at_right(columns, fmt::format("{:0{}}", number, columns.width()));
        if (number < 0 && !fault) fault = malformed("a number is negative").value();
    }

    void put(Columns columns, std::size_t column, std::string_view field) {
        const bool fits = field.size() <= columns.width() && trimmed(field) == field;
        if (fits) {
            line.replace(column - 1, field.size(), field);
        } else if (!fault) {
            fault = malformed(fmt::format("there is no room for \"{}\"", printable(field))).value();
        }
    }

    Result<std::string> finish() && {
        if (fault) return tl::unexpected(*fault);
        return std::move(line);
    }
};

// Reading the line back is what proves that the bank will find each field as it was meant.
template <class Record>
Result<std::string> proven(Result<std::string> line, const Record& record,
                           Result<Record> (*parse)(std::string_view)) {
    if (!line) return line;
    const auto back = parse(*line);
    if (!back) return tl::unexpected(back.error());
    if (*back != record) return malformed("there is no room for these fields");
    return line;
}

}  // namespace

Result<CheckDetail> parse_check_detail(std::string_view line) {
    if (const Done shape = check_shape(line, "25", detail.routing); !shape)
        return tl::unexpected(shape.error());
    LineReader reader{line};
    const CheckDetail check{
        .aux_on_us = reader.text(detail.aux_on_us),
        .external_code = reader.text(detail.external_code),
        .routing = reader.text(detail.routing),
        .on_us = reader.text(detail.on_us),
        .amount = Money::from_cents(reader.number(detail.amount, "amount")),
        .sequence = reader.text(detail.sequence),
        .documentation = reader.text(detail.documentation),
        .return_acceptance = reader.text(detail.return_acceptance),
        .micr_valid = reader.text(detail.micr_valid),
        .bank_of_first_deposit = reader.text(detail.bofd),
        .addenda = static_cast<int>(reader.number(detail.addenda, "number of addenda")),
        .correction = reader.text(detail.correction),
        .archive = reader.text(detail.archive),
    };
    if (reader.fault) return tl::unexpected(*reader.fault);
    return check;
}

Result<CheckReturn> parse_check_return(std::string_view line) {
    if (const Done shape = check_shape(line, "31", returned.routing); !shape)
        return tl::unexpected(shape.error());
    LineReader reader{line};
    const CheckReturn check{
        .routing = reader.text(returned.routing),
        .on_us = reader.text(returned.on_us),
        .amount = Money::from_cents(reader.number(returned.amount, "amount")),
        .reason = reader.text(returned.reason),
        .addenda = static_cast<int>(reader.number(returned.addenda, "number of addenda")),
        .documentation = reader.text(returned.documentation),
        .forwarded_on = reader.date(returned.forwarded_on),
        .sequence = reader.text(returned.sequence),
        .external_code = reader.text(returned.external_code),
        .notification = reader.text(returned.notification),
        .archive = reader.text(returned.archive),
        .times_returned = reader.text(returned.times_returned),
    };
    if (reader.fault) return tl::unexpected(*reader.fault);
    return check;
}

Result<std::string> check_detail_line(const CheckDetail& check) {
    LineWriter writer;
    writer.line.replace(0, 2, "25");
    writer.at_right(detail.aux_on_us, check.aux_on_us);
    writer.at_left(detail.external_code, check.external_code);
    writer.at_left(detail.routing, check.routing);
    writer.at_right(detail.on_us, check.on_us);
    writer.digits(detail.amount, check.amount.cents());
    writer.at_left(detail.sequence, check.sequence);
    writer.at_left(detail.documentation, check.documentation);
    writer.at_left(detail.return_acceptance, check.return_acceptance);
    writer.at_left(detail.micr_valid, check.micr_valid);
    writer.at_left(detail.bofd, check.bank_of_first_deposit);
    writer.digits(detail.addenda, check.addenda);
    writer.at_left(detail.correction, check.correction);
    writer.at_left(detail.archive, check.archive);
    return proven(std::move(writer).finish(), check, parse_check_detail);
}

Result<std::string> check_return_line(const CheckReturn& check) {
    LineWriter writer;
    writer.line.replace(0, 2, "31");
    writer.at_left(returned.routing, check.routing);
    writer.at_right(returned.on_us, check.on_us);
    writer.digits(returned.amount, check.amount.cents());
    writer.at_left(returned.reason, check.reason);
    writer.digits(returned.addenda, check.addenda);
    writer.at_left(returned.documentation, check.documentation);
    std::string forwarded = check.forwarded_on.text();
    std::erase(forwarded, '-');
    writer.at_left(returned.forwarded_on, forwarded);
    writer.at_left(returned.sequence, check.sequence);
    writer.at_left(returned.external_code, check.external_code);
    writer.at_left(returned.notification, check.notification);
    writer.at_left(returned.archive, check.archive);
    writer.at_left(returned.times_returned, check.times_returned);
    return proven(std::move(writer).finish(), check, parse_check_return);
}

}  // namespace core
