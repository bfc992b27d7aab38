#include "core/reports/session_report.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

using nlohmann::json;

// Every tender type, also those of nothing.
json tender_amounts(const MoneyByTender& amounts) {
    auto object = json::object();
    for (const TenderType type : all_tender_types)
        object[std::string(name_of(type))] = amount_of(amounts, type).text();
    return object;
}

json amounts_json(const MoneyByTender& amounts) {
    auto object = json::object();
    for (const auto& [type, amount] : amounts) object[std::string(name_of(type))] = amount.text();
    return object;
}

void put_pieces(json& object, const char* key, const CashCount& pieces) {
    if (!pieces.empty()) object[key] = pieces.text();
}

void put_text(json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

json cash_json(const SessionReport& report) {
    const SessionFigures& figures = report.figures;
    const SessionHistory& history = report.history;
    json cash{{"float", report.row.float_total.text()},
              {"taken", figures.cash_taken.text()},
              {"change", figures.cash_change.text()},
              {"voided", figures.cash_voided.text()},
              {"pay_in", history.moved(CashMoveKind::pay_in).text()},
              {"pay_out", history.moved(CashMoveKind::pay_out).text()},
              {"drops", history.handed_in(TenderType::cash).text()},
              {"expected_in_drawer", amount_of(report.expected, TenderType::cash).text()}};
    if (report.is_counted()) {
        cash["counted"] = amount_of(report.counted, TenderType::cash).text();
        cash["variance"] = report.variance(TenderType::cash).text();
    }
    return cash;
}

json tender_json(const SessionReport& report, TenderType type) {
    const auto items = report.figures.items_by_tender.find(type);
    json object{{"items", items == report.figures.items_by_tender.end() ? 0 : items->second},
                {"expected", amount_of(report.expected, type).text()}};
    if (const Money handed_in = report.history.handed_in(type); !handed_in.is_zero())
        object["turned_in"] = handed_in.text();
    if (report.is_counted()) {
        object["counted"] = amount_of(report.counted, type).text();
        object["variance"] = report.variance(type).text();
    }
    return object;
}

json to_deposit_json(const SessionReport& report) {
    auto object = json::object();
    for (const auto& [type, counted] : report.counted) {
        if (type != TenderType::card) object[std::string(name_of(type))] = report.to_deposit(type).text();
    }
    return object;
}

json counts_json(const SessionHistory& history) {
    auto list = json::array();
    for (const auto& [at, person, fact] : history.counts) {
        json count{{"attempt", fact.attempt},
                   {"at", at.text()},
                   {"person", person},
                   {"counted", amounts_json(fact.counted)}};
        put_pieces(count, "by_denomination", fact.cash);
        list.push_back(std::move(count));
    }
    return list;
}

json moves_json(const SessionHistory& history) {
    auto list = json::array();
    for (const auto& [at, person, fact] : history.moves) {
        json move{{"kind", name_of(fact.kind)},
                  {"at", at.text()},
                  {"person", person},
                  {"amounts", amounts_json(fact.amounts)}};
        put_pieces(move, "pieces_in", fact.pieces_in);
        put_pieces(move, "pieces_out", fact.pieces_out);
        if (fact.with_vault) move["with_vault"] = true;
        put_text(move, "bag", fact.bag);
        put_text(move, "received_by", fact.received_by);
        put_text(move, "reason", fact.reason);
        put_text(move, "approved_by", fact.approved_by);
        list.push_back(std::move(move));
    }
    return list;
}

json handovers_json(const SessionHistory& history) {
    auto list = json::array();
    for (const auto& [at, person, fact] : history.handovers) {
        json step{{"step", name_of(fact.step)},
                  {"at", at.text()},
                  {"giver", fact.giver},
                  {"receiver", fact.receiver}};
        if (fact.counted) {
            step["counted"] = fact.counted->text();
            step["variance"] = (*fact.counted - fact.expected).text();
        }
        list.push_back(std::move(step));
    }
    return list;
}

json audits_json(const SessionHistory& history) {
    auto list = json::array();
    for (const auto& [at, person, fact] : history.audits) {
        MoneyByTender variance = fact.counted;
        for (auto& [type, amount] : variance) amount -= amount_of(fact.expected, type);
        list.push_back({{"at", at.text()},
                        {"person", person},
                        {"counted", amounts_json(fact.counted)},
                        {"variance", amounts_json(variance)}});
    }
    return list;
}

json unexplained_json(const std::vector<UnexplainedNote>& notes) {
    auto list = json::array();
    for (const UnexplainedNote& note : notes) {
        json object{{"state", note.is_under_way() ? "under_way" : "unknown"},
                    {"acceptor", note.fact.acceptor},
                    {"notes", note.fact.notes}};
        if (!note.is_under_way()) object["at"] = note.at.text();
        if (note.fact.stacked) object["stacked"] = *note.fact.stacked;
        if (!note.fact.denomination.is_zero()) object["amount"] = note.fact.denomination.text();
        put_text(object, "account", note.fact.account);
        put_text(object, "attempt", note.fact.attempt);
        list.push_back(std::move(object));
    }
    return list;
}

// What the drawer went through; only what there was.
void put_history(json& object, const SessionReport& report) {
    const auto put = [&](const char* key, json list) {
        if (!list.empty()) object[key] = std::move(list);
    };
    const SessionHistory& history = report.history;
    put("counts", counts_json(history));
    put("moves", moves_json(history));
    put("handovers", handovers_json(history));
    put("audits", audits_json(history));
    auto held = json::array();
    for (const HeldFunds& funds : report.funds_held) {
        held.push_back(
            {{"attempt", funds.attempt}, {"account", funds.account}, {"amount", funds.amount.text()}});
    }
    put("funds_held", std::move(held));
    put("notes_unexplained", unexplained_json(report.unexplained));
    if (!history.opened.continues.empty()) {
        object["opening"] = {{"continues", history.opened.continues},
                             {"difference", history.opened.difference.text()}};
        put_text(object["opening"], "reason", history.opened.reason);
    }
    if (report.supersedes != 0) object["supersedes"] = report.supersedes;
}

json receipts_json(const SessionReport& report) {
    const auto receipt = [&](std::int64_t number) {
        return number == 0 ? json(nullptr) : json(payment_name(report.station, number));
    };
    return {{"first", receipt(report.figures.first_payment)},
            {"last", receipt(report.figures.last_payment)},
            {"count", report.figures.gross.count}};
}

void put_nets(json& object, const SessionFigures& figures) {
    object["net_by_tender"] = tender_amounts(figures.net_by_tender);
    for (const PaymentKind kind : all_payment_kinds) {
        const auto found = figures.net_by_kind.find(kind);
        object["net_by_kind"][std::string(name_of(kind))] =
            (found == figures.net_by_kind.end() ? Money{} : found->second).text();
    }
    object["net_by_ledger"] = json::object();
    for (const auto& [name, amount] : figures.net_by_ledger) object["net_by_ledger"][name] = amount.text();
}

json explanation_json(const Explanation& explanation) {
    json object{{"cause", name_of(explanation.cause)}, {"says", describe(explanation)},
                {"tender", name_of(explanation.type)}, {"variance", explanation.variance.text()},
                {"pieces", name_of(explanation.fit)},  {"where", json::array()}};
    for (const Place& place : explanation.where) object["where"].push_back(describe(place));
    if (explanation.places_left_out > 0) object["places_left_out"] = explanation.places_left_out;
    return object;
}

}  // namespace

