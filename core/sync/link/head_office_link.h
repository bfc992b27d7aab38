#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/sync/link/link_failure.h"

struct pg_conn;
struct pg_result;

namespace core {

// Rows of an answer; they live as long as the object.
class LinkRows {
  public:
    explicit LinkRows(pg_result* result) : result_(result) {}
    int rows() const;
    std::string_view text(int row, int column) const;
    bool is_null(int row, int column) const;
    std::int64_t number(int row, int column) const;  // of a column that holds one; else 0
    std::int64_t affected() const;                   // rows that a command changed

  private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

// A connection to the head-office database (PostgreSQL's protocol, by libpq). Calls wait, but never longer
// than `patience` without a byte from the other side; afterwards the connection is closed and the outcome of
// the call is unknown.
class HeadOfficeLink {
  public:
    struct Options {
        std::string url;  // postgresql://host:port/database, without a password
        std::string user = {};
        // With these the connection is TLS 1.3, the server's name is checked against its certificate, and the
        // certificate proves who we are. Without them it is as the URL and the environment say.
        std::filesystem::path root = {};
        std::filesystem::path certificate = {};
        std::filesystem::path key = {};
        std::chrono::milliseconds patience = std::chrono::seconds(30);
    };

    static LinkResult<HeadOfficeLink> open(const Options& options);

    // One statement with its parameters as text; an absent one is NULL.
    LinkResult<LinkRows> ask(const std::string& sql,
                             std::span<const std::optional<std::string>> parameters = {});
    // `ask` in two halves: head office works on what was sent while we do something else. Nothing else may be
    // sent before `receive`.
    LinkResult<void> send(const std::string& sql,
                          std::span<const std::optional<std::string>> parameters = {});
    LinkResult<LinkRows> receive();
    // Several statements without parameters, as one transaction unless they say otherwise.
    LinkResult<void> run(const std::string& script);

    // COPY ... FROM STDIN: after `begin_copy` any number of pieces, which need not end at the end of a row,
    // then `end_copy`, which answers how many rows came in. `why_not` gives the copy up: nothing of it
    // stands.
    LinkResult<void> begin_copy(const std::string& statement);
    LinkResult<void> put_copy(std::string_view piece);
    LinkResult<std::int64_t> end_copy(const char* why_not = nullptr);

  private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    HeadOfficeLink(pg_conn* connection, std::chrono::milliseconds patience)
        : connection_(connection), patience_(patience) {}
    LinkResult<void> connect();
    LinkResult<void> wait(bool for_writing);
    LinkResult<void> flush();
    LinkFailure failure() const;
    LinkFailure broken(const std::string& message);

    std::unique_ptr<pg_conn, Finish> connection_;
    std::chrono::milliseconds patience_;
};

// A field of a COPY row in text format; fields are parted by tabs, rows end in a line feed.
std::string copy_field(std::string_view text);

// An array of texts as PostgreSQL reads it.
std::string text_array(std::span<const std::string> texts);

}  // namespace core
