#include <array>

#include "core/base/problem.h"

namespace core {

namespace {

using enum ProblemCode;
constexpr auto malformed = ProblemKind::usage;
constexpr auto fault = ProblemKind::fault;

constexpr std::array fault_entries{
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
    ProblemEntry{devices_invalid, fault, "devices_invalid", "the station's file of devices is not valid",
                 "Correct the named key, or delete the file and assign the devices anew with `paydesk "
                 "devices assign`."},
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
    ProblemEntry{enrolment_invalid, fault, "enrolment_invalid", "the station's enrolment is not usable",
                 "Enrol again with `paydesk enrol`."},
    ProblemEntry{head_office_unreachable, fault, "head_office_unreachable", "head office does not answer",
                 "Check the network and the address; payments go on and wait here."},
    ProblemEntry{head_office_untrusted, fault, "head_office_untrusted",
                 "head office and this program do not trust each other",
                 "Compare certificate, name and address with docs/head-office.md."},
    ProblemEntry{head_office_newer, fault, "head_office_newer",
                 "the head-office database was made by a newer Paydesk", "Use that version here too."},
    ProblemEntry{head_office_failed, fault, "head_office_failed", "head office cannot do this",
                 "Nothing was changed. See the message, and the server's log."},
    ProblemEntry{no_head_office, fault, "no_head_office", "this database holds no head office",
                 "Make it, or bring it up to date, with `paydesk headoffice init URL`."},
    ProblemEntry{
        not_enrolled, fault, "not_enrolled", "this station is not enrolled at a head office",
        "Enrol it with `paydesk enrol URL`, and finish with the certificate that head office signs."},
    ProblemEntry{program_missing, fault, "program_missing", "a program that is needed is not installed",
                 "Install the named package."},
    ProblemEntry{program_failed, fault, "program_failed", "a program that is needed failed",
                 "See the message."},
};

}  // namespace

std::span<const ProblemEntry> fault_list() {
    return fault_entries;
}

}  // namespace core
