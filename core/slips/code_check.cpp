#include "core/slips/code_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/slips/entry_codes.h"
#include "core/store/station/correction_reader.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

std::string name_in(const SignedCode& code) {
    switch (code.what) {
        case SignedCode::What::receipt:
            return payment_name(code.station, code.number);
        case SignedCode::What::session_z:
            return session_name(code.station, code.number);
        case SignedCode::What::day_z:
            return fmt::format("{} Z {}", code.station, code.number);
    }
    return {};
}

// The entry the code should be of; 0: there is none here.
Result<std::int64_t> seq_of(StationReader reader, const SignedCode& code) {
    switch (code.what) {
        case SignedCode::What::receipt: {
            const auto row = reader.payment(code.number);
            if (!row) return tl::unexpected(row.error());
            return *row ? (*row)->seq : 0;
        }
        case SignedCode::What::session_z: {
            const auto row = reader.session(code.number);
            if (!row) return tl::unexpected(row.error());
            return *row ? (*row)->closed_seq : 0;
        }
        case SignedCode::What::day_z: {
            const auto row = reader.day(code.business_date);
            if (!row) return tl::unexpected(row.error());
            return *row ? (*row)->closed_seq : 0;
        }
    }
    return 0;
}

Done compare_with_journal(CheckedCode& checked, StationReader reader) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    if (identity->name != checked.code.station) return {};
    checked.journal = JournalAgrees::differs;
    const auto seq = seq_of(reader, checked.code);
    if (!seq) return tl::unexpected(seq.error());
    const auto entry = reader.entry(*seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return {};
    const auto expected = code_of(**entry);
    if (expected && *expected == checked.code) checked.journal = JournalAgrees::agrees;
    if (checked.code.what != SignedCode::What::receipt) return {};
    const auto row = reader.payment(checked.code.number);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const auto corrected = corrected_payment(reader, **row);
    if (!corrected) return tl::unexpected(corrected.error());
    checked.state = corrected->standing.state();
    return {};
}

}  // namespace

std::string_view name_of(JournalAgrees agrees) {
    switch (agrees) {
        case JournalAgrees::not_here:
            return "not_here";
        case JournalAgrees::agrees:
            return "agrees";
        case JournalAgrees::differs:
            return "differs";
    }
    return {};
}

Result<CheckedCode> check_code(const std::string& text, const std::string& public_key,
                               std::optional<StationReader> reader) {
    const auto scanned = scan_code(text);
    if (!scanned) return tl::unexpected(scanned.error());
    std::vector<std::string> keys{public_key};
    if (public_key.empty() && reader) {
        const auto known = CustodyReader(*reader).keys_of(scanned->code.station);
        if (!known) return tl::unexpected(known.error());
        keys = *known;
    }
    if (std::none_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return scanned->is_signed_by(key); })) {
        return problem(ProblemCode::receipt_code_wrong,
                       keys.empty() || keys.front().empty()
                           ? fmt::format("the key of {} is not known here", scanned->code.station)
                           : fmt::format("the code was not signed by {}", scanned->code.station));
    }
    CheckedCode checked{.code = scanned->code, .name = name_in(scanned->code)};
    if (reader) {
        if (const Done compared = compare_with_journal(checked, *reader); !compared)
            return tl::unexpected(compared.error());
    }
    return checked;
}

}  // namespace core
