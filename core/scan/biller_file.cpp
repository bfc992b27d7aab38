#include "core/scan/biller_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>

#include "core/base/embedded_file.h"
#include "core/base/ensure.h"
#include "core/policy/rule_file.h"
#include "core/scan/check_digits.h"
#include "core/scan/slip_date.h"

namespace core {

std::span<const EmbeddedFile> biller_files();

namespace {

constexpr int line_length_max = 300;

std::optional<LineForm> line_form(std::string_view name) {
    if (name == "ocr_scanline") return LineForm::ocr_scanline;
    if (name == "biller_barcode") return LineForm::biller_barcode;
    return std::nullopt;
}

// A word that is `yes` or `no`.
void read_choice(PolicyReader& reader, const char* key, bool& into, std::string_view yes,
                 std::string_view no) {
    reader.word(key, into, [&](const std::string& word) -> std::optional<bool> {
        if (word == yes) return true;
        if (word == no) return false;
        return std::nullopt;
    });
}

void read_slip_biller(PolicyReader& reader, BillerDirectory& billers) {
    for (const char* key : {"gln", "name", "reference_length", "currency"}) reader.require(key);
    SlipBiller biller;
    int length = 0;
    reader.read("gln", biller.gln);
    reader.read("name", biller.name);
    reader.read("reference_length", length);
    reader.read("currency", biller.currency);
    if (biller.gln.size() != 13 || !gs1_check_digit_holds(biller.gln))
        reader.complain("gln", "must be 13 digits with their check digit");
    if (length < 1 || length > 25) reader.complain("reference_length", "must be 1 to 25");
    if (biller.currency.size() != 3) reader.complain("currency", "must be an ISO 4217 number like \"840\"");
    biller.reference_length = static_cast<std::size_t>(length);
    billers.slips.push_back(std::move(biller));
}

void read_slice(PolicyReader& reader, Slice& slice, std::size_t line_length) {
    int from = 0;
    int to = 0;
    reader.require("from");
    reader.require("to");
    reader.read("from", from);
    reader.read("to", to);
    if (from < 1 || to < from || static_cast<std::size_t>(to) > line_length) {
        return reader.complain("from", fmt::format("and to must lie in the line, 1 to {}", line_length));
    }
    slice = {static_cast<std::size_t>(from - 1), static_cast<std::size_t>(to - from + 1)};
}

bool overlap(const Slice& one, const Slice& other) {
    return !one.is_absent() && !other.is_absent() && one.first < other.first + other.length &&
           other.first < one.first + one.length;
}

void read_check(PolicyReader& reader, DigitCheck& check) {
    reader.read("weights", check.weights);
    if (check.weights.find_first_not_of("123456789") != std::string::npos)
        reader.complain("weights", "must be digits like \"21\"");
    read_choice(reader, "from", check.from_right, "right", "left");
    read_choice(reader, "add", check.adds_digits, "digits", "products");
    read_choice(reader, "digit", check.is_complement, "complement", "remainder");
}

void read_fields(PolicyReader& reader, LineLayout& layout) {
    reader.require("reference");
    reader.part("reference", [&](PolicyReader& part) { read_slice(part, layout.reference, layout.length); });
    reader.part("amount", [&](PolicyReader& part) {
        read_slice(part, layout.amount, layout.length);
        part.read("decimals", layout.amount_decimals);
        if (layout.amount_decimals > 4) part.complain("decimals", "must be 0 to 4");
    });
    reader.part("due_date", [&](PolicyReader& part) {
        read_slice(part, layout.due_date, layout.length);
        part.read("format", layout.date_format);
        if (!is_date_format(layout.date_format)) return part.complain("format", "must be like \"MMDDYY\"");
        if (layout.due_date.length != layout.date_format.size())
            part.complain("format", "has not the length of its field");
    });
}

void check_fields(PolicyReader& reader, const LineLayout& layout) {
    const Slice check_digit{layout.length - 1, layout.check ? 1U : 0U};
    const std::array fields{layout.reference, layout.amount, layout.due_date, check_digit};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (std::size_t j = i + 1; j < fields.size(); ++j) {
            if (overlap(fields[i], fields[j])) reader.complain("reference", "and the other fields overlap");
        }
    }
    const bool covers_letters = layout.prefix.find_first_not_of("0123456789") != std::string::npos;
    if (layout.check && covers_letters) reader.complain("check", "covers a prefix that is not digits");
}

void read_line_layout(PolicyReader& reader, BillerDirectory& billers) {
    LineLayout layout;
    int length = 0;
    reader.require("form");
    reader.require("length");
    reader.word("form", layout.form, line_form);
    reader.read("biller", layout.biller);
    reader.read("ours", layout.is_ours);
    reader.read("currency", layout.currency);
    reader.read("prefix", layout.prefix);
    reader.read("length", length);
    if (length < 2 || length > line_length_max) {
        return reader.complain("length", fmt::format("must be 2 to {}", line_length_max));
    }
    layout.length = static_cast<std::size_t>(length);
    if (layout.prefix.size() > layout.length) reader.complain("prefix", "is longer than the line");
    read_fields(reader, layout);
    reader.part("check", [&](PolicyReader& part) { read_check(part, layout.check.emplace()); });
    check_fields(reader, layout);
    billers.lines.push_back(std::move(layout));
}

}  // namespace

Result<BillerDirectory> parse_billers(std::string_view file_name, std::string_view text) {
    BillerDirectory billers;
    const Done read = read_rule_file(file_name, text, [&](PolicyReader& reader) {
        if (reader.has("slip"))
            reader.tables("slip", [&](PolicyReader& slip) { read_slip_biller(slip, billers); });
        if (reader.has("line"))
            reader.tables("line", [&](PolicyReader& line) { read_line_layout(line, billers); });
    });
    if (!read) return tl::unexpected(read.error());
    return billers;
}

BillerDirectory demo_billers() {
    BillerDirectory all;
    for (const EmbeddedFile& file : biller_files()) {
        const auto billers = parse_billers(file.name, file.content);
        ensure(billers.has_value(), "a built-in file of billers is wrong");
        all.slips.insert(all.slips.end(), billers->slips.begin(), billers->slips.end());
        all.lines.insert(all.lines.end(), billers->lines.begin(), billers->lines.end());
    }
    return all;
}

Result<BillerDirectory> billers_of_station(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "billers.toml";
    if (!std::filesystem::exists(file)) return demo_billers();
    std::ifstream stream(file);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open()) {
        return problem(ProblemCode::file_unreadable, fmt::format("{} cannot be read", file.string()));
    }
    return parse_billers("billers.toml", text);
}

}  // namespace core
