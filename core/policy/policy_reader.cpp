#include "core/policy/policy_reader.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/utf8_text.h"

namespace core {

PolicyReader::PolicyReader(PolicyComplaint& complaint, const toml::table& table, std::string path)
    : complaint_(complaint), table_(table), path_(std::move(path)) {}

void PolicyReader::read(const char* key, bool& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    if (!node->is_boolean()) return complain(key, "must be true or false");
    into = node->value<bool>().value();
}

void PolicyReader::read(const char* key, int& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    // Far more than any rule means, and little enough for every sum of days and months.
    constexpr int number_max = 100'000;
    const auto value = node->is_integer() ? node->value<int>() : std::nullopt;
    if (!value || *value < 0 || *value > number_max) {
        return complain(key, fmt::format("must be a whole number from 0 to {}", number_max));
    }
    into = *value;
}

void PolicyReader::read(const char* key, std::string& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto value = node->value<std::string>();
    if (!node->is_string() || value->empty()) return complain(key, "must be a text");
    into = *value;
}

void PolicyReader::read(const char* key, Money& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    if (const auto amount = amount_in(*node, key)) into = *amount;
}

void PolicyReader::read(const char* key, std::optional<Money>& into) {
    if (!has(key)) return;
    read(key, into.emplace());
}

void PolicyReader::read(const char* key, std::optional<int>& into) {
    if (!has(key)) return;
    read(key, into.emplace());
}

void PolicyReader::read(const char* key, Percent& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto percent = Percent::parse(node->value<std::string>().value_or(""));
    if (!percent) return complain(key, "must be a per cent like \"5\" or \"1.50\"");
    into = *percent;
}

void PolicyReader::read(const char* key, Date& into) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    if (const auto date = date_in(*node, key)) into = *date;
}

void PolicyReader::read_time(const char* key, std::optional<int>& minute_of_day) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto time = node->value<toml::time>();
    if (!time) return complain(key, "must be a time like 14:00:00");
    minute_of_day = time->hour * 60 + time->minute;
}

void PolicyReader::read(const char* key, std::vector<std::string>& into) {
    each_text(key, [&](const std::string& text) {
        into.push_back(text);
        return std::string();
    });
}

void PolicyReader::read(const char* key, std::vector<Money>& into) {
    const toml::array* list = list_of(key);
    if (list == nullptr) return;
    for (const toml::node& item : *list) {
        if (const auto amount = amount_in(item, key)) into.push_back(*amount);
    }
}

void PolicyReader::read(const char* key, std::vector<Date>& into) {
    const toml::array* list = list_of(key);
    if (list == nullptr) return;
    for (const toml::node& item : *list) {
        if (const auto date = date_in(item, key)) into.push_back(*date);
    }
}

void PolicyReader::read_source(RuleSource& source) {
    require("citation");
    require("since");
    read("citation", source.citation);
    read("since", source.since);
}

void PolicyReader::require(const char* key) {
    if (!has(key)) complain(key, "is missing");
}

std::vector<std::string> PolicyReader::keys() const {
    std::vector<std::string> names;
    for (const auto& [key, node] : table_) names.emplace_back(key.str());
    return names;
}

void PolicyReader::complain(const char* key, const std::string& what) {
    const toml::node* node = table_.get(key);
    complain_at(node != nullptr ? node->source().begin.line : table_.source().begin.line, rule(key), what);
}

void PolicyReader::complain_about_unknown() {
    for (const auto& [key, node] : table_) {
        if (asked_.contains(key.str())) continue;
        complain_at(key.source().begin.line, rule(printable(key.str())), "is not a rule known here");
    }
}

const toml::node* PolicyReader::find(const char* key) {
    asked_.insert(key);
    return table_.get(key);
}

const toml::array* PolicyReader::list_of(const char* key) {
    const toml::node* node = find(key);
    if (node == nullptr) return nullptr;
    const toml::array* list = node->as_array();
    if (list == nullptr || list->empty()) {
        complain(key, "must be a list that is not empty");
        return nullptr;
    }
    return list;
}

std::optional<Money> PolicyReader::amount_in(const toml::node& node, const char* key) {
    const auto money = Money::parse(node.value<std::string>().value_or(""));
    if (money && !money->is_negative()) return *money;
    complain_at(node.source().begin.line, rule(key), "must be an amount like \"1.00\"");
    return std::nullopt;
}

std::optional<Date> PolicyReader::date_in(const toml::node& node, const char* key) {
    const auto value = node.value<toml::date>();
    const auto date =
        Date::parse(value ? fmt::format("{:04}-{:02}-{:02}", value->year, value->month, value->day) : "");
    if (date) return *date;
    complain_at(node.source().begin.line, rule(key), "must be a date like 2026-01-31");
    return std::nullopt;
}

std::string PolicyReader::rule(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

void PolicyReader::complain_at(toml::source_index line, const std::string& rule, const std::string& what) {
    if (complaint_.first) return;
    complaint_.first = Problem{ProblemCode::policy_invalid, fmt::format("{}, line {}: {} {}", complaint_.file,
                                                                        line == 0 ? 1 : line, rule, what)};
}

}  // namespace core
