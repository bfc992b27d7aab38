#include "core/sync/sync_run.h"

#include "core/store/database/lock_file.h"
#include "core/store/mirror/mirror_reader.h"
#include "core/store/mirror/mirror_writer.h"

namespace core {

namespace {

constexpr int tries_when_busy = 4;
constexpr std::int64_t resolved_for_ms = std::int64_t{90} * 86'400'000;
constexpr Milliseconds record_every{1000};

// Head office's own word for what it said in a hello, or in a refusal of a batch.
std::string state_of(const LinkFailure& failure) {
    if (failure.trouble == LinkTrouble::untrusted) return "untrusted";
    if (failure.sqlstate == "PD001") return "stopped";
    if (failure.sqlstate == "PD002") return "copied";
    if (failure.sqlstate == "PD004") return "forked";
    if (failure.sqlstate == "PD005") return "broken_chain";
    if (failure.sqlstate == "PD006") return "too_large";
    return {};
}

}  // namespace

Result<SyncReport> SyncRun::once() {
    // Two at once would each take the other's entries for those of a copy.
    const auto lock =
        LockFile::take(options_.folder / "sync.lock", "paydesk sync", ProblemCode::mirror_in_use);
    if (!lock) return tl::unexpected(lock.error());
    const auto known = known_state();
    if (!known) return tl::unexpected(known.error());
    state_ = *known;
    state_.url = options_.link.url;
    auto feed = JournalFeed::open(options_.folder);
    if (!feed) return tl::unexpected(feed.error());
    feed_.emplace(std::move(*feed));

    SyncReport report;
    const std::int64_t failed_since = state_.failed_since;
    const auto talked = talk(report);
    if (talked) {
        state_.failed_since = 0;
        state_.why.clear();
    } else {
        if (const std::string state = state_of(talked.error()); !state.empty()) state_.state = state;
        // Until a run comes to its end, the first failure counts, although head office may have answered
        // meanwhile.
        state_.failed_since = failed_since > 0 ? failed_since : clock_.wall_time().utc_ms;
        state_.why = talked.error().message;
    }
    if (const Done recorded = record(); !recorded) return tl::unexpected(recorded.error());
    const auto head = feed_->head();
    if (!head) return tl::unexpected(head.error());
    static_cast<StationAtOffice&>(report) = standing_of(state_, head->count, clock_.wall_time());
    return report;
}

Result<HeadOfficeState> SyncRun::known_state() const {
    auto mirror = MirrorReader::open(options_.folder);
    if (!mirror) return tl::unexpected(mirror.error());
    return mirror->head_office().map(
        [](const std::optional<HeadOfficeState>& state) { return state.value_or(HeadOfficeState{}); });
}

LinkResult<void> SyncRun::talk(SyncReport& report) {
    auto link = HeadOfficeLink::open(options_.link);
    if (!link) return tl::unexpected(link.error());
    if (const auto greeted = greet(*link); !greeted) return greeted;
    if (const auto posted = post(*link, report); !posted) return posted;
    const auto copied = copy_customers(*link, options_.folder, clock_.wall_time(), show_);
    if (!copied) return tl::unexpected(copied.error());
    report.customers = *copied;
    return fetch_mail_into_mirror(*link);
}

LinkResult<HelloAnswer> SyncRun::hello(HeadOfficeLink& link, std::int64_t seq, const std::string& hash) {
    const std::int64_t asked = clock_.wall_time().utc_ms;
    const auto answer = say_hello(
        link,
        {.program = options_.program, .install = options_.install, .seq = seq, .hash = hash, .at = asked});
    if (!answer) return answer;
    const std::int64_t answered = clock_.wall_time().utc_ms;
    state_.clock_ahead = (asked + answered) / 2 - answer->at;
    state_.contact_at = answered;
    state_.state = answer->state;
    if (answer->state == "welcome") state_.failed_since = 0;
    state_.safe = answer->safe;
    return answer;
}

LinkResult<void> SyncRun::greet(HeadOfficeLink& link) {
    const auto head = feed_->head();
    if (!head) return local_failure(head.error());
    auto answer = hello(link, head->count, head->hash);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->state == "welcome" && answer->last_seq < head->count) {
        const auto ours = feed_->hash_after(answer->last_seq);
        if (!ours) return local_failure(ours.error());
        // Its last entry is not ours: let it see that, so that it is known there too.
        if (ours->value_or("") != answer->last_hash)
            answer = hello(link, answer->last_seq, ours->value_or(""));
        if (!answer) return tl::unexpected(answer.error());
    }
    if (answer->state != "welcome") {
        return tl::unexpected(
            LinkFailure{.trouble = LinkTrouble::refused, .sqlstate = {}, .message = answer->why});
    }
    state_.posted_seq = answer->last_seq;
    state_.posted_hash = answer->last_hash;
    return {};
}

