#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/head_office.h"
#include "core/store/station/station_reader.h"

namespace core {

// A reject of head office as an item of this station's work list. It can only be looked at here.
struct OfficeItem {
    std::string name;  // HO-17, or HO-17.1 for line 1 of entry 17
    std::string why;   // the code in words
    HeadOfficeReject reject;
    std::optional<Entry>
        entry;  // the fact that head office could not apply; after a restore it may not be here
};

// In the order of the entries. Problems: storage_*.
Result<std::vector<OfficeItem>> office_items(StationReader reader, HeadOfficeMail& mail, bool open_only);

}  // namespace core
