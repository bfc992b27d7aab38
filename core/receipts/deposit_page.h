#pragma once

#include <string>
#include <vector>

#include "core/ports/printed_document.h"
#include "core/receipts/receipt_data.h"
#include "core/texts/texts.h"

namespace core {

struct DepositPiece {
    std::string denomination;  // "20"
    std::int64_t number = 0;
    Money amount;
};

// What a deposit slip says; two sign it.
struct DepositSlipData {
    PrintedStation station;
    std::string deposit;  // "DEP-0001"
    std::string bag;
    Date date;
    std::string local_time;
    std::string person;
    std::string second;
    std::vector<std::string> sessions;
    std::vector<DepositPiece> pieces;
    Money cash;
    std::vector<ReceiptTender> items;
    Money items_total;
    Money total;
};

PrintedDocument deposit_page(const DepositSlipData& data, const Texts& texts);

}  // namespace core
