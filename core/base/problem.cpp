#include "core/base/problem.h"

#include <array>

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"

namespace core {

namespace {

using enum ProblemCode;
constexpr auto refusal = ProblemKind::refusal;
constexpr auto malformed = ProblemKind::usage;
constexpr auto fault = ProblemKind::fault;

constexpr std::array problem_list{
    ProblemEntry{money_not_positive, refusal, "money_not_positive", "the amount must be more than zero",
                 "Type the amount the customer pays."},
    ProblemEntry{unknown_account, refusal, "unknown_account", "no account has this number",
                 "Check the number on the bill or search by name."},
    ProblemEntry{unknown_person, refusal, "unknown_person", "nobody of this name works at this station",
                 "Check the name, or have a supervisor add the person with `paydesk person add`."},
    ProblemEntry{unknown_payment, refusal, "unknown_payment", "no payment has this number",
                 "Take the number from the receipt, for example W2-000017."},
    ProblemEntry{wrong_role, refusal, "wrong_role", "this person's role does not allow this",
                 "Ask a supervisor."},
    ProblemEntry{wrong_pin, refusal, "wrong_pin", "the PIN is not right",
                 "Type it again, or ask a supervisor."},
    ProblemEntry{day_not_open, refusal, "day_not_open", "the business day is not open",
                 "Open it first: paydesk day open --date YYYY-MM-DD."},
    ProblemEntry{day_already_open, refusal, "day_already_open", "the business day is already open",
                 "Close it before opening the next one."},
    ProblemEntry{day_has_open_drawer, refusal, "day_has_open_drawer", "a drawer is still open",
                 "Count and close every drawer before closing the day."},
    ProblemEntry{business_date_not_later, refusal, "business_date_not_later",
                 "the business date must be later than the last one closed", "Open the next date."},
    ProblemEntry{drawer_not_open, refusal, "drawer_not_open", "no drawer is open",
                 "Open the drawer with its counted float first."},
    ProblemEntry{drawer_already_open, refusal, "drawer_already_open", "the drawer is already open",
                 "Go on with the open drawer, or count and close it first."},
    ProblemEntry{drawer_already_counted, refusal, "drawer_already_counted", "the drawer is already counted",
                 "Close it; payments go on in a new session."},
    ProblemEntry{drawer_not_counted, refusal, "drawer_not_counted", "the drawer is not counted yet",
                 "Count it blind first: paydesk drawer count."},
    ProblemEntry{count_incomplete, refusal, "count_incomplete", "not every tender type is counted",
                 "Type each tender type, with 0 where there is none."},
    ProblemEntry{count_attempts_used, refusal, "count_attempts_used", "no further count is allowed",
                 "A supervisor closes the drawer with a reason."},
    ProblemEntry{tender_short, refusal, "tender_short", "the tenders are less than the amount to pay",
                 "Take the rest, or lower the amount."},
    ProblemEntry{tender_type_unknown, refusal, "tender_type_unknown", "this tender type is not accepted here",
                 "Use one of the tender types of the policy in force."},
    ProblemEntry{tender_reference_missing, refusal, "tender_reference_missing",
                 "this tender needs its number or reference", "Type the number printed on it."},
    ProblemEntry{routing_number_wrong, refusal, "routing_number_wrong",
                 "the routing number's check digit is wrong", "Type the nine digits from the check again."},
    ProblemEntry{micr_unreadable, refusal, "micr_unreadable",
                 "the line at the foot of the check was not read",
                 "Feed the check again, or type routing number, account and check number."},
    ProblemEntry{
        change_needs_cash, refusal, "change_needs_cash", "change is given only on cash",
        "Take the exact amount by this tender, or raise the amount paid; the rest becomes account credit."},
    ProblemEntry{change_exceeds_cash, refusal, "change_exceeds_cash",
                 "the change is more than the cash handed over", "Lower the check or card amount."},
    ProblemEntry{attempt_reused, refusal, "attempt_reused",
                 "this attempt was already posted with other content",
                 "Nothing was posted. Use a new attempt for a new payment."},
    ProblemEntry{held_funds_differ, refusal, "held_funds_differ",
                 "the notes held for this attempt are not the amount tendered",
                 "Post the amount that the acceptor stacked."},
    ProblemEntry{already_voided, refusal, "already_voided", "this payment is already voided",
                 "Nothing to do."},
    ProblemEntry{void_session_counted, refusal, "void_session_counted",
                 "the session of this payment is already counted", "Use a reversal instead of a void."},
    ProblemEntry{approval_missing, refusal, "approval_missing", "this needs a second person",
                 "Have a supervisor approve it: --approve NAME."},
    ProblemEntry{approval_own_act, refusal, "approval_own_act", "nobody approves their own act",
                 "Ask another supervisor."},
    ProblemEntry{reason_missing, refusal, "reason_missing", "this needs a reason", "Give it with --reason."},
    ProblemEntry{blind_count, refusal, "blind_count", "figures are hidden until the count is saved",
                 "Save the count first."},
    ProblemEntry{scan_unreadable, refusal, "scan_unreadable", "this code is not a bill",
                 "Scan the code beside the amount, or type the account number."},
    ProblemEntry{scan_check_digit, refusal, "scan_check_digit", "the code's check digit is wrong",
                 "Scan it again, or type the account number."},
    ProblemEntry{scan_ambiguous, refusal, "scan_ambiguous",
                 "the code lost a separator and could mean several things",
                 "Set the scanner to send GS (FNC1), or type the account number."},
    ProblemEntry{scan_unknown_biller, refusal, "scan_unknown_biller", "this bill belongs to another biller",
                 "Take only bills of this utility."},
    ProblemEntry{restore_over_longer_chain, refusal, "restore_over_longer_chain",
                 "this station already has a journal that the backup does not hold",
                 "Restore into an empty folder, or move the present one away."},
    ProblemEntry{station_exists, refusal, "station_exists", "this folder already holds a station",
                 "Use another --data folder."},
    ProblemEntry{not_training, refusal, "not_training", "this works only on a training station",
                 "Make a training station with `paydesk demo`."},
    ProblemEntry{snapshot_ahead, refusal, "snapshot_ahead",
                 "the snapshot says it includes entries this station has not written",
                 "Check --included-seq against `paydesk day status`."},
    ProblemEntry{usage, malformed, "usage", "the command's words are off", "See `paydesk --help`."},
    ProblemEntry{money_malformed, malformed, "money_malformed", "this is not an amount",
                 "Write dollars and cents, like 123.45."},
    ProblemEntry{money_out_of_range, malformed, "money_out_of_range", "the amount is too large",
                 "An amount is less than 10000000.00."},
    ProblemEntry{date_malformed, malformed, "date_malformed", "this is not a date",
                 "Write it as 2026-11-23."},
    ProblemEntry{count_malformed, malformed, "count_malformed", "this is not a count of notes and coins",
                 "Write it as 100x2,20x7,0.25x12."},
    ProblemEntry{unknown_language, malformed, "unknown_language", "there are no texts in this language",
                 "Choose en or es."},
    ProblemEntry{account_malformed, malformed, "account_malformed", "this is not an account number",
                 "Write it as 10-00041-00, with or without the dashes."},
    ProblemEntry{account_check_digit, malformed, "account_check_digit",
                 "the account number's check digit is wrong", "Compare the digits with the bill."},
    ProblemEntry{payment_malformed, malformed, "payment_malformed", "this is not a payment request",
                 "See the payment as JSON in `paydesk pay --help`."},
    ProblemEntry{csv_malformed, malformed, "csv_malformed", "this is not a usable CSV file",
                 "The first line names the columns; see `paydesk import --help`."},
    ProblemEntry{bank_file_malformed, malformed, "bank_file_malformed", "this is not a usable bank file",
                 "Take the named line to the bank and ask for the file again."},
    ProblemEntry{bank_file_total_wrong, malformed, "bank_file_total_wrong",
                 "a control total of the bank file does not hold",
                 "Use nothing of this file; ask the bank for it again."},
    ProblemEntry{storage_failed, fault, "storage_failed", "the station's storage failed",
                 "Take no payment until the disk is checked; nothing that was confirmed is lost."},
    ProblemEntry{storage_full, fault, "storage_full", "the disk is full",
                 "Nothing was posted. Free space on the disk, then try again."},
    ProblemEntry{storage_read_only, fault, "storage_read_only", "the data folder cannot be written",
                 "Nothing was changed. Check the folder's owner and permissions."},
    ProblemEntry{storage_corrupt, fault, "storage_corrupt", "the station's file is damaged",
                 "Take no payment. Run `paydesk verify`, then restore the last backup."},
    ProblemEntry{storage_newer, fault, "storage_newer", "the data was written by a newer Paydesk",
                 "Install that version again; this one does not touch the data."},
    ProblemEntry{not_a_station, fault, "not_a_station", "this folder holds no station",
                 "Make one with `paydesk init` or `paydesk demo`, or name its folder with --data."},
    ProblemEntry{station_in_use, fault, "station_in_use", "another program works on this station",
                 "Use that program, or end it first."},
    ProblemEntry{mirror_in_use, fault, "mirror_in_use", "another program is loading accounts",
                 "Wait until it is done."},
    ProblemEntry{outcome_unknown, fault, "outcome_unknown",
                 "the disk failed while posting, so the outcome is not known yet",
                 "Do not take the payment again. Ask with the same attempt once the station is back."},
    ProblemEntry{verify_failed, fault, "verify_failed", "the journal does not prove the books",
                 "Take no payment at this station and call the technician."},
    ProblemEntry{file_unreadable, fault, "file_unreadable", "the file cannot be read",
                 "Check its name and permissions."},
    ProblemEntry{file_unwritable, fault, "file_unwritable", "the file cannot be written",
                 "Check the folder's permissions and free space."},
    ProblemEntry{device_missing, fault, "device_missing", "the device is not there",
                 "Check its cable and power, then try again."},
    ProblemEntry{device_permission, fault, "device_permission", "the device may not be opened by this user",
                 "Install packaging/udev/60-paydesk.rules and plug it in again."},
    ProblemEntry{device_failed, fault, "device_failed", "the device does not answer",
                 "Switch it off and on again."},
    ProblemEntry{no_display, fault, "no_display", "there is no display",
                 "Start it on a desktop, or run packaging/demo, which starts Xvfb."},
    ProblemEntry{policy_invalid, fault, "policy_invalid", "the policy file is not valid",
                 "Correct the named line of the policy file."},
    ProblemEntry{texts_invalid, fault, "texts_invalid", "the file of texts is not valid",
                 "Install the package again."},
    ProblemEntry{drawing_failed, fault, "drawing_failed", "the page could not be drawn",
                 "Ask for it as text, and call the technician."},
    ProblemEntry{font_missing, fault, "font_missing", "a font is missing",
                 "Install the packages fonts-noto-core, fonts-noto-cjk and fonts-font-awesome."},
};

}  // namespace

const ProblemEntry& entry_of(ProblemCode code) {
    for (const ProblemEntry& entry : problem_list) {
        if (entry.code == code) return entry;
    }
    ensure(false, "a problem code without its entry");
    return problem_list.front();
}

std::string_view name_of(ProblemCode code) {
    return entry_of(code).name;
}

std::string Problem::message() const {
    return detail.empty() ? std::string(entry_of(code).sentence) : detail;
}

std::string printable(std::string_view text) {
    constexpr std::size_t length_max = 80;
    std::string shown = valid_utf8(text);
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    }
    if (shown.size() <= length_max) return shown;
    std::size_t cut = length_max;
    while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xc0) == 0x80) --cut;
    return shown.substr(0, cut) + "...";
}

}  // namespace core
