#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/counter/payments.h"
#include "core/counter/stations.h"
#include "core/store/proof/verify.h"
#include "tests/support/test_station.h"

namespace proof {

// What the proofs do their work with: the customer 10-00041-00, who owes forty charges of 10.00, and the
// people of a training window. It makes and opens stations, and holds none.
class ProofStation {
  public:
    ProofStation();

    core::Result<core::StationStore> make(const core::StationStore::Options& options);
    core::Result<core::StationStore> open(const core::StationStore::Options& options);
    core::Counter counter(core::StationStore& store) { return {store, accounts, policy, clock}; }
    core::Result<core::VerifyResult> verify() const;  // of the real file in the folder

    test::TemporaryFolder folder;
    test::ManualClock clock;
    core::Policy policy;
    test::FakeAccountBook accounts;
};

inline constexpr const char* customer = "10-00041-00";

// 40.00 over four charges: a check of 30.00 and a note of 20.00, so that change is given.
core::PaymentRequest mixed_payment(const std::string& attempt);
core::PaymentRequest cash_payment(const std::string& attempt, const std::string& amount);
// Pays with notes that are held for the attempt.
core::PaymentRequest notes_payment(const std::string& attempt, const std::string& amount);

// One act at the counter.
struct Step {
    std::string what;
    std::function<core::Done(const core::Counter&)> act;
};

Step pay_step(const core::PaymentRequest& request);
Step note_step(const std::string& attempt, const std::string& denomination);
Step void_step(const std::string& payment);
// A day from its opening to its Z: payments, held notes posted and left, effects, a void, checkpoints.
std::vector<Step> working_day();

// Everything the books say, as one hash: the journal's head and every row of every projection. Throws
// SQLiteCpp's exceptions on a damaged file.
std::string books_of(core::StationStore& store);

}  // namespace proof
