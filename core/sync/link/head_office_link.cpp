#include "core/sync/link/head_office_link.h"

#include <libpq-fe.h>
#include <poll.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <map>
#include <vector>

namespace core {

namespace {

// libpq's messages have several lines; the first says what happened.
std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

std::int64_t number_in(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::map<std::string, std::string> parameters_of(const HeadOfficeLink::Options& options) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(options.patience).count();
    std::map<std::string, std::string> given{
        {"dbname", options.url},     {"application_name", "paydesk"},
        {"client_encoding", "UTF8"}, {"connect_timeout", std::to_string(std::max<std::int64_t>(2, seconds))},
        {"keepalives_idle", "10"},   {"keepalives_interval", "5"},
        {"keepalives_count", "3"},   {"tcp_user_timeout", std::to_string(options.patience.count())},
    };
    if (!options.user.empty()) given["user"] = options.user;
    if (!options.root.empty()) {
        given["sslmode"] = "verify-full";
        given["sslrootcert"] = options.root;
        given["ssl_min_protocol_version"] = "TLSv1.3";
        given["sslcert"] = options.certificate;
        given["sslkey"] = options.key;
        given["gssencmode"] = "disable";
    }
    return given;
}

LinkFailure failure_of(const PGresult* result) {
    const char* sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return {.trouble = trouble_of(sqlstate ? sqlstate : ""),
            .sqlstate = sqlstate ? sqlstate : "",
            .message = first_line(message ? message : PQresultErrorMessage(result))};
}

}  // namespace

void LinkRows::Clear::operator()(pg_result* result) const {
    PQclear(result);
}

int LinkRows::rows() const {
    return PQntuples(result_.get());
}

std::string_view LinkRows::text(int row, int column) const {
    return {PQgetvalue(result_.get(), row, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

bool LinkRows::is_null(int row, int column) const {
    return PQgetisnull(result_.get(), row, column) != 0;
}

std::int64_t LinkRows::number(int row, int column) const {
    return number_in(text(row, column));
}

std::int64_t LinkRows::affected() const {
    return number_in(PQcmdTuples(result_.get()));
}

void HeadOfficeLink::Finish::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

LinkResult<HeadOfficeLink> HeadOfficeLink::open(const Options& options) {
    const auto given = parameters_of(options);
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : given) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    HeadOfficeLink link(PQconnectStartParams(names.data(), values.data(), 1), options.patience);
    if (const auto connected = link.connect(); !connected) return tl::unexpected(connected.error());
    PQsetnonblocking(link.connection_.get(), 1);
    PQsetNoticeProcessor(
        link.connection_.get(), [](void*, const char*) {}, nullptr);
    return link;
}

LinkResult<void> HeadOfficeLink::connect() {
    if (!connection_ || PQstatus(connection_.get()) == CONNECTION_BAD) return tl::unexpected(failure());
    for (PostgresPollingStatusType step = PGRES_POLLING_WRITING; step != PGRES_POLLING_OK;
         step = PQconnectPoll(connection_.get())) {
        if (step == PGRES_POLLING_FAILED) {
            LinkFailure why = failure();
            // Nothing tells a refused certificate from a broken line but the words of OpenSSL and libpq.
            for (const char* word :
                 {"certificate", "SSL error", "authentication", "pg_hba.conf", "role \""}) {
                if (std::strstr(PQerrorMessage(connection_.get()), word))
                    why.trouble = LinkTrouble::untrusted;
            }
            return tl::unexpected(why);
        }
        if (const auto ready = wait(step == PGRES_POLLING_WRITING); !ready) return ready;
    }
    return {};
}

LinkResult<void> HeadOfficeLink::wait(bool for_writing) {
    pollfd descriptor{.fd = PQsocket(connection_.get()),
                      .events = static_cast<short>(for_writing ? POLLIN | POLLOUT : POLLIN),
                      .revents = 0};
    const auto deadline = std::chrono::steady_clock::now() + patience_;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const int ready = poll(&descriptor, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
        if (ready > 0) return {};
        if (ready == 0) return tl::unexpected(broken("head office does not answer"));
        if (errno != EINTR) return tl::unexpected(broken(std::strerror(errno)));
    }
}

LinkResult<void> HeadOfficeLink::flush() {
    for (;;) {
        const int left = PQflush(connection_.get());
        if (left == 0) return {};
        if (left < 0) return tl::unexpected(failure());
        if (const auto ready = wait(true); !ready) return ready;
        if (PQconsumeInput(connection_.get()) == 0) return tl::unexpected(failure());
    }
}

LinkResult<LinkRows> HeadOfficeLink::receive() {
    if (const auto sent = flush(); !sent) return tl::unexpected(sent.error());
    std::optional<LinkRows> rows;
    std::optional<LinkFailure> why;
    for (;;) {
        while (PQisBusy(connection_.get()) != 0) {
            if (const auto ready = wait(false); !ready) return tl::unexpected(ready.error());
            if (PQconsumeInput(connection_.get()) == 0) return tl::unexpected(failure());
        }
        PGresult* result = PQgetResult(connection_.get());
        if (!result) break;
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
            rows.emplace(result);
            continue;
        }
        why = failure_of(result);
        PQclear(result);
    }
    if (why) return tl::unexpected(*why);
    if (!rows) return tl::unexpected(failure());
    return std::move(*rows);
}

LinkResult<LinkRows> HeadOfficeLink::ask(const std::string& sql,
                                         std::span<const std::optional<std::string>> parameters) {
    if (const auto sent = send(sql, parameters); !sent) return tl::unexpected(sent.error());
    return receive();
}

LinkResult<void> HeadOfficeLink::send(const std::string& sql,
                                      std::span<const std::optional<std::string>> parameters) {
    std::vector<const char*> values;
    for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
    if (PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                          values.data(), nullptr, nullptr, 0) == 0) {
        return tl::unexpected(failure());
    }
    return flush();
}

LinkResult<void> HeadOfficeLink::run(const std::string& script) {
    if (PQsendQuery(connection_.get(), script.c_str()) == 0) return tl::unexpected(failure());
    if (const auto done = receive(); !done) return tl::unexpected(done.error());
    return {};
}

LinkResult<void> HeadOfficeLink::begin_copy(const std::string& statement) {
    if (PQsendQuery(connection_.get(), statement.c_str()) == 0) return tl::unexpected(failure());
    if (const auto sent = flush(); !sent) return sent;
    while (PQisBusy(connection_.get()) != 0) {
        if (const auto ready = wait(false); !ready) return ready;
        if (PQconsumeInput(connection_.get()) == 0) return tl::unexpected(failure());
    }
    // While a copy is under way there is no end to its results.
    PGresult* result = PQgetResult(connection_.get());
    const bool begun = PQresultStatus(result) == PGRES_COPY_IN;
    const LinkFailure why = begun ? LinkFailure{} : failure_of(result);
    PQclear(result);
    if (begun) return {};
    static_cast<void>(receive());
    return tl::unexpected(why);
}

LinkResult<void> HeadOfficeLink::put_copy(std::string_view piece) {
    for (;;) {
        const int put = PQputCopyData(connection_.get(), piece.data(), static_cast<int>(piece.size()));
        if (put < 0) return tl::unexpected(failure());
        if (const auto sent = flush(); !sent || put > 0) return sent;
    }
}

LinkResult<std::int64_t> HeadOfficeLink::end_copy(const char* why_not) {
    while (true) {
        const int ended = PQputCopyEnd(connection_.get(), why_not);
        if (ended < 0) return tl::unexpected(failure());
        if (ended > 0) break;
        if (const auto sent = flush(); !sent) return tl::unexpected(sent.error());
    }
    return receive().map([](const LinkRows& rows) { return rows.affected(); });
}

LinkFailure HeadOfficeLink::failure() const {
    return {.trouble = LinkTrouble::unreachable,
            .sqlstate = {},
            .message =
                connection_ ? first_line(PQerrorMessage(connection_.get())) : "no memory for a connection"};
}

LinkFailure HeadOfficeLink::broken(const std::string& message) {
    connection_.reset();
    return {.trouble = LinkTrouble::unreachable, .sqlstate = {}, .message = message};
}

std::string copy_field(std::string_view text) {
    std::string field;
    field.reserve(text.size());
    for (const char byte : text) {
        switch (byte) {
            case '\\':
                field += "\\\\";
                break;
            case '\t':
                field += "\\t";
                break;
            case '\n':
                field += "\\n";
                break;
            case '\r':
                field += "\\r";
                break;
            default:
                field += byte;
        }
    }
    return field;
}

std::string text_array(std::span<const std::string> texts) {
    std::string array = "{";
    for (const std::string& text : texts) {
        if (array.size() > 1) array += ',';
        array += '"';
        for (const char byte : text) {
            if (byte == '"' || byte == '\\') array += '\\';
            array += byte;
        }
        array += '"';
    }
    return array + '}';
}

}  // namespace core
