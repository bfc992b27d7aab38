#include "core/headoffice/station_desk.h"

#include <fmt/format.h>

#include <fstream>

#include "core/base/station_name.h"
#include "core/certificates/certificates.h"
#include "core/headoffice/desk.h"
#include "core/headoffice/office_schema.h"
#include "core/sync/private_file.h"

namespace core {

namespace {

// A statement that takes no parameters; %I stands for the role.
Done run_with_role(HeadOfficeLink& link, const std::string& statement, const std::string& role) {
    const auto written = ask_desk(link, "SELECT format($1, $2::text)", {statement, role});
    if (!written) return tl::unexpected(written.error());
    return run_desk(link, std::string(written->text(0, 0)));
}

// Who did what to a station, in the transaction that does it.
Done record_act(HeadOfficeLink& link, const std::string& station, const std::string& act,
                const std::string& detail, const std::string& reason) {
    const auto kept = ask_desk(
        link, "INSERT INTO paydesk.station_acts (station, act, detail, reason) VALUES ($1, $2, $3, $4)",
        {station, act, detail, reason});
    if (!kept) return tl::unexpected(kept.error());
    return {};
}

struct Line {
    std::string name;
    std::string install_id;
    std::string stopped;
};

Result<Line> line_of(HeadOfficeLink& link, const std::string& station) {
    const auto rows = ask_desk(
        link,
        "SELECT station, install_id, stopped FROM paydesk.stations WHERE role_name = $1 AND NOT superseded "
        "FOR UPDATE",
        {station_role(station)});
    if (!rows) return tl::unexpected(rows.error());
    if (rows->rows() == 0) {
        return problem(ProblemCode::unknown_station,
                       fmt::format("head office knows no station {}", printable(station)));
    }
    return Line{.name = std::string(rows->text(0, 0)),
                .install_id = std::string(rows->text(0, 1)),
                .stopped = std::string(rows->text(0, 2))};
}

Done check_reason(const std::string& reason) {
    if (reason.empty()) return problem(ProblemCode::reason_missing);
    return {};
}

Result<int> end_connections(HeadOfficeLink& link, const std::string& station) {
    const auto ended = ask_desk(
        link,
        "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1) x",
        {station_role(station)});
    if (!ended) return tl::unexpected(ended.error());
    return static_cast<int>(ended->number(0, 0));
}

// The serials of a station's certificates that still serve.
Result<std::vector<std::string>> serving(HeadOfficeLink& link, const std::string& station) {
    const auto rows = ask_desk(
        link,
        "SELECT serial FROM paydesk.certificates WHERE station = $1 AND revoked_at IS NULL AND not_after > "
        "now()",
        {station});
    if (!rows) return tl::unexpected(rows.error());
    std::vector<std::string> serials;
    for (int row = 0; row < rows->rows(); ++row) serials.emplace_back(rows->text(row, 0));
    return serials;
}

// Is the request for the key of one of these certificates, and so from the same installation?
bool is_renewal(const CertificateRequest& request, const Authority& authority,
                const std::vector<std::string>& serials) {
    for (const std::string& serial : serials) {
        const auto old = read_certificate(authority.issued(serial));
        if (old && old->public_key == request.public_key) return true;
    }
    return false;
}

// In the table only; what the table says is carried into the list by revoke_listed.
Result<int> revoke_in_table(HeadOfficeLink& link, const std::string& station, const std::string& reason) {
    const auto done =
        ask_desk(link,
                 "WITH ended AS (UPDATE paydesk.certificates SET revoked_at = now(), reason = $2 "
                 "WHERE station = $1 AND revoked_at IS NULL RETURNING 1) SELECT count(*) FROM ended",
                 {station, reason});
    if (!done) return tl::unexpected(done.error());
    return static_cast<int>(done->number(0, 0));
}

// All of them every time, so that what a failure left undone is done by the next call.
Done revoke_listed(HeadOfficeLink& link, const Authority& authority, const std::string& station) {
    const auto rows = ask_desk(link,
                               "SELECT serial FROM paydesk.certificates WHERE station = $1 AND revoked_at IS "
                               "NOT NULL AND not_after > now()",
                               {station});
    if (!rows) return tl::unexpected(rows.error());
    for (int row = 0; row < rows->rows(); ++row) {
        if (const Done revoked = authority.revoke(std::string(rows->text(row, 0))); !revoked) return revoked;
    }
    return {};
}

// The chain's hash after an entry, in the latest line that had begun by then, since a line goes on from the
// one before it; 64 zeros before the first, empty where head office has no such entry.
Result<std::string> hash_in_lines(HeadOfficeLink& link, const std::string& role, std::int64_t seq) {
    if (seq == 0) return std::string(64, '0');
    const auto rows =
        ask_desk(link,
                 "SELECT e.hash FROM paydesk.entries e JOIN paydesk.stations l ON l.station = e.station "
                 "WHERE l.role_name = $1 AND l.first_seq <= e.seq AND e.seq = $2 "
                 "ORDER BY coalesce(nullif(split_part(l.station, '/', 2), ''), '1')::int DESC LIMIT 1",
                 {role, std::to_string(seq)});
    if (!rows) return tl::unexpected(rows.error());
    return rows->rows() == 0 ? std::string() : std::string(rows->text(0, 0));
}

// Where openssl can read it, gone again afterwards.
class DraftCertificate {
  public:
    DraftCertificate(const std::filesystem::path& request, const std::string& text)
        : file_(request.string() + ".signed") {
        std::ofstream(file_, std::ios::binary) << text;
    }
    ~DraftCertificate() {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    DraftCertificate(const DraftCertificate&) = delete;
    DraftCertificate& operator=(const DraftCertificate&) = delete;
    const std::filesystem::path& path() const { return file_; }

  private:
    std::filesystem::path file_;
};

}  // namespace

Result<SignedStation> sign_station(HeadOfficeLink& link, const Authority& authority,
                                   const SignOptions& options) {
    const auto request = read_request(options.request);
    if (!request) return tl::unexpected(request.error());
    const auto root = read_whole_file(authority.certificate());
    if (!root) return tl::unexpected(root.error());
    const std::string& station = request->name;
    if (const auto admitted = admit_station(link, station); !admitted)
        return tl::unexpected(problem_of(admitted.error()));

    auto acts = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
    if (!acts) return tl::unexpected(acts.error());
    const auto line = line_of(link, station);
    if (!line) return tl::unexpected(line.error());
    const auto serials = serving(link, station);
    if (!serials) return tl::unexpected(serials.error());
    SignedStation result{.station = station, .stopped = line->stopped};
    const bool is_new = line->install_id.empty() && serials->empty();
    if (!is_new && !is_renewal(*request, authority, *serials)) {
        if (!options.replace) return problem(ProblemCode::station_enrolled);
        if (const Done given = check_reason(options.reason); !given) return tl::unexpected(given.error());
        const auto revoked = revoke_in_table(link, station, options.reason);
        if (!revoked) return tl::unexpected(revoked.error());
        result.revoked = *revoked;
        if (const Done kept = record_act(link, line->name, "replaced", "", options.reason); !kept)
            return tl::unexpected(kept.error());
    }

    const auto text = authority.sign(options.request, station_role(station), options.days);
    if (!text) return tl::unexpected(text.error());
    const DraftCertificate draft(authority.certificate(), *text);
    const auto made = read_certificate(draft.path());
    if (!made) return tl::unexpected(made.error());
    result.serial = made->serial;
    result.not_after = made->not_after;
    result.certificate = *text + *root;
    // A request file that changed between the two looks.
    if (made->public_key != request->public_key) {
        static_cast<void>(authority.revoke(made->serial));
        return problem(ProblemCode::request_wrong, "the request changed while it was signed");
    }
    const auto kept =
        ask_desk(link, "INSERT INTO paydesk.certificates (serial, station, not_after) VALUES ($1, $2, $3)",
                 {made->serial, station, made->not_after});
    const Done recorded = !kept ? Done(tl::unexpected(kept.error()))
                                : record_act(link, line->name, "signed", made->serial, options.reason);
    const Done committed = recorded ? acts->commit() : recorded;
    if (!committed) {  // a certificate that head office does not know must not serve
        static_cast<void>(authority.revoke(made->serial));
        return tl::unexpected(committed.error());
    }
    if (result.revoked > 0) {
        if (const Done listed = revoke_listed(link, authority, station); !listed)
            return tl::unexpected(listed.error());
        const auto by_hand = make_server_read(link, authority.revoked());
        if (!by_hand) return tl::unexpected(by_hand.error());
        result.by_hand = *by_hand;
        // Last of all, or the old installation would take the name again while it still may come in.
        if (const auto ended = end_connections(link, station); !ended) return tl::unexpected(ended.error());
        const auto freed =
            ask_desk(link, "UPDATE paydesk.stations SET install_id = '' WHERE station = $1", {line->name});
        if (!freed) return tl::unexpected(freed.error());
    }
    return result;
}

Result<RevokedStation> revoke_station(HeadOfficeLink& link, const Authority& authority,
                                      const std::string& station, const std::string& reason) {
    if (const Done given = check_reason(reason); !given) return tl::unexpected(given.error());
    RevokedStation result;
    {
        auto acts = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
        if (!acts) return tl::unexpected(acts.error());
        const auto line = line_of(link, station);
        if (!line) return tl::unexpected(line.error());
        const auto stopped =
            ask_desk(link, "UPDATE paydesk.stations SET stopped = $2, state = 'stopped' WHERE station = $1",
                     {line->name, reason});
        if (!stopped) return tl::unexpected(stopped.error());
        if (const Done closed = run_with_role(link, "ALTER ROLE %I NOLOGIN", station_role(station)); !closed)
            return tl::unexpected(closed.error());
        const auto revoked = revoke_in_table(link, station, reason);
        if (!revoked) return tl::unexpected(revoked.error());
        result.certificates = *revoked;
        if (const Done kept = record_act(link, line->name, "revoked", "", reason); !kept)
            return tl::unexpected(kept.error());
        if (const Done committed = acts->commit(); !committed) return tl::unexpected(committed.error());
    }
    // Only now, so that none comes back in between.
    const auto ended = end_connections(link, station);
    if (!ended) return tl::unexpected(ended.error());
    result.connections = *ended;
    if (const Done listed = revoke_listed(link, authority, station); !listed)
        return tl::unexpected(listed.error());
    return result;
}

Done readmit_station(HeadOfficeLink& link, const std::string& station, const std::string& reason) {
    if (const Done given = check_reason(reason); !given) return given;
    auto acts = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
    if (!acts) return tl::unexpected(acts.error());
    const auto line = line_of(link, station);
    if (!line) return tl::unexpected(line.error());
    const auto freed =
        ask_desk(link, "UPDATE paydesk.stations SET stopped = '' WHERE station = $1", {line->name});
    if (!freed) return tl::unexpected(freed.error());
    if (const Done opened = run_with_role(link, "ALTER ROLE %I LOGIN", station_role(station)); !opened)
        return opened;
    if (const Done kept = record_act(link, line->name, "readmitted", "", reason); !kept) return kept;
    return acts->commit();
}

Result<std::string> open_next_line(HeadOfficeLink& link, const std::string& station,
                                   const FirstDifference& difference, const std::string& reason) {
    if (const Done given = check_reason(reason); !given) return tl::unexpected(given.error());
    auto acts = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
    if (!acts) return tl::unexpected(acts.error());
    const auto line = line_of(link, station);
    if (!line) return tl::unexpected(line.error());
    const std::string role = station_role(station);
    const std::string first = std::to_string(difference.seq);
    const auto before = hash_in_lines(link, role, difference.seq - 1);
    if (!before) return tl::unexpected(before.error());
    const auto there = hash_in_lines(link, role, difference.seq);
    if (!there) return tl::unexpected(there.error());
    const auto lines =
        ask_desk(link,
                 "SELECT count(*), max(last_seq) FILTER (WHERE NOT superseded) FROM paydesk.stations "
                 "WHERE role_name = $1",
                 {role});
    if (!lines) return tl::unexpected(lines.error());
    if (before->empty() || there->empty() || difference.seq > lines->number(0, 1) + 1) {
        return problem(ProblemCode::request_wrong,
                       fmt::format("head office has {} entries of {}: nothing differs at {}",
                                   lines->number(0, 1), line->name, first));
    }
    if (*there == difference.hash) {
        return problem(ProblemCode::request_wrong,
                       fmt::format("head office has entry {} of {} as the station has it", first, station));
    }
    const std::string next = fmt::format("{}/{}", station, lines->number(0, 0) + 1);
    const auto left =
        ask_desk(link, "UPDATE paydesk.stations SET superseded = true WHERE station = $1", {line->name});
    if (!left) return tl::unexpected(left.error());
    const auto opened =
        ask_desk(link,
                 "INSERT INTO paydesk.stations (station, role_name, first_seq, last_seq, last_hash) "
                 "VALUES ($1, $2, $3::bigint, $3::bigint - 1, $4)",
                 {next, role, first, *before});
    if (!opened) return tl::unexpected(opened.error());
    if (const Done login = run_with_role(link, "ALTER ROLE %I LOGIN", role); !login)
        return tl::unexpected(login.error());
    if (const Done kept = record_act(link, next, "new_line", first, reason); !kept)
        return tl::unexpected(kept.error());
    if (const Done committed = acts->commit(); !committed) return tl::unexpected(committed.error());
    return next;
}

Result<std::string> make_server_read(HeadOfficeLink& link, const std::filesystem::path& revoked) {
    const auto where = link.ask("SELECT current_setting('ssl_crl_file'), current_setting('data_directory')");
    if (!where) return tl::unexpected(problem_of(where.error()));
    const std::filesystem::path file(where->text(0, 0));
    if (file.empty()) {
        return fmt::format("set ssl_crl_file = '{}' in postgresql.conf and reload the server",
                           revoked.string());
    }
    const std::filesystem::path full = std::filesystem::path(where->text(0, 1)) / file;
    std::error_code elsewhere;
    if (std::filesystem::equivalent(full, revoked, elsewhere)) {
        if (const auto told = link.ask("SELECT pg_reload_conf()"); !told)
            return tl::unexpected(problem_of(told.error()));
        return std::string();
    }
    return fmt::format("copy {} to {} on the server and reload it", revoked.string(), full.string());
}

}  // namespace core
