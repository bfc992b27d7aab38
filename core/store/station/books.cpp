#include "core/store/station/books.h"

#include "core/base/ensure.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

std::int64_t number_in(const std::optional<std::int64_t>& number) {
    ensure(number.has_value(), "a journal entry names no number");
    return *number;
}

}  // namespace

std::int64_t number_of_payment(const std::string& name) {
    return number_in(payment_number(name));
}

std::int64_t number_of_session(const std::string& name) {
    return number_in(session_number(name));
}

SQLite::Statement& Books::statement(const char* sql) {
    auto& prepared = statements_[sql];
    if (!prepared) prepared = std::make_unique<SQLite::Statement>(connection_, sql);
    prepared->reset();
    return *prepared;
}

void Books::begin_entry(std::int64_t seq) {
    seq_ = seq;
    transfers_ = 0;
    allocations_ = 0;
}

void Books::transfer(const Transfer& move, int kind) {
    const std::int64_t debit = ledger_account(move.debit);
    const std::int64_t credit = ledger_account(move.credit);
    run("INSERT INTO transfers (seq, n, debit, credit, amount, kind) VALUES (?, ?, ?, ?, ?, ?)", seq_,
        std::int64_t{++transfers_}, debit, credit, move.amount, std::int64_t{kind});
    add_to_balance(debit, move.amount);
    add_to_balance(credit, -move.amount);
}

void Books::allocate(const std::vector<AllocationLine>& lines) {
    for (const AllocationLine& line : lines) {
        if (line.account.empty()) continue;  // suspense is nobody's yet
        sub_ledger(line.account, line.receivable, line.amount);
        if (line.to == ledger_account::deposits_held && line.receivable != deposit_on_account) {
            sub_ledger(line.account, std::string(deposit_on_account), line.amount);
        }
    }
}

void Books::sub_ledger(const std::string& account, const std::string& receivable, Money amount) {
    run("INSERT INTO allocations (account, seq, n, receivable, amount) VALUES (?, ?, ?, ?, ?)", account, seq_,
        std::int64_t{++allocations_}, receivable, amount);
}

void Books::move_on_accounts(const std::vector<AccountMove>& moves) {
    for (const AccountMove& move : moves) {
        const bool relieves = move.amount.is_positive();
        transfer(relieves ? Transfer{move.against, move.to, move.amount}
                          : Transfer{move.to, move.against, -move.amount},
                 static_cast<int>(move.kind) + 1);
        if (move.account.empty()) continue;
        allocate({{.account = move.account,
                   .receivable = move.receivable,
                   .kind = move.kind,
                   .to = move.to,
                   .amount = move.amount}});
        // Deposit used on the account: what it relieves, the deposit loses.
        if (move.against == ledger_account::deposits_held) {
            sub_ledger(move.account, std::string(deposit_on_account), -move.amount);
        }
    }
}

void Books::add_receivables(const std::vector<LocalReceivable>& receivables) {
    for (const LocalReceivable& owed : receivables) {
        run("INSERT INTO local_receivables (account, id, seq, kind, service, amount, due_date) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            owed.account, owed.id, seq_, std::string(name_of(owed.kind)), owed.service, owed.amount,
            owed.due_date.text());
    }
}

void Books::change_known_cash(std::int64_t session, const CashCount& pieces, int sign) {
    for (const auto& [denomination, number] : pieces.numbers()) {
        run("INSERT INTO known_cash (session, denomination, number) VALUES (?, ?, ?) "
            "ON CONFLICT (session, denomination) DO UPDATE SET number = number + excluded.number",
            session, denomination, sign * number);
    }
}

void Books::hold_funds(const HeldFunds& funds) {
    run("INSERT INTO held_funds (attempt, account, session, amount) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (attempt) DO UPDATE SET amount = amount + excluded.amount",
        funds.attempt, funds.account, funds.session, funds.amount);
}

void Books::plan_effects(const std::vector<EffectKind>& effects) {
    for (const EffectKind effect : effects) {
        run("INSERT INTO effects (seq, kind, state) VALUES (?, ?, ?)", seq_, std::string(name_of(effect)),
            std::string(name_of(EffectState::planned)));
    }
}

PaymentPosted Books::posted_payment(std::int64_t number) {
    auto& find =
        statement("SELECT e.payload FROM payments p JOIN entries e ON e.seq = p.seq WHERE p.number = ?");
    find.bind(1, number);
    ensure(find.executeStep(), "an entry corrects a payment that is not there");
    const auto payload = nlohmann::json::parse(find.getColumn(0).getString());
    find.reset();
    PaymentPosted posted = payment_posted_from(payload.at("body"));
    // A tender keyed as the wrong type was corrected since.
    auto& types = statement("SELECT n, type FROM tenders WHERE payment = ?");
    types.bind(1, number);
    while (types.executeStep()) {
        TenderLine& tender = posted.tenders.at(static_cast<std::size_t>(types.getColumn(0).getInt() - 1));
        tender.type = tender_type(types.getColumn(1).getString()).value_or(tender.type);
    }
    types.reset();
    return posted;
}

nlohmann::json Books::body_of(std::int64_t seq) {
    auto& find = statement("SELECT payload FROM entries WHERE seq = ?");
    find.bind(1, seq);
    ensure(find.executeStep(), "an entry refers to an entry that is not there");
    const auto payload = nlohmann::json::parse(find.getColumn(0).getString());
    find.reset();
    return payload.at("body");
}

std::int64_t Books::ledger_account(const std::string& name) {
    if (const auto known = ledger_account_ids_.find(name); known != ledger_account_ids_.end())
        return known->second;
    run("INSERT INTO ledger_accounts (name) VALUES (?) ON CONFLICT (name) DO NOTHING", name);
    auto& find = statement("SELECT id FROM ledger_accounts WHERE name = ?");
    find.bind(1, name);
    ensure(find.executeStep(), "a ledger account that was just made is gone");
    const std::int64_t id = find.getColumn(0).getInt64();
    find.reset();
    ledger_account_ids_.emplace(name, id);
    return id;
}

void Books::add_to_balance(std::int64_t account, Money amount) {
    run("UPDATE ledger_accounts SET balance = balance + ? WHERE id = ?", amount, account);
}

}  // namespace core
