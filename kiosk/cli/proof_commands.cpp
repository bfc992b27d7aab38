#include <fmt/format.h>

#include "core/counter/stations.h"
#include "core/store/proof/backup.h"
#include "kiosk/cli/commands.h"

namespace kiosk {

using core::Result;

namespace {

// A folder of our own under the system's temporary folder, gone again afterwards.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "paydesk-verify-XXXXXX").string();
        if (::mkdtemp(name.data())) path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::function<void(const core::VerifyProgress&)> progress_of(const CommandContext& context) {
    return [show = context.progress()](const core::VerifyProgress& step) { show(step.stage, step.done, step.total); };
}

Reply proven_reply(const core::VerifyResult& result, const std::string& text) {
    return {.json = {{"ok", true},
                     {"entries", result.head.count},
                     {"head", result.head.hash},
                     {"rows_compared", result.rows_compared}},
            .text = text};
}

// In place while no other program works on the station; else on a copy, so that the counter is not held up.
Result<core::VerifyResult> prove(const CommandContext& context) {
    const auto file = core::station_file(context.folder());
    if (!std::filesystem::exists(file)) {
        return core::problem(core::ProblemCode::not_a_station, fmt::format("{} holds no station", context.folder().string()));
    }
    const auto lock = core::LockFile::take(context.folder() / "station.lock", context.store_options().holder,
                                           core::ProblemCode::station_in_use);
    if (lock) return core::verify_station(file, progress_of(context));
    const TemporaryFolder folder;
    return core::backup_station(context.folder(), folder.path() / "copy.db", progress_of(context));
}

Result<Reply> verify(const CommandContext& context) {
    const auto proven = prove(context);
    if (!proven) return tl::unexpected(proven.error());
    return proven_reply(*proven, fmt::format("The journal of {} entries proves the books ({} rows compared).\nHead {}\n",
                                             proven->head.count, proven->rows_compared, proven->head.hash));
}

Result<Reply> backup(const CommandContext& context, const std::string& file) {
    const auto proven = core::backup_station(context.folder(), file, progress_of(context));
    if (!proven) return tl::unexpected(proven.error());
    return proven_reply(*proven, fmt::format("{} holds {} entries, proven.\n", file, proven->head.count));
}

Result<Reply> restore(const CommandContext& context, const std::string& file) {
    const auto proven = core::restore_station(file, context.folder(), progress_of(context));
    if (!proven) return tl::unexpected(proven.error());
    const auto key = core::ensure_signing_key(context.folder());
    if (!key) return tl::unexpected(key.error());
    auto station = context.open();
    if (!station) return tl::unexpected(station.error());
    const auto identity = station->store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto entry = core::append_now(station->counter(), context.person.empty() ? "technician" : context.person,
                                        core::EntryKind::station_restored,
                                        {{"epoch", identity->epoch + 1}, {"public_key", *key}});
    if (!entry) return tl::unexpected(entry.error());
    Reply reply = proven_reply(*proven, fmt::format("The station is restored with {} entries; epoch {} begins.\n",
                                                    proven->head.count, identity->epoch + 1));
    reply.json["epoch"] = identity->epoch + 1;
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
    CLI::App* load = app.add_subcommand("restore", "Put a backup in place of the station; starts a new epoch");
    load->add_option("file", words.file, "The backup")->required();
    load->callback([&] { chosen = [&] { return restore(context, words.file); }; });
}

}  // namespace kiosk
