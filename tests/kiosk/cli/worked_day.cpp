#include "tests/kiosk/cli/worked_day.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace test {

using core::Money;
using nlohmann::json;

namespace {

json worked_day() {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    return json::parse(file);
}

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char letter : text) result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return result + "'";
}

std::string joined(const json& texts) {
    std::string result;
    for (const json& text : texts) result += (result.empty() ? "" : ",") + text.get<std::string>();
    return result.empty() ? "0" : result;
}

std::string import_kind(const std::string& of_class) {
    if (of_class == "connection_fee") return "connection";
    return of_class == "final_bill" ? "final" : of_class;
}

const json& find(const json& list, const char* key, const json& value) {
    for (const json& one : list) {
        if (one.at(key) == value) return one;
    }
    FAIL("nothing in the case has " << key << " " << value);
    return list;
}

// Every field that the case names has the case's value; what the program says beyond it is its own.
void check_holds(const json& ours, const json& expected, const std::string& path) {
    for (const auto& [key, value] : expected.items()) {
        if (key == "explanations" || key == "proof") continue;  // the one checked apart, the other prose
        INFO(path << "/" << key);
        REQUIRE(ours.contains(key));
        if (value.is_object() && key != "net_by_ledger")
            check_holds(ours.at(key), value, path + "/" + key);
        else
            CHECK(ours.at(key) == value);
    }
}

// Exactly the causes that the case lists, with the payments it names: so also none that must not be listed.
void check_explained(const json& ours, const json& expected) {
    CHECK(ours.at("signature") == expected.at("signature"));
    const json& must = expected.at("must_be_listed");
    REQUIRE(ours.at("causes").size() == must.size());
    for (const json& cause : must) {
        const json& listed = find(ours.at("causes"), "says", cause.at("cause"));
        CHECK(listed.at("where") == cause.at("where"));
    }
}

// Who acts, why, and who else agrees, as the case says.
std::string who(const json& event) {
    std::string words = " --person " + event.at("person").get<std::string>();
    if (event.contains("reason")) words += " --reason " + quoted(event.at("reason"));
    if (event.contains("approved_by")) words += " --approve " + event.at("approved_by").get<std::string>();
    return words;
}

}  // namespace

Money money(const json& text) {
    return Money::parse(text.get<std::string>()).value();
}

WorkedDay::WorkedDay() : day(worked_day()) {
    done("init --station W2 --role window --training");
    done("person add sam --role supervisor");
    done("person add kim --role supervisor --person sam");
    done("person add rosa --role clerk --person sam");
    import_all();
}

kiosk::CommandContext WorkedDay::context() const {
    kiosk::CommandContext context;
    context.data = program_.data();
    return context;
}

json WorkedDay::done(const std::string& words, const std::string& input) {
    const Run run = program_.run_json(words + at_, input);
    INFO(words << "\n" << run.output << run.errors);
    REQUIRE(run.status == 0);
    return run.json();
}

void WorkedDay::refused(const std::string& words, const std::string& code, const std::string& input) {
    const std::int64_t before = count();
    const Run run = program_.run_json(words + at_, input);
    INFO(words << "\n" << run.output);
    CHECK(run.status == 1);
    CHECK(run.code() == code);
    CHECK(count() == before);
    ++refusals;
}

void WorkedDay::import_all() {
    std::ostringstream accounts;
    std::ostringstream receivables;
    accounts << "account,name,address,phone,class,status,flags\n";
    receivables << "receivable,account,kind,service,amount,due_date\n";
    const std::string held = "deposit held ";
    for (const json& account : day.at("accounts")) {
        const std::string name = account.at("name");
        const std::string number = account.at("number");
        const std::size_t deposit = name.find(held);
        accounts << number << "," << name.substr(0, name.find(',')) << ",,,residential,active,"
                 << (deposit == std::string::npos ? "" : "deposit=" + name.substr(deposit + held.size()))
                 << "\n";
        for (const json& owed : account.at("receivables")) {
            receivables << owed.at("id").get<std::string>() << "," << number << ","
                        << import_kind(owed.at("class")) << "," << owed.at("service").get<std::string>()
                        << "," << owed.at("amount").get<std::string>() << ","
                        << owed.at("due").get<std::string>() << "\n";
        }
    }
    CHECK(done("import accounts " + program_.write("a.csv", accounts.str()).string()).at("rejected") == 0);
    CHECK(done("import receivables " + program_.write("r.csv", receivables.str()).string()).at("rejected") ==
          0);
}

