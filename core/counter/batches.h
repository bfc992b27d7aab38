#pragma once

#include "core/counter/payments.h"
#include "core/store/station/desk_reader.h"

namespace core {

struct BatchRequest {
    BatchKind kind = BatchKind::mail;
    std::int64_t items = 0;  // control totals, counted before anything is keyed
    Money total;
    std::optional<Date> received_on;  // default: the business date
    std::string opener;               // default: the act's person
    std::string second;
};

// Opens a batch that two persons counted; one at a time. Refusals, in order: usage (no items),
// money_not_positive, those of authorize, day_not_open, date_not_allowed (received after the business date),
// batch_needs_two, second_person_is_first, unknown_person, batch_open.
Result<BatchOpened> begin_batch(const Counter& counter, const BatchRequest& request, const Act& act);

// Problems: unknown_batch, storage_*; for the open one also state_wrong (it is closed).
Result<BatchRow> known_batch(StationReader reader, const std::string& name);
Result<BatchRow> open_batch(StationReader reader, const std::string& name);

// Posts one payment of the batch, as of the day the batch was received. Refusals: unknown_batch, those of
// authorize, those of pay.
Result<PostedPayment> pay_in_batch(const Counter& counter, const std::string& batch, PaymentRequest request,
                                   Act act);

// Closes a batch whose items and dollars agree with its control totals; otherwise only with a reason and a
// second person. Refusals, in order: unknown_batch, state_wrong, batch_totals_differ, those of authorize.
Result<BatchClosed> close_batch(const Counter& counter, const std::string& batch, const Act& act);

}  // namespace core
