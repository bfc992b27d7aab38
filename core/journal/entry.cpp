#include "core/journal/entry.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <utility>

#include "core/base/ensure.h"

namespace core {

namespace {

using KindName = std::pair<EntryKind, std::string_view>;

constexpr auto kind_names = std::to_array<KindName>({
    {EntryKind::station_made, "station_made"},
    {EntryKind::station_restored, "station_restored"},
    {EntryKind::person_set, "person_set"},
    {EntryKind::policy_in_force, "policy_in_force"},
    {EntryKind::pin_refused, "pin_refused"},
    {EntryKind::day_excepted, "day_excepted"},
    {EntryKind::day_opened, "day_opened"},
    {EntryKind::day_closed, "day_closed"},
    {EntryKind::drawer_opened, "drawer_opened"},
    {EntryKind::count_begun, "count_begun"},
    {EntryKind::drawer_counted, "drawer_counted"},
    {EntryKind::drawer_closed, "drawer_closed"},
    {EntryKind::drawer_reopened, "drawer_reopened"},
    {EntryKind::drawer_handed_over, "drawer_handed_over"},
    {EntryKind::drawer_audited, "drawer_audited"},
    {EntryKind::cash_moved, "cash_moved"},
    {EntryKind::no_sale, "no_sale"},
    {EntryKind::note_stacked, "note_stacked"},
    {EntryKind::payment_posted, "payment_posted"},
    {EntryKind::payment_voided, "payment_voided"},
    {EntryKind::effects_changed, "effects_changed"},
    {EntryKind::vault_counted, "vault_counted"},
    {EntryKind::vault_exchanged, "vault_exchanged"},
    {EntryKind::deposit_prepared, "deposit_prepared"},
    {EntryKind::takings_sent, "takings_sent"},
    {EntryKind::deposit_confirmed, "deposit_confirmed"},
    {EntryKind::deposit_corrected, "deposit_corrected"},
    {EntryKind::cards_settled, "cards_settled"},
    {EntryKind::station_trusted, "station_trusted"},
    {EntryKind::tender_returned, "tender_returned"},
    {EntryKind::tender_redeposited, "tender_redeposited"},
    {EntryKind::return_waived, "return_waived"},
    {EntryKind::payment_reversed, "payment_reversed"},
    {EntryKind::payment_moved, "payment_moved"},
    {EntryKind::payment_retendered, "payment_retendered"},
    {EntryKind::suspense_resolved, "suspense_resolved"},
    {EntryKind::refund_requested, "refund_requested"},
    {EntryKind::refund_paid, "refund_paid"},
    {EntryKind::account_flagged, "account_flagged"},
    {EntryKind::deposit_applied, "deposit_applied"},
    {EntryKind::order_added, "order_added"},
    {EntryKind::order_changed, "order_changed"},
    {EntryKind::licence_added, "licence_added"},
    {EntryKind::licence_renewed, "licence_renewed"},
    {EntryKind::contact_noted, "contact_noted"},
    {EntryKind::contact_settled, "contact_settled"},
    {EntryKind::charge_made, "charge_made"},
    {EntryKind::charge_waived, "charge_waived"},
    {EntryKind::account_adjusted, "account_adjusted"},
    {EntryKind::arrangement_made, "arrangement_made"},
    {EntryKind::arrangement_changed, "arrangement_changed"},
    {EntryKind::rejects_raised, "rejects_raised"},
    {EntryKind::reject_resolved, "reject_resolved"},
    {EntryKind::batch_opened, "batch_opened"},
    {EntryKind::batch_closed, "batch_closed"},
    {EntryKind::receipts_issued, "receipts_issued"},
    {EntryKind::receipt_voided, "receipt_voided"},
    {EntryKind::drawer_sensed, "drawer_sensed"},
    {EntryKind::acceptor_sensed, "acceptor_sensed"},
});

// Texts reach the journal only after their UTF-8 was checked; a broken byte here would throw in the library.
std::string json_text(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Problem corrupt(std::string_view payload) {
    return {ProblemCode::storage_corrupt,
            fmt::format("a journal entry cannot be read: {}", printable(payload))};
}

}  // namespace

std::string_view name_of(EntryKind kind) {
    for (const auto& [value, name] : kind_names) {
        if (value == kind) return name;
    }
    ensure(false, "an entry kind without a name");
    return {};
}

std::optional<EntryKind> entry_kind(std::string_view name) {
    for (const auto& [value, text] : kind_names) {
        if (text == name) return value;
    }
    return std::nullopt;
}

std::string payload_of(const Entry& entry) {
    const std::string business_date =
        entry.business_date ? fmt::format("\"{}\"", entry.business_date->text()) : "null";
    return fmt::format(
        R"({{"v":1,"station":{},"seq":{},"at":{},"business_date":{},"person":{},"kind":"{}","body":{}}})",
        json_text(entry.station), entry.seq, entry.at.utc_ms, business_date, json_text(entry.person),
        name_of(entry.kind), json_text(entry.body));
}

Result<Entry> entry_from_payload(std::string_view payload) {
    try {
        const auto json = nlohmann::json::parse(payload);
        Entry entry;
        const auto kind = entry_kind(json.at("kind").get<std::string>());
        if (!kind) return tl::unexpected(corrupt(payload));
        entry.kind = *kind;
        entry.station = json.at("station").get<std::string>();
        entry.seq = json.at("seq").get<std::int64_t>();
        entry.at = Moment{json.at("at").get<std::int64_t>()};
        entry.person = json.at("person").get<std::string>();
        if (!json.at("business_date").is_null()) {
            const auto date = Date::parse(json.at("business_date").get<std::string>());
            if (!date) return tl::unexpected(corrupt(payload));
            entry.business_date = *date;
        }
        entry.body = json.at("body");
        entry.payload = payload;
        return entry;
    } catch (const nlohmann::json::exception&) {
        return tl::unexpected(corrupt(payload));
    }
}

std::string chain_hash(std::string_view previous_hash, std::string_view payload) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const std::string_view part : {previous_hash, payload}) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

}  // namespace core
