#pragma once

#include <string>
#include <vector>

#include "core/counter/act.h"
#include "core/counter/head_office.h"

namespace core {

// A delivery of head office that has not taken effect here, and why.
struct WaitingDelivery {
    Delivery delivery;
    std::string why;
};

// Which deliveries take effect: a running station cannot change its policy, it does when it starts.
enum class DeliveriesWanted { people, people_and_policy };

// Journals each delivery that is new, in the order head office made them: from then on it holds. A policy
// waits while a drawer is open; content that cannot be used is not journaled and stays listed. A delivery
// that a later one of the same person, or a later policy, has overtaken is passed over. `person` is who works
// here; head office has decided. Gives what was journaled; after a policy the caller loads the policy in
// force again. Problems: storage_*.
Result<std::vector<Entry>> take_deliveries(const Counter& counter, HeadOfficeMail& mail,
                                           const std::string& person, DeliveriesWanted wanted);

// What has not taken effect. Problems: storage_*.
Result<std::vector<WaitingDelivery>> waiting_deliveries(StationReader reader, HeadOfficeMail& mail);

}  // namespace core
