#pragma once

#include "core/base/calendar.h"
#include "core/sync/link/head_office_link.h"

namespace core {

// Makes the head-office schema in the database of `link`, or brings it up to date (the numbered files of
// packaging/headoffice, each applied once), and the monthly parts of its tables from the month before `today`
// to two years after it. Needs a person of the database who may create roles. Answers how many files were
// applied.
LinkResult<int> make_office_schema(HeadOfficeLink& link, Date today);

// Lets a station post: makes its role, which may call four functions and nothing else, and its line.
// `station` as in its journal, such as "W2". Doing it again changes nothing.
LinkResult<void> admit_station(HeadOfficeLink& link, const std::string& station);
std::string station_role(const std::string& station);

}  // namespace core
