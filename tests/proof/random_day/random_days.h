#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/proof/random_day/model.h"
#include "tests/support/test_station.h"

namespace proof {

inline const core::Act sam_and_kim{.person = "sam", .reason = "as agreed", .approved_by = "kim"};

// How often each act was taken and refused.
using Coverage = std::map<std::string, std::pair<int, int>>;

// Persons who do anything at a window in any order, day after day, beside the model. After every act the
// station must say what the model says, and what was refused must have left no entry.
class RandomDays {
  public:
    RandomDays(std::uint64_t seed, Fault fault);

    // Plays whole days. What is wrong, with its act; empty: nothing.
    std::string play(int days, int acts);
    const Coverage& coverage() const { return coverage_; }

  private:
    struct Till {
        std::string session, person, offered;
        bool counted = false, begun = false, closed = false;
    };
    struct Asked {
        core::PaymentRequest request;
        std::string person, payment;
    };
    struct Act {
        const char* name;
        void (RandomDays::*play)();
        unsigned weight;
    };
    static const std::vector<Act>& acts();

    // random_days.cpp
    void step(const Act& act);
    void open_day();
    void close_day();
    void restart();
    void compare();
    void compare_account(const std::string& account);
    void compare_payment();
    void compare_z(const nlohmann::json& z);
    void compare_at_end();

    // payment_acts.cpp
    void pay();
    void pay_again();
    void pay_other_content();
    void pay_wrongly();
    void void_one();
    void retender();

    // correction_acts.cpp
    void give_back();
    void redeposit();
    void waive();
    void reverse();
    void move();
    void resolve();
    void refund();
    void pay_refund();
    void correct_wrongly();

    // drawer_acts.cpp
    void open_drawer();
    void cash_in_or_out();
    void drop();
    void turn_in();
    void exchange();
    void hand_over();
    void no_sale();
    void sense_drawer();
    void sense_acceptor();
    void begin_count();
    void count();
    void close_drawer();
    void close(Till& till);
    void reopen();
    void audit();

    // office_acts.cpp
    void prepare_deposit();
    void confirm_deposit();
    void correct_deposit();
    void settle_cards();
    void vault();
    void licence();
    void close_account();
    void flag();
    void contact();

    unsigned upto(unsigned limit) { return static_cast<unsigned>(dice_() % limit); }
    bool once_in(unsigned n) { return upto(n) == 0; }
    std::string some_account() { return accounts_[upto(static_cast<unsigned>(accounts_.size()))]; }
    std::string some_payment();
    Till* some_till(bool open = true);
    Cents held(const std::string& session, const std::string& type);
    core::PaymentRequest some_request(const Till& till, std::vector<Wish>& wishes,
                                      std::vector<Handed>& handed);
    void expect(bool holds, const std::string& what);
    // Notes how an act ended; refused, it must have changed nothing.
    template <class T>
    bool did(const core::Result<T>& result) {
        return did(result.has_value(), result ? "" : std::string(result.error().name()));
    }
    bool did(bool taken, const std::string& refusal);
    template <class T>
    void must_refuse(const core::Result<T>& result, core::ProblemCode code) {
        const bool right = !result && result.error().code == code;
        expect(right, "what must be refused was " + (result ? "done" : std::string(result.error().name())));
        did(result);
    }

    std::mt19937_64 dice_;
    test::TestStation station_;
    Model model_;
    std::vector<std::string> accounts_;
    std::vector<Till> tills_;
    std::vector<Asked> asked_;
    std::map<std::string, ByName> counts_;                           // the last of each session
    std::map<std::string, ByName> turned_in_by_day_;                 // during the session
    std::map<std::string, std::pair<Cents, std::string>> deposits_;  // amount, a session of it
    std::map<std::string, bool> settled_;                            // confirmed deposits, paid refunds
    std::map<std::string, bool> deposited_;                          // sessions
    std::vector<std::pair<std::string, std::string>> licences_;      // name, account
    core::Date date_;
    int numbers_ = 0;
    std::int64_t before_ = 0;
    bool vault_counted_ = false;
    std::string act_, wrong_;
    std::vector<std::string> log_;
    Coverage coverage_;
};

}  // namespace proof
