#include "core/reports/grand_totals.h"

#include "core/store/station/correction_figures.h"
#include "core/store/station/drawer_reader.h"

namespace core {

CountedAmount counted_amount_from(const nlohmann::json& object) {
    return {object.at("count").get<std::int64_t>(),
            Money::from_text(object.at("amount").get<std::string>()).value_or(Money{})};
}

namespace {

using nlohmann::json;

Result<TakenSince> taken_before(StationReader reader, std::int64_t seq) {
    const auto close = DrawerReader(reader).last_close(seq);
    if (!close) return tl::unexpected(close.error());
    if (*close == 0) return TakenSince{};
    const auto entry = reader.entry(*close);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a session's closing record is missing");
    const json grand = (*entry)->body.value(json::json_pointer("/z/grand_totals"), json());
    if (!grand.is_object())
        return problem(ProblemCode::storage_corrupt, "a session's closing record has no totals");
    return TakenSince{.gross = counted_amount_from(grand.at("payments_gross")),
                      .voided = counted_amount_from(grand.at("voided"))};
}

}  // namespace

Result<GrandTotals> grand_totals(StationReader reader, std::int64_t seq, const TakenSince& since) {
    auto taken = taken_before(reader, seq);
    if (!taken) return tl::unexpected(taken.error());
    taken->gross += since.gross;
    taken->voided += since.voided;
    const auto corrections = correction_totals(reader.database());
    if (!corrections) return tl::unexpected(corrections.error());
    return GrandTotals{.payments_gross = taken->gross,
                       .voided = taken->voided,
                       .returned = corrections->returned,
                       .redeposited = corrections->redeposited,
                       .reversed = corrections->reversed,
                       .moved = corrections->moved,
                       .standing = corrections->standing(taken->gross, taken->voided)};
}

}  // namespace core
