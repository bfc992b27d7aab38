#include "tests/proof/random_day/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace proof {

namespace {

// Order in which the plain policy relieves: past due, opening, closing, licences, current, written off.
int rank(const Owed& owed, const std::string& on) {
    static const std::map<std::string, int> ranks{{"penalty", 0}, {"fee", 0},        {"reconnect", 0},
                                                  {"deposit", 1}, {"connection", 1}, {"final", 2},
                                                  {"licence", 3}, {"misc", 3},       {"written_off", 5}};
    return owed.kind == "charge" ? (owed.due < on ? 0 : 4) : ranks.at(owed.kind);
}

int service_rank(const std::string& service) {
    static const std::vector<std::string> order{"electric", "water", "sewer", "refuse", "deposit", "fees"};
    return static_cast<int>(std::find(order.begin(), order.end(), service) - order.begin());
}

Slice part_of(const Owed& owed, Cents amount) {
    return {owed.account, owed.id, owed.kind == "deposit" ? "deposits_held" : "receivable:" + owed.service,
            amount};
}

}  // namespace

Cents Paid::standing() const {
    Cents sum = 0;
    for (const Slice& slice : slices) sum += slice.amount;
    return sum;
}

void Model::transfer(const std::string& debit, const std::string& from, Cents amount) {
    ledger[debit] += amount;
    ledger[from] -= amount;
}

// Less than nothing: restores.
void Model::relieve(const Slice& slice, const std::string& against) {
    transfer(against, slice.ledger, slice.amount);
    if (slice.account.empty()) return;
    if (slice.name.empty())
        credit[slice.account] += slice.amount;
    else
        owed.at(slice.name).open -= slice.amount;
    if (slice.ledger == "deposits_held") deposit_held[slice.account] += slice.amount;
}

void Model::add(Paid& paid, const Slice& slice, const std::string& against) {
    if (slice.amount == 0) return;
    relieve(slice, against);
    paid.slices.push_back(slice);
}

// Undoes from the end; gives what was undone in the order in which it had been made.
std::vector<Slice> Model::take(Paid& paid, Cents amount, const std::string& against) {
    std::vector<Slice> undone;
    const bool wrong = fault == Fault::return_takes_the_first && against == "bank";
    if (wrong) std::reverse(paid.slices.begin(), paid.slices.end());
    for (auto slice = paid.slices.rbegin(); slice != paid.slices.rend() && amount > 0; ++slice) {
        Slice part = *slice;
        part.amount = std::min(amount, slice->amount);
        slice->amount -= part.amount;
        amount -= part.amount;
        undone.insert(undone.begin(), part);
        part.amount = -part.amount;
        relieve(part, against);
    }
    if (wrong) std::reverse(paid.slices.begin(), paid.slices.end());
    std::erase_if(paid.slices, [](const Slice& slice) { return slice.amount == 0; });
    return undone;
}

Cents Model::take_where(Paid& paid, bool (*which)(const Slice&, const std::string&),
                        const std::string& value) {
    Paid others = paid;
    std::erase_if(others.slices, [&](const Slice& slice) { return which(slice, value); });
    std::erase_if(paid.slices, [&](const Slice& slice) { return !which(slice, value); });
    const Cents sum = paid.standing();
    take(paid, sum, "payment_clearing");
    paid.slices = others.slices;
    return sum;
}

std::vector<Slice> Model::spread(const std::string& account, Cents amount, const std::string& on) {
    std::vector<Owed> due;
    for (const auto& [id, item] : owed)
        if (item.account == account && item.open > 0) due.push_back(item);
    const auto place = [&](const Owed& item) {
        return std::tuple(rank(item, on), item.due, service_rank(item.service), item.id);
    };
    std::sort(due.begin(), due.end(), [&](const Owed& a, const Owed& b) { return place(a) < place(b); });
    std::vector<Slice> slices;
    for (const Owed& item : due) {
        slices.push_back(part_of(item, std::min(amount, item.open)));
        amount -= slices.back().amount;
    }
    slices.push_back({account, "", "customer_credit", amount});
    return slices;
}

