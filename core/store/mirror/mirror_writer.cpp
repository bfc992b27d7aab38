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
    return storage_call([&] { return std::make_unique<AccountLoad>(database_.raw()); });
}

Result<std::unique_ptr<ReceivableLoad>> MirrorWriter::load_receivables() {
    return storage_call([&] { return std::make_unique<ReceivableLoad>(database_.raw()); });
}

Result<std::unique_ptr<CustomerLoad>> MirrorWriter::load_customers(bool all) {
    const auto mode = all ? CustomerLoad::Receivables::replace_all : CustomerLoad::Receivables::change_some;
    return storage_call([&] {
        database_.raw().exec(less_memory);
        return std::make_unique<CustomerLoad>(database_.raw(), mode);
    });
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
