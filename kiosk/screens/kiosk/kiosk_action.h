#pragma once

#include <string>
#include <variant>

namespace kiosk {

// What a customer asks for.
enum class KioskCommand {
    sign_of_life,  // touched the screen or a key, and nothing else
    switch_contrast,
    ask_help,
    leave_help,
    type_account,
    open_account,
    go_back,
    start_over,
    pay_all,
    pay_past_due,
    type_amount,
    pay_typed_amount,
    finish,  // post what is put in
    cancel,
    more_time,
    done,
    pay_another_bill,
    post_earlier,
    resume_earlier,
};

struct ChooseLanguage {
    std::string code;
    bool operator==(const ChooseLanguage&) const = default;
};

struct EditAccount {
    std::string digits;
    bool operator==(const EditAccount&) const = default;
};

struct EditAmount {
    std::string dollars;
    bool operator==(const EditAmount&) const = default;
};

using KioskAction = std::variant<KioskCommand, ChooseLanguage, EditAccount, EditAmount>;

}  // namespace kiosk
