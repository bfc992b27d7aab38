#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/policy/arrangement_rules.h"
#include "core/policy/plan_schedule.h"

namespace core {

// More time for a bill; a debt paid off by instalments; an agency's promise to pay.
enum class ArrangementKind { extension, plan, pledge };
inline constexpr WordList<ArrangementKind, 3> arrangement_kinds{{"extension", "plan", "pledge"}};

// extension and plan: active -> kept | broken | cancelled, broken -> active when a person reinstates it.
// pledge: open -> matched | expired | cancelled, expired -> matched when the money came late.
enum class ArrangementState { active, kept, broken, cancelled, open, matched, expired };
inline constexpr WordList<ArrangementState, 7> arrangement_states{
    {"active", "kept", "broken", "cancelled", "open", "matched", "expired"}};

// How much of a receivable an arrangement is about.
struct CoveredAmount {
    std::string receivable;
    Money amount;
};

// What was agreed, as the policy of that day had it; a later policy does not change it.
struct ArrangementTerms {
    std::string rule = {};  // "extensions"
    std::string citation = {};
    bool current_charges_required = false;
    int unpaid_days_max = 0;
    PlanDefault on_default = PlanDefault::notice;
    int default_notice_days = 0;
};

// Journal body "arrangement_made".
struct ArrangementMade {
    std::string arrangement;  // "W2-A000001"
    ArrangementKind kind = ArrangementKind::extension;
    std::string account;
    std::string holder;                      // the account's name, for the agreement
    Date made_on;                            // a business date
    Date until;                              // the last day it holds; of a plan its last instalment
    Money amount;                            // what it covers, or what is pledged
    Money down = {};                         // paid when it was made
    std::vector<CoveredAmount> covers = {};  // oldest first; none for a pledge
    std::vector<Instalment> instalments = {};
    std::string agency = {};  // who pledged
    bool holder_present = false;
    ArrangementTerms terms = {};
    std::string reason = {};
};

// Journal body "arrangement_changed".
struct ArrangementChanged {
    std::string arrangement;
    ArrangementState state = ArrangementState::active;
    std::string cause;         // why, in words
    std::string payment = {};  // of a pledge that is matched
    std::string approved_by = {};
};

nlohmann::json to_body(const ArrangementMade& fact);
nlohmann::json to_body(const ArrangementChanged& fact);
// These throw nlohmann::json::exception on a body of another shape.
ArrangementMade arrangement_made_from(const nlohmann::json& body);
ArrangementChanged arrangement_changed_from(const nlohmann::json& body);

}  // namespace core
