#include "core/store/database/storage_problem.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace core {

Problem storage_problem(const SQLite::Exception& error) {
    const auto with_cause = [&](ProblemCode code) {
        return Problem{code, fmt::format("{} ({})", entry_of(code).sentence, error.what())};
    };
    // The index of the log could not be made or grown: in practice a full disk (sqlite.org/rescode.html).
    if (error.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return with_cause(ProblemCode::storage_full);
    switch (error.getErrorCode() & 0xff) {
        case SQLITE_FULL:
            return with_cause(ProblemCode::storage_full);
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return with_cause(ProblemCode::storage_read_only);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return with_cause(ProblemCode::storage_corrupt);
        default:
            return with_cause(ProblemCode::storage_failed);
    }
}

}  // namespace core
