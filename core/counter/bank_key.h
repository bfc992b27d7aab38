#pragma once

#include <filesystem>

#include "core/counter/payment_request.h"

namespace core {

// Replaces each bank account by its last four digits and a key: 16 hex characters of a BLAKE2b of routing and
// account, keyed by a secret that never leaves the station's key file. The same account has the same key at
// this station for ever, and nobody can find the account by trying all. A station without its key file
// recognises no bank account. Problems: file_unreadable.
Done seal_bank_accounts(PaymentRequest& request, const std::filesystem::path& station_folder);

}  // namespace core