std::string Model::pay(const std::string& session, const std::string& on, const std::vector<Wish>& wishes,
                       const std::vector<Handed>& tenders) {
    Paid paid{.session = session, .received_on = on, .tenders = tenders, .slices = {}};
    const std::string from = "payment:tendered";  // in between: the tenders come to the same
    for (const Wish& wish : wishes) {
        Cents left = wish.amount;
        if (wish.account.empty()) {
            add(paid, {"", fmt::format("SUS-{:04}", ++suspense), "suspense", left}, from);
            continue;
        }
        for (const auto& [id, amount] : wish.directed) {
            add(paid, part_of(owed.at(id), amount), from);
            left -= amount;
        }
        for (const Slice& slice : spread(wish.account, left, on)) add(paid, slice, from);
    }
    for (const Handed& tender : tenders)
        transfer("drawer:" + session + ":" + tender.type, from, tender.amount);
    const std::string name = fmt::format("W2-{:06}", ++taken);
    payments[name] = paid;
    return name;
}

void Model::void_payment(Paid& paid) {
    take(paid, paid.standing(), "payment:tendered");
    paid.voided = true;
    for (const Handed& tender : paid.tenders) {
        if (fault != Fault::void_forgets_the_drawer)
            transfer("payment:tendered", "drawer:" + paid.session + ":" + tender.type, tender.amount);
    }
}

void Model::charge(const std::string& account, const std::string& kind, const std::string& service,
                   const std::string& against, Cents amount, const std::string& on) {
    const std::string id = fmt::format("W2-R{:06}", ++charges);
    owed[id] = {account, id, kind, service, on, amount};
    transfer("receivable:" + service, against, amount);
}

