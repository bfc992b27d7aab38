#include "core/receipts/receipt_page.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/core/receipts/example_data.h"

using core::PrintedDocument;
using core::PrintedPair;
using core::PrintedQr;
using core::PrintedText;
using core::receipt_page;

namespace {

int copy_mark_size(const PrintedDocument& page) {
    for (const auto& block : page.blocks) {
        const auto* text = std::get_if<PrintedText>(&block);
        if (text != nullptr && text->text.starts_with("COPY")) return text->size;
    }
    return 0;
}

// The largest size of anything that holds the total.
int total_size(const PrintedDocument& page) {
    int size = 0;
    for (const auto& block : page.blocks) {
        const auto* pair = std::get_if<PrintedPair>(&block);
        if (pair != nullptr && pair->figure.find("123.45") != std::string::npos)
            size = std::max(size, pair->size);
    }
    return size;
}

}  // namespace

TEST_CASE("a window receipt says who paid what to whom, how, and what changed hands") {
    CHECK(rendered(receipt_page(example_receipt(), english())) ==
          "             Riverton Water & Power\n"
          "                   Station W2\n"
          "               Receipt W2-000017\n"
          "------------------------------------------------\n"
          "Business date                       Nov 23, 2026\n"
          "Date and time                 Nov 23, 2026 08:02\n"
          "Served by rosa\n"
          "Paid by Señora M. Núñez\n"
          "------------------------------------------------\n"
          "Account 10-00041-00\n"
          "Water charge, R-5512                       62.10\n"
          "Electric charge, R-5601                    61.35\n"
          "\n"
          "By kind of payment\n"
          "Past due                                   62.10\n"
          "Current                                    61.35\n"
          "------------------------------------------------\n"
          "Total paid                               $123.45\n"
          "\n"
          "Handed over\n"
          "Cash                                       40.00\n"
          "Check ending 1043                         100.00\n"
          "Change                                     16.55\n"
          "------------------------------------------------\n"
          "PD1.R.W2.000017.20261123.12345.9f86d081884c7d65.\n"
          "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
          "     xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
          "             Code 9f86d081884c7d65\n"
          "\n"
          "         Keep this receipt. Thank you.\n");
}

TEST_CASE("a kiosk receipt in Spanish masks the account and names no clerk") {
    auto data = example_receipt();
    data.station.kiosk = true;
    data.mask_accounts = true;
    const std::string page = rendered(receipt_page(data, spanish()));
    CHECK(has_line(page, "Cuenta terminada en 4100"));
    CHECK(has_line(page, "              Pago en autoservicio"));
    CHECK(has_line(page, "Agua, consumo, R-5512                      62.10"));
    CHECK(has_line(page, "Cambio                                     16.55"));
    CHECK(page.find("10-00041-00") == std::string::npos);
    CHECK(page.find("rosa") == std::string::npos);
}

TEST_CASE("an original has no copy mark and a large total") {
    const auto page = receipt_page(example_receipt(), english());
    CHECK(copy_mark_size(page) == 0);
    CHECK(total_size(page) == 2);
    CHECK(rendered(page).find("COPY") == std::string::npos);
}

TEST_CASE("a copy is numbered and its mark is at least twice the size of the total") {
    auto data = example_receipt();
    data.copy = 3;
    const auto page = receipt_page(data, english());
    REQUIRE(total_size(page) >= 1);
    CHECK(copy_mark_size(page) >= 2 * total_size(page));
    CHECK(has_line(rendered(page), "                     COPY 3"));
}

TEST_CASE("a training receipt says so first and last") {
    auto data = example_receipt();
    data.station.training = true;
    const std::string page = rendered(receipt_page(data, english()));
    CHECK(page.starts_with("                    TRAINING\n"));
    CHECK(page.ends_with("                    TRAINING\n"));
    CHECK(rendered(receipt_page(example_receipt(), english())).find("TRAINING") == std::string::npos);
}

TEST_CASE("credit, balance, received date and requests stand where they exist") {
    auto data = example_receipt();
    data.accounts[0].credit = money("2.70");
    data.accounts[0].balance_left = money("10.00");
    data.received_on = *core::Date::parse("2026-11-20");
    data.shut_off_cancels = {"SO-2217"};
    data.reconnects = {"RC-0003"};
    const std::string page = rendered(receipt_page(data, english()));
    CHECK(has_line(page, "Kept as account credit                      2.70"));
    CHECK(has_line(page, "Balance left                               10.00"));
    CHECK(has_line(page, "Received on                         Nov 20, 2026"));
    CHECK(has_line(page, "Shut-off cancellation requested, SO-2217"));
    CHECK(has_line(page, "Reconnection requested, RC-0003"));
}

