#pragma once

#include "core/counter/flags.h"
#include "core/service/contacts.h"
#include "core/service/orders.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// How flags, orders, licences and the contact log are written, alone and in `account NUMBER`.
nlohmann::json flag_json(const core::AccountFlag& flag);
nlohmann::json order_json(const core::ServiceOrder& order);
nlohmann::json licence_json(const core::LicenceRow& licence);
nlohmann::json contact_json(const core::ContactRow& row, core::Date today);
std::string flag_line(const core::AccountFlag& flag);
std::string order_line(const core::ServiceOrder& order);
std::string licence_line(const core::LicenceRow& licence);
std::string contact_line(const core::ContactRow& row, core::Date today);

// The date that decides what is late: the open business day, else today.
core::Result<core::Date> as_of(const CommandContext& context, core::StationReader reader);

// Adds to the answer about an account what it goes through beside payments. Problems: storage_*.
core::Done add_service(Reply& reply, ReadStation& station, const core::Account& account, core::Date today);

}  // namespace kiosk
