#pragma once

#include <functional>

#include "core/base/calendar.h"
#include "core/sync/enrolment.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// Makes the head-office schema in the database of `link`, or brings it up to date (the numbered files of
// packaging/headoffice, each applied once), and the monthly parts of its tables from the month before `today`
// to two years after it. Needs a person of the database who may create roles. Answers how many files were
// applied.
LinkResult<int> make_office_schema(
    HeadOfficeLink& link, Date today,
    const std::function<void(std::int64_t done, std::int64_t of)>& progress = {});

// May this person of the database make the schema, and is the schema not one that only a newer program knows?
// Problems: head_office_failed, head_office_newer, head_office_*.
Done check_office(HeadOfficeLink& link);

// Lets a station post: makes its role, which may call four functions and nothing else, and its line.
// `station` as in its journal, such as "W2". Doing it again changes nothing. Refused (42501) when the server
// has a role of this name that may do more than a station may.
LinkResult<void> admit_station(HeadOfficeLink& link, const std::string& station);

}  // namespace core
