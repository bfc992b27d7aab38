#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace proof {

using Cents = std::int64_t;
using ByName = std::map<std::string, Cents>;

// A fault planted in the model, to show that a comparison finds it.
enum class Fault { none, return_takes_the_first, void_forgets_the_drawer, cent_lost_at_close };

struct Owed {
    std::string account, id, kind, service, due;
    Cents open = 0;
};

// A part of a payment: what it relieves, and whose ledger account that is. No name: credit; no account:
// an item in suspense.
struct Slice {
    std::string account, name, ledger;
    Cents amount = 0;
};

struct Handed {
    std::string type;
    Cents amount = 0;
    std::vector<Slice> lost = {};  // by the last return
    std::string fee = {};          // of the last return
};

struct Wish {
    std::string account;  // empty: suspense
    Cents amount = 0;
    std::vector<std::pair<std::string, Cents>> directed = {};
};

struct Paid {
    std::string session, received_on;
    std::vector<Handed> tenders;
    std::vector<Slice> slices;
    bool voided = false;

    Cents standing() const;
};

struct Sort {
    Cents count = 0, amount = 0, moved = 0;
};

// Where every cent of a station should be, worked out from the counter's rules in plain maps of cents. It
// shares nothing with the program: no allocation, ledger, standing or projection of it is called.
class Model {
  public:
    std::string pay(const std::string& session, const std::string& on, const std::vector<Wish>& wishes,
                    const std::vector<Handed>& tenders);
    void void_payment(Paid& paid);
    void give_back(Paid& paid, Handed& tender, bool charged, const std::string& payor, const std::string& on);
    void redeposit(Paid& paid, Handed& tender);
    void waive(Handed& tender);
    void leave(Paid& paid, const std::string& to);  // refund or card
    void redirect(Paid& paid, const std::string& to, const std::string& on);
    void move_to(Paid& paid, const std::string& account);
    void resolve(const std::string& item, const std::string& account);
    void retender(Paid& paid, Handed& tender, const std::string& type);
    void charge(const std::string& account, const std::string& kind, const std::string& service,
                const std::string& against, Cents amount, const std::string& on);
    void settle_deposit(const std::string& account, const std::string& on);

    void transfer(const std::string& debit, const std::string& credit, Cents amount);
    void close(const std::string& session, const ByName& counted);
    void reopen(const std::string& session);

    Fault fault = Fault::none;
    ByName ledger, credit, deposit_held, floats, dropped, refunds;
    std::map<std::string, Owed> owed;
    std::map<std::string, Paid> payments;
    std::map<std::string, Sort> corrections;  // of the day
    std::map<std::string, ByName> turned_in;  // of closed sessions, cash with what was dropped
    int charges = 0, suspense = 0, taken = 0;

  private:
    std::vector<Slice> spread(const std::string& account, Cents amount, const std::string& on);
    void relieve(const Slice& slice, const std::string& against);
    void add(Paid& paid, const Slice& slice, const std::string& against);
    std::vector<Slice> take(Paid& paid, Cents amount, const std::string& against);
    Cents take_where(Paid& paid, bool (*which)(const Slice&, const std::string&), const std::string& value);

    std::map<std::string, std::vector<std::tuple<std::string, std::string, Cents>>> closings_;
};

}  // namespace proof
