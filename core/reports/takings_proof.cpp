#include "core/reports/takings_proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/policy/vocabulary.h"

namespace core {

namespace {

using nlohmann::json;

Money money_at(const json& z, const std::string& path) {
    const json value = z.value(json::json_pointer(path), json());
    return value.is_string() ? Money::from_text(value.get<std::string>()).value_or(Money{}) : Money{};
}

void add_session(TakingsProof& proof, const json& z) {
    proof.net += money_at(z, "/payments/net/amount");
    proof.card += money_at(z, "/card/counted");
    const json to_deposit = z.value("to_deposit", json::object());
    for (const auto& [type, amount] : to_deposit.items()) proof.deposit += money_at(z, "/to_deposit/" + type);
    for (const TenderType type : all_tender_types) {
        const Money variance = money_at(z, fmt::format("/{}/variance", name_of(type)));
        proof.over += std::max(variance, Money{});
        proof.short_of += std::max(-variance, Money{});
    }
    proof.paid_in += money_at(z, "/cash/pay_in");
    proof.paid_out += -money_at(z, "/cash/pay_out");
    proof.rounding += money_at(z, "/cash/rounding");
    // Nobody opens a turn-in again for the float, so what was handed in does not tell.
    if (z.contains("float_retained"))
        proof.float_short += money_at(z, "/cash/float") - money_at(z, "/float_retained");
}

}  // namespace

std::string TakingsProof::sentence() const {
    std::string text = fmt::format("takings net {} = deposit {}", net.text(), deposit.text());
    Money explained = deposit;
    const auto part = [&](Money amount, const char* sign, const char* name) {
        if (amount.is_zero()) return;
        text += fmt::format(" {} {} {}", sign, name, amount.text());
        explained += *sign == '+' ? amount : -amount;
    };
    part(card, "+", "card");
    part(short_of, "+", "short");
    part(over, "-", "over");
    part(paid_in, "-", "paid in");
    part(paid_out, "+", "paid out");
    part(float_short, "-", "missing from floats");
    part(rounding, "-", "rounding");
    if (explained != net) text += fmt::format("; {} is not explained", (net - explained).text());
    return text;
}

TakingsProof takings_proof(const std::vector<json>& session_zs) {
    TakingsProof proof;
    for (const json& z : session_zs) add_session(proof, z);
    return proof;
}

}  // namespace core