void Model::give_back(Paid& paid, Handed& tender, bool charged, const std::string& payor,
                      const std::string& on) {
    tender.lost = take(paid, tender.amount, "bank");
    for (const Slice& slice : tender.lost) corrections["returned_items"].amount -= slice.amount;
    ++corrections["returned_items"].count;
    tender.fee.clear();
    if (charged) {
        charge(payor, "fee", "fees", "revenue:returned_item_fee", 25'00, on);
        tender.fee = fmt::format("W2-R{:06}", charges);
    }
    Cents handed_out = tender.amount;  // in cash, on a tender that turned out to be a check
    for (const Slice& slice : tender.lost) handed_out -= slice.amount;
    if (handed_out > 0) charge(payor, "fee", "fees", "bank", handed_out, on);
}

void Model::redeposit(Paid& paid, Handed& tender) {
    ByName rest;
    ++corrections["redeposits"].count;
    for (Slice slice : tender.lost) {
        corrections["redeposits"].amount += slice.amount;
        const bool debt = !slice.account.empty() && !slice.name.empty();
        const Cents again =
            debt ? std::clamp<Cents>(owed.at(slice.name).open, 0, slice.amount) : slice.amount;
        rest[slice.account] += slice.amount - again;
        slice.amount = again;
        add(paid, slice, "bank");
    }
    for (const auto& [account, amount] : rest) add(paid, {account, "", "customer_credit", amount}, "bank");
}

void Model::waive(Handed& tender) {
    const Owed fee = owed.at(tender.fee);
    relieve(part_of(fee, fee.open), "revenue:returned_item_fee");
    relieve({fee.account, "", "customer_credit", 25'00 - fee.open}, "revenue:returned_item_fee");
    tender.fee.clear();
}

void Model::leave(Paid& paid, const std::string& to) {
    const Cents amount = paid.standing();
    if (to == "refund") refunds[fmt::format("RFD-{:04}", refunds.size() + 1)] = amount;
    take(paid, amount, to == "refund" ? "refunds_payable" : "card_clearing");
    ++corrections["reversals"].count;
    corrections["reversals"].amount -= amount;
}

void Model::redirect(Paid& paid, const std::string& to, const std::string& on) {
    std::vector<std::pair<std::string, Cents>> before;  // by account, in the order of the allocations
    for (const Slice& slice : paid.slices) {
        const auto known =
            std::find_if(before.begin(), before.end(), [&](auto& b) { return b.first == slice.account; });
        if (known == before.end())
            before.emplace_back(slice.account, slice.amount);
        else
            known->second += slice.amount;
    }
    const bool keeps = to != "credit" && to != "suspense";  // what is on the account already stays there
    const Cents amount = take_where(
        paid, [](const Slice& slice, const std::string& kept) { return slice.account != kept; },
        keeps ? to : "-");
    ++corrections["reversals"].count;
    corrections["reversals"].moved += amount;
    if (to == "suspense")
        return add(paid, {"", fmt::format("SUS-{:04}", ++suspense), "suspense", amount}, "payment_clearing");
    if (keeps)
        for (const Slice& slice : spread(to, amount, on)) add(paid, slice, "payment_clearing");
    else
        for (const auto& [account, sum] : before)
            add(paid, {account, "", "customer_credit", sum}, "payment_clearing");
}

void Model::move_to(Paid& paid, const std::string& account) {
    const Cents amount = take_where(
        paid, [](const Slice& slice, const std::string& kept) { return slice.account != kept; }, account);
    ++corrections["moves"].count;
    corrections["moves"].moved += amount;
    for (const Slice& slice : spread(account, amount, paid.received_on)) add(paid, slice, "payment_clearing");
}

void Model::resolve(const std::string& item, const std::string& account) {
    for (auto& [name, paid] : payments) {
        const Cents amount = take_where(
            paid, [](const Slice& slice, const std::string& id) { return slice.name == id; }, item);
        if (amount == 0) continue;
        ++corrections["suspense_resolved"].count;
        corrections["suspense_resolved"].moved += amount;
        for (const Slice& slice : spread(account, amount, paid.received_on))
            add(paid, slice, "payment_clearing");
    }
}

void Model::retender(Paid& paid, Handed& tender, const std::string& type) {
    const std::string drawer = "drawer:" + paid.session + ":";
    transfer(drawer + type, drawer + tender.type, tender.amount);
    tender.type = type;
}

void Model::settle_deposit(const std::string& account, const std::string& on) {
    std::map<std::string, Owed> all = owed;
    std::erase_if(owed, [](const auto& item) { return item.second.kind == "deposit"; });
    Cents left = deposit_held[account];
    for (const Slice& slice : spread(account, left, on)) {
        if (slice.name.empty()) continue;
        relieve(slice, "deposits_held");
        left -= slice.amount;
        deposit_held[account] -= slice.amount;
    }
    owed.merge(all);
    if (left > 0) refunds[fmt::format("RFD-{:04}", refunds.size() + 1)] = left;
    transfer("deposits_held", "refunds_payable", left);
    deposit_held[account] -= left;
}

// The variance to over/short, the float to the vault out of the drawer first, the rest to be deposited.
void Model::close(const std::string& session, const ByName& counted) {
    auto& moves = closings_[session];
    moves.clear();
    turned_in[session].clear();
    for (const auto& [type, amount] : counted) {
        const std::string drawer = "drawer:" + session + ":" + type;
        const std::string goal = type == "card" ? "card_clearing" : "undeposited:" + type;
        const Cents kept = type == "cash" ? std::min(floats[session], amount) : 0;
        const Cents bags = type == "cash" ? dropped[session] : 0;
        const Cents from_bags = type == "cash" ? std::min(floats[session] - kept, bags) : 0;
        const Cents lost = fault == Fault::cent_lost_at_close && type == "cash" ? 1 : 0;
        moves.emplace_back(drawer, "over_short:" + type, amount - ledger[drawer]);
        moves.emplace_back("vault:change_fund", drawer, kept);
        moves.emplace_back(goal, drawer, amount - kept - lost);
        moves.emplace_back("vault:change_fund", "safe:" + session + ":cash", from_bags);
        moves.emplace_back(goal, "safe:" + session + ":cash", bags - from_bags);
        if (type != "card") turned_in[session][type] = amount - kept + bags - from_bags;
    }
    for (const auto& [debit, from, amount] : moves) transfer(debit, from, amount);
}

void Model::reopen(const std::string& session) {
    for (const auto& [debit, from, amount] : closings_[session]) transfer(from, debit, amount);
    closings_[session].clear();
    turned_in.erase(session);
}

}  // namespace proof
