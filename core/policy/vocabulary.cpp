#include "core/policy/vocabulary.h"

#include <utility>

namespace core {

namespace {

template <class Enum, std::size_t n>
using Names = std::array<std::pair<Enum, std::string_view>, n>;

constexpr Names<PaymentKind, 8> payment_kind_names{{
    {PaymentKind::opening, "opening"},
    {PaymentKind::delinquent, "delinquent"},
    {PaymentKind::current, "current"},
    {PaymentKind::closing, "closing"},
    {PaymentKind::licence_misc, "licence_misc"},
    {PaymentKind::recovery, "recovery"},
    {PaymentKind::advance, "advance"},
    {PaymentKind::suspense, "suspense"},
}};

constexpr Names<TenderType, 6> tender_type_names{{
    {TenderType::cash, "cash"},
    {TenderType::check, "check"},
    {TenderType::money_order, "money_order"},
    {TenderType::cashiers_check, "cashiers_check"},
    {TenderType::card, "card"},
    {TenderType::note_acceptor, "note_acceptor"},
}};

template <class Enum, std::size_t n>
std::string_view find_name(const Names<Enum, n>& names, Enum wanted) {
    for (const auto& [value, name] : names) {
        if (value == wanted) return name;
    }
    return {};
}

template <class Enum, std::size_t n>
std::optional<Enum> find_value(const Names<Enum, n>& names, std::string_view wanted) {
    for (const auto& [value, name] : names) {
        if (name == wanted) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(PaymentKind kind) {
    return find_name(payment_kind_names, kind);
}

std::string_view name_of(TenderType type) {
    return find_name(tender_type_names, type);
}

std::optional<PaymentKind> payment_kind(std::string_view name) {
    return find_value(payment_kind_names, name);
}

std::optional<TenderType> tender_type(std::string_view name) {
    return find_value(tender_type_names, name);
}

}  // namespace core