TEST_CASE("money in suspense is not given an account") {
    auto data = example_receipt();
    data.accounts = {{.account = ""}};
    CHECK(has_line(rendered(receipt_page(data, english())), "Not yet identified"));
}

TEST_CASE("the first receipt of a session carries the journal's head, whole") {
    auto data = example_receipt();
    data.journal_head = core::JournalHead{41, example_hash};
    const std::string page = rendered(receipt_page(data, english()));
    CHECK(has_line(page, "      Journal of this station, 41 entries"));
    CHECK(has_line(page, "      9f86d081 884c7d65 9a2feaa0 c55ad015"));
    CHECK(has_line(page, "      a3bf4f1b 2b0b822c d15d6c15 b0f00a08"));
}

TEST_CASE("a receipt without a signed code has no QR code that could pass for one") {
    auto data = example_receipt();
    data.code.clear();
    const auto page = receipt_page(data, english());
    CHECK(std::none_of(page.blocks.begin(), page.blocks.end(),
                       [](const auto& block) { return std::holds_alternative<PrintedQr>(block); }));
}

TEST_CASE("a receipt printed again says what became of the payment") {
    auto data = example_receipt();
    data.copy = 1;
    CHECK(rendered(receipt_page(data, english())).find("VOIDED") == std::string::npos);
    data.no_longer = "voided";
    CHECK(rendered(receipt_page(data, english())).find("VOIDED") != std::string::npos);
    data.no_longer = "partly returned";
    CHECK(rendered(receipt_page(data, english())).find("PARTLY RETURNED") != std::string::npos);
}

TEST_CASE("the QR code is the receipt's signed code") {
    const auto page = receipt_page(example_receipt(), english());
    const auto found = std::find_if(page.blocks.begin(), page.blocks.end(), [](const auto& block) {
        return std::holds_alternative<PrintedQr>(block);
    });
    REQUIRE(found != page.blocks.end());
    CHECK(std::get<PrintedQr>(*found).data == example_receipt().code);
}

TEST_CASE("only the last four of a check or reference are printed") {
    auto data = example_receipt();
    data.tenders = {{"card", money("123.45"), "AUTH-99 A1B2"}, {"money_order", money("1.00"), "12"}};
    const std::string page = rendered(receipt_page(data, english()));
    CHECK(has_line(page, "Card ending A1B2                          123.45"));
    CHECK(has_line(page, "Money order ending 12                       1.00"));
    CHECK(page.find("AUTH") == std::string::npos);
}

TEST_CASE("hostile names print as text and never push a figure off") {
    auto data = example_receipt();
    data.payor =
        "\x1bp\x01 \x1d"
        "V Anne-Marie-Josephine of the Very Long Lane beside the Old Northern Pumping Station";
    data.accounts[0].allocations[0].receivable = std::string(90, 'R');
    const std::string page = rendered(receipt_page(data, english()));
    CHECK(has_line(page, "Paid by ?p? ?V Anne-Marie-Josephine of the Very"));
    CHECK(has_line(page, "Long Lane beside the Old Northern Pumping"));
    CHECK(page.find("RRR     ") != std::string::npos);
    CHECK(page.find(" 62.10\n") != std::string::npos);
    CHECK(std::none_of(page.begin(), page.end(), [](char c) { return c != '\n' && c >= 0 && c < 0x20; }));
}

TEST_CASE("a void slip says what is given back, why, by whom, and what is owed again") {
    const std::string page = rendered(core::void_page(example_void(), english()));
    CHECK(has_line(page, "               Void of W2-000005"));
    CHECK(has_line(page, "     Receipt W2-000005 is no longer valid."));
    CHECK(has_line(page, "Approved by sam"));
    CHECK(has_line(page, "Reason: customer chose to pay by bank instead;"));
    CHECK(has_line(page, "Given back                                $75.20"));
    CHECK(has_line(page, "Cash                                       75.20"));
    CHECK(has_line(page, "Electric charge, R-5609                    75.20"));
    CHECK(has_line(page, "              Customer's signature"));
}
