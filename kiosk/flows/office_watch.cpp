#include "kiosk/flows/office_watch.h"

#include "core/counter/deliveries.h"

namespace kiosk {

namespace {

constexpr core::Milliseconds look_every{2000};
// A sync posts within seconds; a queue at the window makes more entries than that.
constexpr std::int64_t few = 50;

// "Nov 23 08:02"
std::string short_moment(const core::Texts& texts, core::Moment moment, const std::string& time_zone) {
    const std::string local = core::local_text(moment, time_zone);
    const core::Date day = core::Date::parse(local.substr(0, 10)).value_or(core::Date{});
    return texts.date(day, day) + local.substr(10);
}

}  // namespace

bool OfficeWatch::step(core::Instant now) {
    if (!mail_ || now < next_look_) return false;
    next_look_ = now + look_every;
    const auto state = mail_->head_office();
    const auto head = counter_.store.reader().head();
    if (!state || !head) return false;  // a storage that fails is said elsewhere
    standing_.reset();
    if (*state) standing_ = core::standing_of(**state, head->count, counter_.clock.wall_time());
    return true;
}

bool OfficeWatch::take_people(const std::string& station) {
    if (!mail_) return false;
    const auto deliveries = mail_->deliveries_after(last_delivery_);
    if (!deliveries || deliveries->empty()) return false;
    const auto taken = core::take_deliveries(counter_, *mail_, station, core::DeliveriesWanted::people);
    if (!taken) return false;  // tried again
    last_delivery_ = deliveries->back().id;
    return !taken->empty();
}

std::string office_words(const core::Texts& texts, const std::optional<core::StationAtOffice>& standing,
                         const std::string& time_zone) {
    if (!standing) return {};
    const core::TextArgument behind("entries", std::to_string(standing->behind));
    switch (standing->standing) {
        case core::SyncStanding::never:
            return {};
        case core::SyncStanding::online:
            return standing->behind > few ? texts.format("office.behind", behind) : std::string();
        case core::SyncStanding::offline: {
            return texts.format("office.offline",
                                core::TextArgument("since", short_moment(texts, standing->since, time_zone)),
                                behind);
        }
        case core::SyncStanding::refused:
            return texts.format("office.refused", behind);
    }
    return {};
}

std::string as_of_words(const core::Texts& texts, const core::AccountDue& due, const std::string& time_zone) {
    if (!due.as_of) return {};
    return texts.format("office.as_of",
                        core::TextArgument("moment", short_moment(texts, *due.as_of, time_zone)));
}

}  // namespace kiosk
