#include "core/slips/entry_codes.h"

#include "core/facts/drawer_facts.h"
#include "core/facts/payment_facts.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

std::map<TenderType, Money> to_deposit_of(const nlohmann::json& z) {
    std::map<TenderType, Money> amounts;
    const nlohmann::json to_deposit = z.value("to_deposit", nlohmann::json::object());
    for (const auto& [name, amount] : to_deposit.items()) {
        const auto type = tender_type(name);
        const auto money = Money::from_text(amount.get<std::string>());
        if (type && money && !money->is_zero()) amounts[*type] = *money;
    }
    return amounts;
}

}  // namespace

Result<SignedCode> code_of(const Entry& entry) {
    SignedCode code{.what = SignedCode::What::receipt,
                    .station = entry.station,
                    .number = 0,
                    .business_date = entry.business_date.value_or(Date{}),
                    .amount = {},
                    .to_deposit = {},
                    .hash = entry.hash.substr(0, code_hash_digits)};
    if (entry.kind == EntryKind::payment_posted) {
        const PaymentPosted fact = payment_posted_from(entry.body);
        code.number = payment_number(fact.payment).value_or(0);
        code.amount = fact.amount();
        return code;
    }
    if (entry.kind == EntryKind::drawer_closed) {
        const DrawerClosed fact = drawer_closed_from(entry.body);
        code.what = SignedCode::What::session_z;
        code.number = session_number(fact.session).value_or(0);
        code.to_deposit = to_deposit_of(fact.z);
        return code;
    }
    if (entry.kind == EntryKind::day_closed) {
        code.what = SignedCode::What::day_z;
        code.number = entry.body.at("z").at("z").get<std::int64_t>();
        code.to_deposit = to_deposit_of(entry.body.at("z"));
        return code;
    }
    return problem(ProblemCode::storage_corrupt, "an entry of this kind has no code");
}

std::string code_text(StationReader reader, const Entry& entry) {
    const auto identity = reader.identity();
    const auto folder = CustodyReader(reader).folder();
    const auto code = code_of(entry);
    if (!identity || !folder || !code) return {};
    return signed_text(*code, *folder, identity->public_key).value_or(std::string{});
}

}  // namespace core
