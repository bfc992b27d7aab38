#include "core/facts/acceptor_watch_facts.h"

#include <array>
#include <utility>

#include "core/facts/json_fields.h"

namespace core {

namespace {

constexpr auto alarm_names = std::to_array<std::pair<AcceptorAlarm, std::string_view>>({
    {AcceptorAlarm::note_unknown, "note_unknown"},
    {AcceptorAlarm::fraud_attempt, "fraud_attempt"},
});

}  // namespace

std::string_view name_of(AcceptorAlarm what) {
    for (const auto& [value, name] : alarm_names) {
        if (value == what) return name;
    }
    return {};
}

std::optional<AcceptorAlarm> acceptor_alarm(std::string_view name) {
    for (const auto& [value, text] : alarm_names) {
        if (text == name) return value;
    }
    return std::nullopt;
}

nlohmann::json to_body(const AcceptorSensed& fact) {
    nlohmann::json body{{"what", name_of(fact.what)}, {"acceptor", fact.acceptor}};
    if (fact.stacked) body["stacked"] = *fact.stacked;
    if (fact.notes != 0) body["notes"] = fact.notes;
    if (!fact.denomination.is_zero()) body["denomination"] = fact.denomination.cents();
    put_text(body, "note", fact.note);
    put_text(body, "attempt", fact.attempt);
    put_text(body, "account", fact.account);
    put_text(body, "session", fact.session);
    return body;
}

AcceptorSensed acceptor_sensed_from(const nlohmann::json& body) {
    const auto what = acceptor_alarm(body.at("what").get<std::string>());
    // The library's own exception, as for any other shape that is none of ours.
    if (!what) body.at("what").at("an alarm of the acceptor");
    AcceptorSensed fact{.what = *what,
                        .acceptor = body.at("acceptor").get<std::string>(),
                        .stacked = std::nullopt,
                        .note = get_text(body, "note"),
                        .notes = body.value("notes", std::int64_t{0}),
                        .denomination = Money::from_cents(body.value("denomination", std::int64_t{0})),
                        .attempt = get_text(body, "attempt"),
                        .account = get_text(body, "account"),
                        .session = get_text(body, "session")};
    if (body.contains("stacked")) fact.stacked = body.at("stacked").get<std::int64_t>();
    return fact;
}

}  // namespace core
