#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace core {

// What a role may allow. The policy says which role has which; nobody has one by their name.
enum class Right {
    take_money,       // payments, and the drawer that holds them
    void_payment,     // in the same session, before its count
    run_day,          // open and close a business day
    see_expected,     // what a drawer should hold: X reports
    pay_in_out,       // cash into and out of a drawer that no bill explains
    no_sale,          // open the drawer without a payment
    audit_drawer,     // a surprise count
    reopen_drawer,    // go on with a counted or closed session
    force_close,      // close a drawer whose counts never agreed
    work_vault,       // change fund and safe
    prepare_deposit,  // and hand it to the bank
    confirm_deposit,  // by the bank's amount
    direct_payment,   // say which receivable a payment relieves
    post_suspense,    // take money for nobody in particular
    override_guard,   // go on after a warning about a payment
    override_flag,    // go on after an account's flag
    correct_payment,  // reverse, move, return
    work_rejects,     // and resolve suspense
    adjust_account,   // charges, waivers, adjustments, deposits applied
    arrange,          // extensions, plans, pledges
    refund,           // by city check
    note_account,     // contact log, promises, call-backs
    decide_service,   // what no procedure covers; flags
    run_batch,        // mail and drop box
    approve,          // as the second person
    read_reports,
    set_people,
    set_policy,
};

inline constexpr std::array right_names{
    std::string_view{"take_money"},      std::string_view{"void_payment"},
    std::string_view{"run_day"},         std::string_view{"see_expected"},
    std::string_view{"pay_in_out"},      std::string_view{"no_sale"},
    std::string_view{"audit_drawer"},    std::string_view{"reopen_drawer"},
    std::string_view{"force_close"},     std::string_view{"work_vault"},
    std::string_view{"prepare_deposit"}, std::string_view{"confirm_deposit"},
    std::string_view{"direct_payment"},  std::string_view{"post_suspense"},
    std::string_view{"override_guard"},  std::string_view{"override_flag"},
    std::string_view{"correct_payment"}, std::string_view{"work_rejects"},
    std::string_view{"adjust_account"},  std::string_view{"arrange"},
    std::string_view{"refund"},          std::string_view{"note_account"},
    std::string_view{"decide_service"},  std::string_view{"run_batch"},
    std::string_view{"approve"},         std::string_view{"read_reports"},
    std::string_view{"set_people"},      std::string_view{"set_policy"},
};

constexpr std::string_view name_of(Right right) {
    return right_names[static_cast<std::size_t>(right)];
}

constexpr std::optional<Right> right_named(std::string_view name) {
    for (std::size_t i = 0; i < right_names.size(); ++i) {
        if (right_names[i] == name) return static_cast<Right>(i);
    }
    return std::nullopt;
}

}  // namespace core
