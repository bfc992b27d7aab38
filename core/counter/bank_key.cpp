#include "core/counter/bank_key.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/codes/signing_key.h"

namespace core {

namespace {

constexpr std::size_t key_bytes = 8;
constexpr std::string_view purpose = "paydesk bank account";

std::string bank_key(const std::string& secret, const std::string& routing, const std::string& account) {
    const std::string text = std::string(purpose) + "|" + routing + "|" + account;
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
    std::array<char, 2 * key_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), key_bytes);
    return hex.data();
}

}  // namespace

Done seal_bank_accounts(PaymentRequest& request, const std::filesystem::path& station_folder) {
    const bool any = std::any_of(request.tenders.begin(), request.tenders.end(),
                                 [](const TenderLine& tender) { return !tender.bank_account.empty(); });
    if (!any) return {};
    auto secret = station_secret(station_folder);
    if (!secret) return tl::unexpected(secret.error());
    for (TenderLine& tender : request.tenders) {
        if (tender.bank_account.empty()) continue;
        if (*secret) tender.bank_key = bank_key(**secret, tender.routing, tender.bank_account);
        sodium_memzero(tender.bank_account.data(), tender.bank_account.size());
        tender.bank_account.clear();
    }
    if (*secret) sodium_memzero((*secret)->data(), (*secret)->size());
    return {};
}

}  // namespace core
