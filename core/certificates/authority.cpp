#include "core/certificates/authority.h"

#include <span>
#include <vector>

#include "core/base/embedded_file.h"
#include "core/certificates/program.h"

namespace core {

std::span<const EmbeddedFile> authority_script();

namespace {

Result<std::string> run(std::vector<std::string> words) {
    words.insert(words.begin(), {"bash", "-c", std::string(authority_script().front().content), "authority"});
    return run_program(words);
}

Done done(const Result<std::string>& said) {
    if (!said) return tl::unexpected(said.error());
    return {};
}

}  // namespace

Done Authority::make() const {
    return done(run({"make", folder_.string()}));
}

Done Authority::certify_server(const std::string& host, int days) const {
    return done(run({"server", folder_.string(), host, std::to_string(days)}));
}

Result<std::string> Authority::sign(const std::filesystem::path& request, const std::string& role,
                                    int days) const {
    return run({"sign", folder_.string(), request.string(), role, std::to_string(days)});
}

Done Authority::revoke(const std::string& serial) const {
    return done(run({"revoke", folder_.string(), serial}));
}

}  // namespace core
