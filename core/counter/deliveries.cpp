#include "core/counter/deliveries.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/people.h"
#include "core/counter/policy_in_force.h"
#include "core/facts/people_facts.h"
#include "core/store/station/delivery_reader.h"

namespace core {

namespace {

using nlohmann::json;

// A delivery as the entry that it becomes, or why it cannot take effect.
struct Judged {
    std::string subject;  // empty: not known
    EntryKind kind = EntryKind::person_set;
    json body;
    std::string why;  // empty: it takes effect
};

std::string reason_of(const Delivery& delivery) {
    return fmt::format("delivery {} of head office, made by {}", delivery.id, printable(delivery.made_by));
}

bool is_role(const Policy& policy, const std::string& role) {
    return role == no_role || std::any_of(policy.roles.begin(), policy.roles.end(),
                                          [&](const Role& known) { return known.name == role; });
}

std::string text_at(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Result<Judged> judge_person(StationReader reader, const Policy& policy, const Delivery& delivery) {
    constexpr std::size_t name_length_max = 60;
    const json content = json::parse(delivery.content, nullptr, false);
    if (!content.is_object()) return Judged{.subject = {}, .body = {}, .why = "it is no person's JSON"};
    PersonSet fact{.name = text_at(content, "name"),
                   .role = text_at(content, "role"),
                   .pin_hash = text_at(content, "pin_hash"),
                   .reason = reason_of(delivery)};
    if (fact.name.empty() || fact.name.size() > name_length_max || printable(fact.name) != fact.name) {
        return Judged{.subject = {}, .body = {}, .why = "a person's name has 1 to 60 characters"};
    }
    Judged judged{.subject = subject_of_person(fact.name), .body = {}, .why = {}};
    if (!is_role(policy, fact.role)) {
        judged.why = fmt::format("{} knows no role \"{}\"", policy.name, printable(fact.role));
        return judged;
    }
    if (!fact.pin_hash.empty() && !fact.pin_hash.starts_with("$argon2id$")) {
        judged.why = "its PIN is not hashed as this program hashes";
        return judged;
    }
    const auto before = reader.person(fact.name);
    if (!before) return tl::unexpected(before.error());
    if (fact.pin_hash.empty() && *before) fact.pin_hash = (*before)->pin_hash;
    judged.body = to_body(fact);
    return judged;
}

Result<Judged> judge_policy(StationReader reader, const Delivery& delivery) {
    Judged judged{.subject = subject_of_policy, .kind = EntryKind::policy_in_force, .body = {}, .why = {}};
    auto fact = policy_fact(fmt::format("delivery {}", delivery.id), delivery.content);
    if (!fact) {
        judged.why = fact.error().message();
        return judged;
    }
    const auto drawer = PeopleReader(reader).is_any_drawer_open();
    if (!drawer) return tl::unexpected(drawer.error());
    if (*drawer) {
        judged.why = "a drawer is open; it takes effect when none is";
        return judged;
    }
    fact->reason = reason_of(delivery);
    judged.body = to_body(*fact);
    return judged;
}

// Nothing: it took effect, or a later one did in its place.
Result<std::optional<Judged>> judge(StationReader reader, const Policy& policy, const Delivery& delivery) {
    DeliveryReader known(reader);
    const auto taken = known.is_taken(delivery.id);
    if (!taken) return tl::unexpected(taken.error());
    if (*taken) return std::nullopt;
    auto judged =
        delivery.kind == "policy" ? judge_policy(reader, delivery) : judge_person(reader, policy, delivery);
    if (!judged) return tl::unexpected(judged.error());
    const auto superseded = known.is_superseded(delivery.id, judged->subject);
    if (!superseded) return tl::unexpected(superseded.error());
    if (*superseded) return std::nullopt;
    judged->body["delivery"] = delivery.id;
    return std::move(*judged);
}

}  // namespace

Result<std::vector<Entry>> take_deliveries(const Counter& counter, HeadOfficeMail& mail,
                                           const std::string& person, DeliveriesWanted wanted) {
    const auto deliveries = mail.deliveries_after(0);
    if (!deliveries) return tl::unexpected(deliveries.error());
    std::vector<Entry> entries;
    Policy policy = counter.policy;
    for (const Delivery& delivery : *deliveries) {
        if (wanted == DeliveriesWanted::people && delivery.kind == "policy") continue;
        auto judged = judge(counter.store.reader(), policy, delivery);
        if (!judged) return tl::unexpected(judged.error());
        if (!*judged || !(*judged)->why.empty()) continue;
        auto entry = append_now(counter, person, (*judged)->kind, std::move((*judged)->body));
        if (!entry) return tl::unexpected(entry.error());
        // The roles of the people after it are those of the new policy.
        if (entry->kind == EntryKind::policy_in_force) {
            auto in_force = policy_in_force(counter.store.reader());
            if (!in_force) return tl::unexpected(in_force.error());
            policy = std::move(*in_force);
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<std::vector<WaitingDelivery>> waiting_deliveries(StationReader reader, HeadOfficeMail& mail) {
    const auto deliveries = mail.deliveries_after(0);
    if (!deliveries) return tl::unexpected(deliveries.error());
    const auto policy = policy_in_force(reader);
    if (!policy) return tl::unexpected(policy.error());
    std::vector<WaitingDelivery> waiting;
    for (const Delivery& delivery : *deliveries) {
        auto judged = judge(reader, *policy, delivery);
        if (!judged) return tl::unexpected(judged.error());
        if (!*judged) continue;
        const std::string why = (*judged)->why.empty() ? "the station has not taken it yet" : (*judged)->why;
        waiting.push_back({.delivery = delivery, .why = why});
    }
    return waiting;
}

}  // namespace core
