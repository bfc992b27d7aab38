#include "core/custody/takings.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/codes/signed_code.h"
#include "core/codes/signing_key.h"
#include "core/custody/signatures.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

// An acceptor's notes go to the bank as cash; cards go by their own way.
MoneyByTender as_deposited(const MoneyByTender& turned_in) {
    MoneyByTender amounts;
    for (const auto& [type, amount] : turned_in) {
        if (type == TenderType::card || amount.is_zero()) continue;
        amounts[type == TenderType::note_acceptor ? TenderType::cash : type] += amount;
    }
    return amounts;
}

Result<SessionTakings> takings_of_session(StationReader reader, const SessionRow& row,
                                          const std::string& name) {
    const auto entry = reader.entry(row.closed_seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a session's closing record is missing");
    MoneyByTender turned_in;
    const nlohmann::json to_deposit = (*entry)->body.at("z").value("to_deposit", nlohmann::json::object());
    for (const auto& [key, amount] : to_deposit.items()) {
        const auto type = tender_type(key);
        const auto money = Money::from_text(amount.get<std::string>());
        if (!type || !money)
            return problem(ProblemCode::storage_corrupt, "a session's closing record has an unknown form");
        turned_in[*type] = *money;
    }
    return SessionTakings{.session = name, .amounts = as_deposited(turned_in), .code = {}};
}

Result<SessionTakings> takings_named(StationReader reader, const std::string& name) {
    const auto row = reader.session_named(name);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return problem(ProblemCode::unknown_session, fmt::format("there is no session {}", printable(name)));
    if ((*row)->closed_seq == 0)
        return problem(ProblemCode::session_not_closed, fmt::format("{} is not closed", name));
    const auto gone = CustodyReader(reader).gone_to(name);
    if (!gone) return tl::unexpected(gone.error());
    if (!gone->empty()) {
        return problem(ProblemCode::session_deposited,
                       fmt::format("the takings of {} are already in {}", name, *gone));
    }
    return takings_of_session(reader, **row, name);
}

Result<SessionTakings> takings_by_code(StationReader reader, const std::string& text) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto scanned = scan_code(text);
    if (!scanned || scanned->code.what != SignedCode::What::session_z) {
        return problem(ProblemCode::z_code_wrong,
                       fmt::format("\"{}\" is not the code of a session's Z", printable(text)));
    }
    const std::string& station = scanned->code.station;
    const std::string session = session_name(station, scanned->code.number);
    if (station == identity->name) {
        return problem(ProblemCode::z_code_wrong,
                       fmt::format("{} is a session of this station; name it as a session", session));
    }
    CustodyReader custody(reader);
    const auto keys = custody.keys_of(station);
    if (!keys) return tl::unexpected(keys.error());
    if (keys->empty()) {
        return problem(
            ProblemCode::z_code_wrong,
            fmt::format("the key of {} is not known here: paydesk deposit trust {} KEY", station, station));
    }
    if (std::none_of(keys->begin(), keys->end(),
                     [&](const std::string& key) { return scanned->is_signed_by(key); })) {
        return problem(ProblemCode::z_code_wrong,
                       fmt::format("the Z code of {} was not signed by {}", session, station));
    }
    const auto gone = custody.gone_to(session);
    if (!gone) return tl::unexpected(gone.error());
    if (!gone->empty())
        return problem(ProblemCode::z_code_wrong, fmt::format("{} is already in {}", session, *gone));
    return SessionTakings{.session = session,
                          .amounts = as_deposited(scanned->code.to_deposit),
                          .code = fmt::format("{}.{}", scanned->text, scanned->signature)};
}

Result<std::vector<SessionTakings>> all_takings(StationReader reader) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto rows = CustodyReader(reader).sessions_to_deposit();
    if (!rows) return tl::unexpected(rows.error());
    std::vector<SessionTakings> list;
    for (const SessionRow& row : *rows) {
        auto takings = takings_of_session(reader, row, session_name(identity->name, row.id));
        if (!takings) return tl::unexpected(takings.error());
        if (!takings->amounts.empty()) list.push_back(std::move(*takings));
    }
    return list;
}

bool has_twice(const std::vector<SessionTakings>& list, const std::string& session) {
    return std::any_of(list.begin(), list.end(),
                       [&](const SessionTakings& known) { return known.session == session; });
}

}  // namespace

Result<std::vector<SessionTakings>> takings_of(StationReader reader, const TakingsWanted& wanted) {
    std::vector<SessionTakings> list;
    if (wanted.sessions.empty()) {
        auto all = all_takings(reader);
        if (!all) return all;
        list = std::move(*all);
    }
    for (const std::string& name : wanted.sessions) {
        if (has_twice(list, name)) continue;
        auto takings = takings_named(reader, name);
        if (!takings) return tl::unexpected(takings.error());
        list.push_back(std::move(*takings));
    }
    for (const std::string& code : wanted.z_codes) {
        auto takings = takings_by_code(reader, code);
        if (!takings) return tl::unexpected(takings.error());
        if (has_twice(list, takings->session)) {
            return problem(ProblemCode::z_code_wrong,
                           fmt::format("the Z code of {} was scanned twice", takings->session));
        }
        list.push_back(std::move(*takings));
    }
    const bool anything = std::any_of(list.begin(), list.end(),
                                      [](const SessionTakings& takings) { return !takings.amounts.empty(); });
    if (!anything) return problem(ProblemCode::nothing_to_deposit);
    return list;
}

MoneyByTender total_of(const std::vector<SessionTakings>& takings) {
    MoneyByTender total;
    for (const SessionTakings& part : takings) {
        for (const auto& [type, amount] : part.amounts) total[type] += amount;
    }
    return total;
}

Result<TakingsSent> send_takings(const Counter& counter, const std::vector<std::string>& sessions,
                                 const std::string& to, const Act& given) {
    const auto act = authorize_with_second(counter, given, Right::prepare_deposit);
    if (!act) return tl::unexpected(act.error());
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    if (to.empty() || to == identity->name)
        return problem(ProblemCode::usage, "name the other station that the takings go to");
    auto takings = takings_of(counter.store.reader(), {.sessions = sessions, .z_codes = {}});
    if (!takings) return tl::unexpected(takings.error());
    TakingsSent fact{.to = to, .second = act->approved_by, .sessions = std::move(*takings)};
    const auto entry = append_now(counter, act->person, EntryKind::takings_sent, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<StationTrusted> trust_station(const Counter& counter, const std::string& station,
                                     const std::string& public_key, const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::confirm_deposit, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    if (station.empty() || station == identity->name)
        return problem(ProblemCode::usage, "name another station");
    if (!is_public_key(public_key))
        return problem(ProblemCode::usage, "a public key is 64 hex digits, from its `paydesk receipt key`");
    StationTrusted fact{.station = station, .public_key = public_key, .approved_by = act->approved_by};
    std::transform(fact.public_key.begin(), fact.public_key.end(), fact.public_key.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto entry = append_now(counter, act->person, EntryKind::station_trusted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
