#pragma once

#include <string>
#include <variant>
#include <vector>

namespace kiosk {

// What each kiosk page shows, as plain values. Sentences that never change stand in the texts, not here.

struct KioskLanguage {
    std::string code;  // "es"
    std::string name;  // in itself: "Español"
    bool selected = false;
};

// What stands around every page.
struct KioskFrame {
    std::string office;
    std::string place;
    std::vector<KioskLanguage> languages;
    bool high_contrast = false;
};

struct StartView {
    std::string trouble;  // what was wrong with the last scan
    std::string warning;  // no receipt paper, no scanner: said before any money
};

struct AccountView {
    std::string typed;    // the digits alone, for the next edit
    std::string grouped;  // "10-000"
    std::string rest;     // "__-__": the places still to type
    std::string trouble;
    bool complete = false;
};

struct OwedLine {
    std::string service;  // "water", "credit"; empty for several together
    std::string what;     // "Water, late since Oct 20"
    std::string amount;
    bool late = false;
};

struct AmountView {
    std::string holder;  // masked
    std::string account;
    std::vector<OwedLine> owed;
    std::string total;     // empty: nothing is owed
    std::string past_due;  // empty: not a choice of its own
    std::string warning;
    std::string as_of;  // how old the amounts are; empty: not known
};

struct OtherAmountView {
    std::string typed;   // whole dollars, digits alone
    std::string amount;  // "$40.00"
    std::string owed;    // a sentence
    std::string effect;  // what the typed amount does
    bool ready = false;
};

struct CashView {
    std::string account;  // the account and the notes that the acceptor takes
    std::string put_in, still_to_pay, to_pay;
    float fraction = 0;
    std::string accepted;  // the last note, if it was accepted
    std::string trouble;   // it came back, or the slot does not work
    bool slot_works = true;
    std::string finish;     // the finish button; empty: nothing is put in yet
    std::string note;       // what happens to the extra
    std::string finishing;  // everything is in: when it goes on by itself
    float time_left = -1;
};

struct ReceiptView {
    std::string paid, when, number;
    std::vector<OwedLine> relieved;
    std::string balance;  // what is owed now, as a sentence
    std::string printing, advice;
    bool printed = true;  // false: there is no paper to take
    std::string ends;
    float time_left = -1;
};

struct EarlierMoneyView {
    std::string amount, account, note;
    float time_left = 0;
};

struct StillThereView {
    std::string money;  // "Your $40.00 is safe. ..."
    std::string seconds;
    float time_left = 0;
};

struct HelpView {
    std::string money;
    std::string finish;  // empty: there is no money to post
    bool in_payment = false;
};

struct OutOfServiceView {
    std::string reason, money, code;
    std::string waiting;  // a note that is in the cassette and not on record yet, or that nobody can explain
    std::vector<std::string> staff;  // what whoever opens the kiosk should do
};

struct KioskView {
    KioskFrame frame;
    std::variant<StartView, AccountView, AmountView, OtherAmountView, CashView, ReceiptView, EarlierMoneyView,
                 StillThereView, HelpView, OutOfServiceView>
        page;
};

}  // namespace kiosk
