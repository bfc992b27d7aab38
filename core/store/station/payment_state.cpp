#include "core/store/station/payment_state.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"

namespace core {

Result<PaymentState> payment_state(Database& database, const PaymentRow& payment) {
    if (payment.voided_seq != 0) return PaymentState::voided;
    return storage_call([&] {
        SQLite::Statement query(
            database.raw(),
            "SELECT coalesce(sum(amount) FILTER (WHERE kind IN ('return', 'redeposit')), 0), "
            "count(*) FILTER (WHERE kind IN ('reversal', 'redirection')), "
            "count(*) FILTER (WHERE kind = 'move'), "
            "coalesce((SELECT standing FROM corrected_payments WHERE payment = ?1), 1) "
            "FROM corrections WHERE payment = ?1");
        query.bind(1, payment.number);
        query.executeStep();
        const bool returned = query.getColumn(0).getInt64() > 0;
        const bool nothing_stands = query.getColumn(3).getInt64() == 0;
        if (query.getColumn(1).getInt64() > 0) return PaymentState::reversed;
        if (returned) return nothing_stands ? PaymentState::returned : PaymentState::partly_returned;
        return query.getColumn(2).getInt64() > 0 ? PaymentState::moved : PaymentState::standing;
    });
}

}  // namespace core