LinkResult<void> SyncRun::post(HeadOfficeLink& link, SyncReport& report) {
    const auto head = feed_->head();
    if (!head) return local_failure(head.error());
    Instant recorded = clock_.instant();
    int tries = 0;
    while (state_.posted_seq < head->count) {
        const auto entries = feed_->entries(state_.posted_seq + 1, options_.batch, options_.batch_bytes);
        if (!entries) return local_failure(entries.error());
        const auto answer = post_entries(link, options_.install, *entries);
        if (!answer) {
            const bool went_back =
                answer.error().sqlstate == "PD003";  // it was put back from a backup just now
            const bool again = went_back || answer.error().trouble == LinkTrouble::busy;
            if (!again || ++tries == tries_when_busy) return tl::unexpected(answer.error());
            if (const auto greeted = greet(link); !greeted) return greeted;
            continue;
        }
        tries = 0;
        report.posted += std::ssize(*entries);
        report.rejects += answer->rejects;
        state_.posted_seq = answer->to;
        state_.posted_hash = answer->hash;
        if (show_) show_({.stage = "posting", .done = state_.posted_seq, .total = head->count});
        if (clock_.instant() - recorded >= record_every) {
            recorded = clock_.instant();
            if (const Done done = record(); !done) return local_failure(done.error());
        }
    }
    if (report.posted == 0) return {};
    // Customers may take minutes; meanwhile screens say that everything is posted.
    if (const Done done = record(); !done) return local_failure(done.error());
    return {};
}

LinkResult<void> SyncRun::fetch_mail_into_mirror(HeadOfficeLink& link) {
    auto mirror = MirrorReader::open(options_.folder);
    if (!mirror) return local_failure(mirror.error());
    const auto deliveries = mirror->deliveries_after(0);
    if (!deliveries) return local_failure(deliveries.error());
    // Also those resolved while this station could not ask.
    const std::int64_t since = std::max<std::int64_t>(0, clock_.wall_time().utc_ms - resolved_for_ms);
    const auto mail = fetch_mail(link, deliveries->empty() ? 0 : deliveries->back().id, since);
    if (!mail) return tl::unexpected(mail.error());
    if (mail->rejects.empty() && mail->deliveries.empty()) return {};
    auto writer = MirrorWriter::open(options_.folder, "paydesk sync");
    if (!writer) return local_failure(writer.error());
    if (const Done done = writer->put_rejects(mail->rejects); !done) return local_failure(done.error());
    auto received = mail->deliveries;
    for (Delivery& delivery : received) delivery.received_at = clock_.wall_time();
    if (const Done done = writer->put_deliveries(received); !done) return local_failure(done.error());
    return {};
}

Done SyncRun::record() {
    auto writer = MirrorWriter::open(options_.folder, "paydesk sync");
    if (!writer) return tl::unexpected(writer.error());
    return writer->set_head_office(state_);
}

}  // namespace core
