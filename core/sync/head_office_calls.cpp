#include "core/sync/head_office_calls.h"

#include <array>
#include <nlohmann/json.hpp>

namespace core {

namespace {

using nlohmann::json;
using Word = std::optional<std::string>;

// A function's one value, read by `read`; an answer of another shape is none.
template <class Read>
auto answer_of(HeadOfficeLink& link, const std::string& call, std::span<const Word> words, Read&& read)
    -> LinkResult<std::invoke_result_t<Read, const json&>> {
    const auto rows = link.ask("SELECT paydesk." + call, words);
    if (!rows) return tl::unexpected(rows.error());
    try {
        return read(json::parse(rows->text(0, 0)));
    } catch (const json::exception&) {
        return tl::unexpected(
            LinkFailure{.trouble = LinkTrouble::failed,
                        .sqlstate = {},
                        .message = "head office gave an answer that this program cannot read"});
    }
}

}  // namespace

LinkResult<HelloAnswer> say_hello(HeadOfficeLink& link, const HelloWords& words) {
    const std::array<Word, 6> given{std::to_string(sync_protocol), words.program, words.install,
                                    std::to_string(words.seq),     words.hash,    std::to_string(words.at)};
    return answer_of(link, "hello($1, $2, $3, $4, $5, $6)", given, [](const json& answer) {
        return HelloAnswer{.station = answer.at("station").get<std::string>(),
                           .state = answer.at("state").get<std::string>(),
                           .why = answer.at("why").get<std::string>(),
                           .last_seq = answer.at("last_seq").get<std::int64_t>(),
                           .last_hash = answer.at("last_hash").get<std::string>(),
                           .at = answer.at("at").get<std::int64_t>(),
                           .safe = answer.at("safe").get<bool>()};
    });
}

LinkResult<PostAnswer> post_entries(HeadOfficeLink& link, const std::string& install,
                                    std::span<const FeedEntry> entries) {
    std::vector<std::string> payloads;
    std::vector<std::string> books;
    for (const FeedEntry& entry : entries) {
        payloads.push_back(entry.payload);
        books.push_back(entry.books);
    }
    const std::array<Word, 5> given{install, std::to_string(entries.front().seq), text_array(payloads),
                                    text_array(books), entries.back().hash};
    return answer_of(link, "ingest($1, $2, $3, $4, $5)", given, [](const json& answer) {
        return PostAnswer{.to = answer.at("to").get<std::int64_t>(),
                          .hash = answer.at("hash").get<std::string>(),
                          .rejects = std::ssize(answer.at("rejects"))};
    });
}

LinkResult<CustomersStart> start_customers(HeadOfficeLink& link, const std::string& since) {
    if (const auto sent = send_for_customers(link, "start", since, "", 1); !sent)
        return tl::unexpected(sent.error());
    return link.receive().map([](const LinkRows& row) {
        return CustomersStart{.cursor = std::string(row.text(0, 0)),
                              .included_seq = row.number(0, 1),
                              .all = row.text(0, 2) == "all",
                              .accounts = row.number(0, 3),
                              .receivables = row.number(0, 4)};
    });
}

LinkResult<void> send_for_customers(HeadOfficeLink& link, const std::string& what, const std::string& since,
                                    const std::string& after, int limit) {
    const std::array<Word, 4> given{what, since, after, std::to_string(limit)};
    return link.send("SELECT * FROM paydesk.customers($1, $2, $3, $4)", given);
}

LinkResult<Mail> fetch_mail(HeadOfficeLink& link, std::int64_t last_delivery, std::int64_t resolved_since) {
    const std::array<Word, 2> given{std::to_string(last_delivery), std::to_string(resolved_since)};
    return answer_of(link, "deliveries($1, $2)", given, [](const json& answer) {
        Mail mail;
        for (const json& reject : answer.at("rejects")) {
            mail.rejects.push_back({.seq = reject.at("seq").get<std::int64_t>(),
                                    .n = reject.at("n").get<std::int64_t>(),
                                    .code = reject.at("code").get<std::string>(),
                                    .account = reject.at("account").get<std::string>(),
                                    .receivable = reject.at("receivable").get<std::string>(),
                                    .amount = Money::from_cents(reject.at("amount").get<std::int64_t>()),
                                    .resolution = reject.at("resolution").get<std::string>(),
                                    .resolved_by = reject.at("resolved_by").get<std::string>()});
        }
        for (const json& delivery : answer.at("deliveries")) {
            mail.deliveries.push_back({.id = delivery.at("id").get<std::int64_t>(),
                                       .kind = delivery.at("kind").get<std::string>(),
                                       .content = delivery.at("content").get<std::string>(),
                                       .made_by = delivery.at("made_by").get<std::string>(),
                                       .received_at = {}});
        }
        return mail;
    });
}

}  // namespace core