json explanations_json(const SessionReport& report) {
    auto object = json::object();
    if (report.expected_pieces) object["expected_by_denomination"] = report.expected_pieces->text();
    if (report.counted_pieces) object["counted_by_denomination"] = report.counted_pieces->text();
    if (!report.has_variance()) return object;
    json explanations{{"causes", json::array()}};
    for (const Explanation& explanation : report.explanations)
        explanations["causes"].push_back(explanation_json(explanation));
    if (report.expected_pieces && report.counted_pieces) {
        CashCount signature = *report.counted_pieces;
        signature -= *report.expected_pieces;
        json by_denomination = json::object();
        for (const auto& [piece, number] : signature.numbers()) {
            const CashCount one = CashCount::from_json({{std::to_string(piece.cents()), 1}});
            by_denomination[one.text().substr(0, one.text().find('x'))] = number;
        }
        explanations["signature"] = {{"amount", signature.total().text()},
                                     {"by_denomination", std::move(by_denomination)}};
    }
    object["explanations"] = std::move(explanations);
    return object;
}

json to_json(const CountedAmount& value) {
    return {{"count", value.count}, {"amount", value.amount.text()}};
}

json to_json(const GrandTotals& totals) {
    json object{{"payments_gross", to_json(totals.payments_gross)},
                {"voided", to_json(totals.voided)},
                {"returned", to_json(totals.returned)},
                {"reversed", to_json(totals.reversed)},
                {"moved", to_json(totals.moved)},
                {"standing", to_json(totals.standing)}};
    if (totals.redeposited.count > 0) object["redeposited"] = to_json(totals.redeposited);
    return object;
}

json to_json(const SessionReport& report) {
    const SessionFigures& figures = report.figures;
    json object{{"session", report.session},
                {"person", report.row.person},
                {"business_date", report.row.business_date.text()},
                {"receipts", receipts_json(report)},
                {"cash", cash_json(report)},
                {"payments",
                 {{"gross", to_json(figures.gross)},
                  {"voided", to_json(figures.voided)},
                  {"net", to_json(report.net())}}},
                {"no_sale", report.history.no_sales.size()},
                {"copies", figures.copies},
                {"grand_totals", to_json(report.grand)},
                {"chain", {{"count", report.head.count}, {"hash", report.head.hash}}}};
    for (const TenderType type : all_tender_types) {
        if (type != TenderType::cash) object[std::string(name_of(type))] = tender_json(report, type);
    }
    put_nets(object, figures);
    put_history(object, report);
    if (!report.is_counted()) return object;
    object["to_deposit"] = to_deposit_json(report);
    object.update(explanations_json(report));
    return object;
}

}  // namespace core
