#include <fmt/format.h>

#include "core/base/temporary_folder.h"
#include "core/codes/signing_key.h"
#include "core/store/proof/backup.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

std::function<void(const core::VerifyProgress&)> progress_of(const CommandContext& context) {
    return [show = context.progress()](const core::VerifyProgress& step) {
        show(step.stage, step.done, step.total);
    };
}

Reply proven_reply(const core::VerifyResult& result, const std::string& text) {
    return {.json = {{"ok", true},
                     {"entries", result.head.count},
                     {"head", result.head.hash},
                     {"rows_compared", result.rows_compared}},
            .text = text};
}

// On a copy, so that the counter is never held up and the figures are those of one moment.
Result<core::VerifyResult> prove(const CommandContext& context) {
    if (!std::filesystem::exists(core::station_file(context.folder()))) {
        return core::problem(core::ProblemCode::not_a_station,
                             fmt::format("{} holds no station", context.folder().string()));
    }
    const auto folder = core::TemporaryFolder::make("verify");
    if (!folder) return tl::unexpected(folder.error());
    return core::backup_station(context.folder(), folder->path() / "copy.db", progress_of(context));
}

Result<Reply> verify(const CommandContext& context) {
    const auto proven = prove(context);
    if (!proven) return tl::unexpected(proven.error());
    return proven_reply(
        *proven, fmt::format("The journal of {} entries proves the books ({} rows compared).\nHead {}\n",
                             proven->head.count, proven->rows_compared, proven->head.hash));
}

Result<Reply> backup(const CommandContext& context, const std::string& file) {
    const auto proven = core::backup_station(context.folder(), file, progress_of(context));
    if (!proven) return tl::unexpected(proven.error());
    return proven_reply(*proven, fmt::format("{} holds {} entries, proven.\n", file, proven->head.count));
}

// A mirror that counts entries which the restored journal does not hold would hide payments still to come: it
// is set aside, and accounts must be imported again. Says whether it was.
Result<bool> set_mirror_aside(const CommandContext& context, std::int64_t entries) {
    auto mirror = core::MirrorReader::open(context.folder());
    if (!mirror) return tl::unexpected(mirror.error());
    const auto included = mirror->included_seq();
    if (!included) return tl::unexpected(included.error());
    if (*included <= entries) return false;
    for (const char* end : {"", "-wal", "-shm"}) {
        const std::string file = (context.folder() / "mirror.db").string() + end;
        std::error_code failed;
        if (std::filesystem::exists(file)) std::filesystem::rename(file, file + ".before-restore", failed);
        if (failed)
            return core::problem(core::ProblemCode::file_unwritable,
                                 fmt::format("{} cannot be set aside", file));
    }
    return true;
}

Result<Reply> restore(const CommandContext& context, const std::string& file) {
    const auto proven = core::restore_station(file, context.folder(), progress_of(context));
    if (!proven) return tl::unexpected(proven.error());
    const auto key = core::ensure_signing_key(context.folder());
    if (!key) return tl::unexpected(key.error());
    const auto aside = set_mirror_aside(context, proven->head.count);
    if (!aside) return tl::unexpected(aside.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto identity = station->store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto entry = core::append_now(
        station->counter(), context.person.empty() ? "technician" : context.person,
        core::EntryKind::station_restored, {{"epoch", identity->epoch + 1}, {"public_key", *key}});
    if (!entry) return tl::unexpected(entry.error());
    Reply reply =
        proven_reply(*proven, fmt::format("The station is restored with {} entries; epoch {} begins.\n",
                                          proven->head.count, identity->epoch + 1));
    reply.json["epoch"] = identity->epoch + 1;
    reply.json["accounts_set_aside"] = *aside;
    if (*aside)
        reply.text +=
            "The accounts count payments that the backup does not hold; import accounts and receivables "
            "again.\n";
    return reply;
}

}  // namespace

void add_proof_commands(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    app.add_subcommand("verify", "Prove the journal and the books")->callback([&] {
        chosen = [&] { return verify(context); };
    });
    CLI::App* save = app.add_subcommand("backup", "Make a proven copy while the station works");
    save->add_option("file", words.file, "The copy to make")->required();
    save->callback([&] { chosen = [&] { return backup(context, words.file); }; });
    CLI::App* load =
        app.add_subcommand("restore", "Put a backup in place of the station; starts a new epoch");
    load->add_option("file", words.file, "The backup")->required();
    load->callback([&] { chosen = [&] { return restore(context, words.file); }; });
}

}  // namespace kiosk
