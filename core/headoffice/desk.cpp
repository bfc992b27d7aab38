#include "core/headoffice/desk.h"

namespace core {

namespace {

constexpr auto patience = std::chrono::minutes(30);

}  // namespace

Result<LinkRows> ask_desk(HeadOfficeLink& link, const std::string& sql, std::vector<std::string> words) {
    return link.ask(sql, words_of(std::move(words))).map_error(problem_of);
}

Done run_desk(HeadOfficeLink& link, const std::string& script) {
    return link.run(script).map_error(problem_of);
}

std::vector<std::optional<std::string>> words_of(std::vector<std::string> words) {
    return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

Result<HeadOfficeLink> open_desk(const std::string& url) {
    auto link = HeadOfficeLink::open({.url = url, .patience = patience});
    if (!link) return tl::unexpected(problem_of(link.error()));
    const auto made = ask_desk(*link, "SELECT to_regprocedure('paydesk.desk_version()') IS NOT NULL");
    if (!made) return tl::unexpected(made.error());
    if (made->text(0, 0) != "t") return problem(ProblemCode::no_head_office);
    return std::move(*link);
}

Done each_row(HeadOfficeLink& link, const std::string& query, const std::vector<std::string>& words,
              const std::function<void(const LinkRows& rows, int row)>& use) {
    const auto opened = ask_desk(link, "DECLARE page NO SCROLL CURSOR FOR " + query, words);
    if (!opened) return tl::unexpected(opened.error());
    for (;;) {
        const auto rows = ask_desk(link, "FETCH 2000 FROM page");
        if (!rows) return tl::unexpected(rows.error());
        if (rows->rows() == 0) break;
        for (int row = 0; row < rows->rows(); ++row) use(*rows, row);
    }
    return run_desk(link, "CLOSE page");
}

Result<DeskTransaction> DeskTransaction::begin(HeadOfficeLink& link, Kind kind) {
    const Done begun =
        run_desk(link, kind == Kind::reading ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
    if (!begun) return tl::unexpected(begun.error());
    return DeskTransaction(link);
}

DeskTransaction::~DeskTransaction() {
    if (link_ != nullptr) static_cast<void>(link_->run("ROLLBACK"));
}

Done DeskTransaction::commit() {
    return run_desk(*std::exchange(link_, nullptr), "COMMIT");
}

}  // namespace core
