#include "core/policy/policy.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <span>

#include "core/base/embedded_file.h"

namespace core {

std::span<const EmbeddedFile> policy_files();

namespace {

// Collects the first complaint about a file, with the line it stands on.
class PolicyReader {
  public:
    PolicyReader(std::string_view file, const toml::table& root) : file_(file), root_(root) {}

    const std::optional<Problem>& complaint() const { return complaint_; }

    void complain(const toml::node* node, std::string_view rule, std::string_view what) {
        if (complaint_) return;
        const auto line = node ? node->source().begin.line : toml::source_index{1};
        complaint_ =
            Problem{ProblemCode::policy_invalid, fmt::format("{}, line {}: {} {}", file_, line, rule, what)};
    }

    std::string text(const char* path) {
        const auto node = root_.at_path(path);
        const auto value = node.value<std::string>();
        if (!value || value->empty()) complain(node.node(), path, "must be a text");
        return value.value_or("");
    }

    Money amount(const char* path) {
        const auto node = root_.at_path(path);
        return amount_of(node.node(), path);
    }

    int number(const char* path) {
        const auto node = root_.at_path(path);
        const auto value = node.value<int>();
        if (!value || *value < 1) complain(node.node(), path, "must be a number of at least 1");
        return value.value_or(1);
    }

    template <class Use>
    void each(const char* path, Use use) {
        const auto node = root_.at_path(path);
        const toml::array* list = node.as_array();
        if (!list || list->empty()) {
            complain(node.node(), path, "must be a list that is not empty");
            return;
        }
        for (const toml::node& item : *list) use(item);
    }

    Money amount_of(const toml::node* node, std::string_view rule) {
        const auto value = node ? node->value<std::string>() : std::nullopt;
        const auto money = Money::parse(value.value_or(""));
        if (!money || money->is_negative()) complain(node, rule, "must be an amount like \"1.00\"");
        return money.value_or(Money{});
    }

  private:
    std::string_view file_;
    const toml::table& root_;
    std::optional<Problem> complaint_;
};

void read_allocation(PolicyReader& reader, Policy& policy) {
    reader.each("allocation.order", [&](const toml::node& item) {
        const auto kind = payment_kind(item.value_or(std::string_view{}));
        if (!kind) reader.complain(&item, "allocation.order", "names a kind that does not exist");
        if (kind) policy.allocation_order.push_back(*kind);
    });
    reader.each("allocation.services", [&](const toml::node& item) {
        policy.service_priority.emplace_back(item.value_or(std::string_view{}));
    });
}

void read_tenders(PolicyReader& reader, Policy& policy) {
    reader.each("tender", [&](const toml::node& item) {
        const toml::table* table = item.as_table();
        const auto type = table ? tender_type((*table)["type"].value_or(std::string_view{})) : std::nullopt;
        if (!type || policy.tender(*type)) {
            reader.complain(&item, "tender.type", "must be a tender type that is named once");
            return;
        }
        const auto flag = [&](const char* name) { return (*table)[name].value_or(false); };
        policy.tenders.push_back({.type = *type,
                                  .change_allowed = flag("change_allowed"),
                                  .opens_drawer = flag("opens_drawer"),
                                  .number_required = flag("number_required"),
                                  .routing_required = flag("routing_required"),
                                  .reference_required = flag("reference_required"),
                                  .count_required = flag("count_required")});
    });
}

void read_cash(PolicyReader& reader, Policy& policy) {
    reader.each("cash.denominations", [&](const toml::node& item) {
        const Money value = reader.amount_of(&item, "cash.denominations");
        const bool falling = policy.denominations.empty() || value < policy.denominations.back();
        if (!value.is_positive() || !falling) {
            reader.complain(&item, "cash.denominations", "must fall from the largest to the smallest");
        }
        policy.denominations.push_back(value);
    });
}

}  // namespace

const TenderRule* Policy::tender(TenderType type) const {
    const auto found = std::find_if(tenders.begin(), tenders.end(),
                                    [&](const TenderRule& rule) { return rule.type == type; });
    return found == tenders.end() ? nullptr : &*found;
}

bool Policy::allows(std::string_view role, Right right) const {
    if (role == "supervisor") return true;
    if (role == "technician") return right == Right::set_people;
    if (role == "kiosk") return right == Right::take_money || right == Right::run_day;
    if (role == "senior_clerk") return right != Right::set_people && right != Right::set_policy;
    return role == "clerk" &&
           (right == Right::take_money || right == Right::run_day || right == Right::void_payment);
}

std::size_t Policy::rank_of(PaymentKind kind) const {
    return static_cast<std::size_t>(std::find(allocation_order.begin(), allocation_order.end(), kind) -
                                    allocation_order.begin());
}

std::size_t Policy::rank_of_service(std::string_view service) const {
    return static_cast<std::size_t>(std::find(service_priority.begin(), service_priority.end(), service) -
                                    service_priority.begin());
}

Result<Policy> parse_policy(std::string_view file_name, std::string_view text) {
    toml::table root;
    try {
        root = toml::parse(text, file_name);
    } catch (const toml::parse_error& error) {
        return problem(
            ProblemCode::policy_invalid,
            fmt::format("{}, line {}: {}", file_name, error.source().begin.line, error.description()));
    }
    PolicyReader reader(file_name, root);
    Policy policy;
    policy.name = reader.text("name");
    policy.office = reader.text("office.name");
    policy.time_zone = reader.text("office.time_zone");
    read_allocation(reader, policy);
    read_tenders(reader, policy);
    read_cash(reader, policy);
    policy.void_approval_above = reader.amount("void.approval_above");
    policy.count_attempts_max = reader.number("count.attempts_max");
    if (reader.complaint()) return tl::unexpected(*reader.complaint());
    return policy;
}

Result<Policy> built_in_policy(std::string_view name) {
    for (const EmbeddedFile& file : policy_files()) {
        if (file.name == fmt::format("{}.toml", name)) return parse_policy(file.name, file.content);
    }
    return problem(ProblemCode::policy_invalid, fmt::format("there is no policy named {}", printable(name)));
}

}  // namespace core
