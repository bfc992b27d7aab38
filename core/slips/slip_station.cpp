#include "core/slips/slip_station.h"

namespace core {

Result<PrintedStation> printed_station(StationReader reader) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    return PrintedStation{.office = identity->office,
                          .station = identity->name,
                          .kiosk = identity->role == "kiosk",
                          .training = identity->training};
}

std::string office_time(const SlipContext& context, Moment moment) {
    return local_text(moment, context.policy.time_zone);
}

}  // namespace core
