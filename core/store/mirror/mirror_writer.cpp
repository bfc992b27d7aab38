#include "core/store/mirror/mirror_writer.h"

#include "core/store/database/storage_problem.h"
#include "core/store/mirror/head_office_tables.h"
#include "core/store/mirror/mirror_file.h"

namespace core {

namespace {

// Enough for the index of a million account numbers, so that files in any order load fast; what does not fit
// spills to the log. Sorting goes to disk for the same reason.
constexpr const char* bounded_memory = "PRAGMA cache_size=-24000; PRAGMA temp_store=FILE";
// Head office sends in the order of the accounts' numbers.
constexpr const char* less_memory = "PRAGMA cache_size=-14000";
// A load is on the disk before it says that it is done.
constexpr const char* synced = "PRAGMA synchronous=FULL";

template <class Load, class... Words>
Result<std::unique_ptr<Load>> begin(SQLite::Database& connection, const Words&... words) {
    return storage_call([&] {
        connection.exec(synced);
        return std::make_unique<Load>(connection, words...);
    });
}

template <class Write>
Done in_transaction(SQLite::Database& connection, const Write& write) {
    return storage_call([&] {
        WriteTransaction transaction(connection);
        write(connection);
        transaction.commit();
    });
}

}  // namespace

Result<MirrorWriter> MirrorWriter::open(const std::filesystem::path& folder, const std::string& holder) {
    Result<LockFile> lock = LockFile::take(mirror_lock_path(folder), holder, ProblemCode::mirror_in_use);
    if (!lock) return tl::unexpected(lock.error());
    const Done made = make_mirror(folder);
    if (!made) return tl::unexpected(made.error());
    Result<Database> database = Database::open(mirror_path(folder), mirror_options(Database::Mode::writer));
    if (!database) return tl::unexpected(database.error());
    const Done bounded = storage_call([&] { database->raw().exec(bounded_memory); });
    if (!bounded) return tl::unexpected(bounded.error());
    return MirrorWriter(std::move(*lock), std::move(*database));
}

Result<std::unique_ptr<AccountLoad>> MirrorWriter::load_accounts() {
    return begin<AccountLoad>(database_.raw());
}

Result<std::unique_ptr<ReceivableLoad>> MirrorWriter::load_receivables() {
    return begin<ReceivableLoad>(database_.raw());
}

Result<std::unique_ptr<CustomerLoad>> MirrorWriter::load_customers(bool all) {
    const auto mode = all ? CustomerLoad::Receivables::replace_all : CustomerLoad::Receivables::change_some;
    const Done smaller = storage_call([&] { database_.raw().exec(less_memory); });
    if (!smaller) return tl::unexpected(smaller.error());
    return begin<CustomerLoad>(database_.raw(), mode);
}

Done MirrorWriter::set_head_office(const HeadOfficeState& state) {
    return in_transaction(database_.raw(), [&](auto& connection) { write_head_office(connection, state); });
}

Done MirrorWriter::put_rejects(std::span<const HeadOfficeReject> rejects) {
    return in_transaction(database_.raw(), [&](auto& connection) { write_rejects(connection, rejects); });
}

Done MirrorWriter::put_deliveries(std::span<const Delivery> deliveries) {
    return in_transaction(database_.raw(),
                          [&](auto& connection) { write_deliveries(connection, deliveries); });
}

Done MirrorWriter::settle() {
    return database_.checkpoint_and_truncate();
}

}  // namespace core