void WorkedDay::pay(const json& event) {
    json request = event.at("request");
    for (json& tender : request.at("tenders")) {
        if (tender.at("type") == "cash") tender["denominations"] = event.at("notes_in");
    }
    check_holds(done("pay -", request.dump()), event.at("answer"), "answer");
    const json kept = done("receipt " + event.at("payment").get<std::string>()).at("tenders");
    REQUIRE(kept.size() == event.at("tenders").size());
    for (std::size_t i = 0; i < kept.size(); ++i) check_holds(kept[i], event.at("tenders")[i], "tender");
}

void WorkedDay::count_drawer(const json& event) {
    const json& counted = event.at("counted");
    if (event.at("n") == 16) check_holds(done("report x --person rosa"), day.at("x_before_close"), "x");
    done("drawer count --begin" + who(event));
    refused("report x --person rosa", "blind_count");
    const json saved = done("drawer count --cash " + counted.at("cash").get<std::string>() + " --check " +
                            joined(counted.at("check").at("items")) + " --money-order " +
                            joined(counted.at("money_order").at("items")) + " --card " +
                            counted.at("card").at("total").get<std::string>() + who(event));
    CHECK(saved.at("attempt") == event.at("attempt"));
    CHECK(saved.at("counted").at("cash") == counted.at("cash_total"));
}

void WorkedDay::close_drawer(const json& event) {
    done("drawer close --float " + event.at("float_retained").get<std::string>() + " --turned-in " +
         event.at("turned_in").get<std::string>() + who(event));
    const json expected = find(day.at("session_z"), "session", event.at("session"));
    const json z = done("report z --session " + event.at("session").get<std::string>());
    check_holds(z, expected, "z");
    CHECK(z.contains("explanations") == expected.contains("explanations"));
    if (expected.contains("explanations")) check_explained(z.at("explanations"), expected.at("explanations"));
    for (const auto& [account, balance] : trial_balance()) {
        INFO(account);  // the session has let everything go
        const bool of_session = account.starts_with("drawer:") || account.starts_with("safe:");
        CHECK_FALSE((of_session && !balance.is_zero()));
    }
}

void WorkedDay::prepare_deposit(const json& event) {
    const json& slip = find(day.at("deposit_slips"), "deposit", event.at("deposit"));
    json amounts{{"check", json::array()}, {"money_order", json::array()}};
    for (const json& item : slip.at("checks"))
        amounts[item.at("kind").get<std::string>()].push_back(item.at("amount"));
    const std::string words = "deposit prepare --bag " + event.at("bag").get<std::string>() + " --sessions " +
                              joined(event.at("sessions")) + " --second " +
                              event.at("second").get<std::string>() + who(event);
    if (event.at("n") == 18)
        refused(words + " --cash 413.45 --checks 230.00,100.00,62.35", "deposit_differs");
    check_holds(done(words + " --cash " + slip.at("cash_by_denomination").get<std::string>() + " --checks " +
                     joined(amounts.at("check")) + " --money-orders " + joined(amounts.at("money_order"))),
                slip, "slip");
    check_holds(done("deposit show " + event.at("deposit").get<std::string>()), slip, "slip shown");
}

void WorkedDay::close_day(const json& event) {
    done("day close" + who(event));
    const std::string date = event.at("business_date");
    const json z = done("report day --date " + date);
    check_holds(z, find(day.at("day_z"), "business_date", date), "day z");
    check_holds(z.at("grand_totals"),
                day.at("grand_totals").at(event.at("n") == 19 ? "after_day_1" : "after_day_2"),
                "grand totals");
    std::map<std::string, Money> expected;
    for (const auto& [account, balance] : day.at("trial_balance").at("end_of_" + date).items())
        expected[account] = money(balance);
    CHECK(trial_balance() == expected);
}

void WorkedDay::correct(const json& event) {
    const std::string what = event.at("what");
    const auto text = [&](const char* key) { return event.at(key).get<std::string>(); };
    if (what == "returned_item") {
        const json answer = done("return " + text("tender") + " --reason " + text("bank_reason") +
                                 " --advice " + text("bank_advice_date") + who(event));
        const json& effects = event.at("effects");
        CHECK(answer.at("state") == effects.at("payment_state"));
        CHECK(answer.at("cash_only") == effects.at("cash_only"));
        CHECK(answer.at("returned_items_in_window") == effects.at("returned_items_of_payor_in_12_months"));
        REQUIRE(answer.at("charges").size() == 1);
        CHECK(answer.at("charges")[0].at("account") == effects.at("fee_on"));
    } else if (what == "move") {
        CHECK(done("move " + text("payment") + " 10-00710-00" + who(event)).at("received_on") ==
              "2026-11-23");
    } else if (what == "reversal") {
        CHECK(done("reverse " + text("payment") + " --to refund" + who(event)).at("refund") ==
              event.at("refund"));
    } else {
        REQUIRE(what == "suspense_resolved");
        done("rejects resolve SUS-0001 --action apply --to 10-00930-04" + who(event));
    }
}

void WorkedDay::play(const json& event) {
    const std::string what = event.at("what");
    const auto text = [&](const char* key) { return event.at(key).get<std::string>(); };
    if (what == "day_open") {
        done("day open --date " + text("business_date") + who(event));
    } else if (what == "drawer_open") {
        const json opened = done("drawer open --float " + text("float") + who(event));
        CHECK(opened.at("session") == event.at("session"));
        CHECK(opened.at("difference") == event.value("difference", "0.00"));
    } else if (what == "payment") {
        pay(event);
    } else if (what == "void") {
        CHECK(done("void " + text("payment") + who(event)).at("cash_back_advice") == event.at("notes_out"));
    } else if (what == "deposit_applied") {
        done("close-account " + text("account") + who(event));
    } else if (what == "safe_drop") {
        done("drawer drop --cash " + text("notes_out") + " --bag " + text("bag") + " --received-by " +
             text("received_by") + who(event));
    } else if (what == "no_sale") {
        done("drawer no-sale" + who(event));
    } else if (what == "count") {
        count_drawer(event);
    } else if (what == "drawer_close") {
        close_drawer(event);
    } else if (what == "deposit_prepared") {
        prepare_deposit(event);
    } else if (what == "day_close") {
        close_day(event);
    } else if (what == "bank_confirms_deposit") {
        done("deposit confirm " + text("deposit") + " --amount " + text("bank_amount") + who(event));
    } else if (what == "card_settled") {
        done("deposit cards --date 2026-11-23 --amount 75.00" + who(event));
    } else {
        correct(event);
    }
}

void WorkedDay::try_what_is_refused_before(const json& event) {
    json request = event.value("request", json());
    if (event.at("n") == 5) {
        request["tenders"] = {{{"type", "check"},
                               {"amount", "175.00"},
                               {"number", "1"},
                               {"routing", "011000015"},
                               {"account_last4", "4321"}}};
        refused("pay -", "tender_not_for_kind", request.dump());
    }
    if (event.at("n") == 8)
        refused("void W2-000005 --reason x --person rosa --approve rosa", "approval_own_act");
    if (event.at("n") == 26)
        refused("reverse W2-000004 --to drawer --reason x --person sam --approve kim", "refund_from_drawer");
}

void WorkedDay::try_what_is_refused_after(const json& event) {
    json request = event.value("request", json());
    if (event.at("n") == 3) {
        request["items"][0]["amount"] = "123.46";
        refused("pay -", "attempt_reused", request.dump());
    }
    if (event.at("n") == 8)
        refused("void W2-000005 --reason x --person rosa --approve sam", "already_voided");
    if (event.at("n") == 16)
        refused("void W2-000002 --reason x --person rosa --approve sam", "void_session_counted");
    if (event.at("n") == 24) {
        refused("return W2-000002/T1 --reason NSF --advice 2026-11-24 --person sam", "already_returned");
        refused("reverse W2-000002 --to refund --reason x --person sam --approve kim", "nothing_standing");
    }
}

std::map<std::string, Money> WorkedDay::net_since(std::int64_t before) const {
    auto station = context().read();
    std::map<std::string, Money> net;
    const std::int64_t last = station->reader().head()->count;
    for (std::int64_t seq = before + 1; seq <= last; ++seq) {
        const std::map<std::string, Money> moved = station->reader().transfers_net(seq).value();
        for (const auto& [account, amount] : moved) net[account] += amount;
    }
    std::erase_if(net, [](const auto& one) { return one.second.is_zero(); });
    return net;
}

// What the station's books say, on top of what the case opens with.
std::map<std::string, Money> WorkedDay::trial_balance() const {
    std::map<std::string, Money> balances = net_since(0);
    for (const auto& [account, amount] : day.at("opening_balances").items())
        balances[account] += money(amount);
    std::erase_if(balances, [](const auto& one) { return one.second.is_zero(); });
    return balances;
}

std::string WorkedDay::cash_by_denomination(const std::string& session) const {
    auto station = context().read();
    const auto row = station->reader().session_named(session).value();
    return station->reader().known_cash(row.value().id).value().text();
}

std::map<std::string, std::string> WorkedDay::open_receivables() {
    std::map<std::string, std::string> open;
    for (const json& account : day.at("accounts")) {
        const json shown = done("account " + account.at("number").get<std::string>());
        CHECK(shown.at("credit") == day.at("customer_credit_at_end").value(account.at("number"), "0.00"));
        for (const json& owed : shown.at("receivables")) open[owed.at("receivable")] = owed.at("open");
    }
    return open;
}

}  // namespace test
