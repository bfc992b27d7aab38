#include "tests/kiosk/cli/program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/base/ensure.h"

namespace test {

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

std::string Run::code() const {
    const auto value = json();
    if (!value.is_object() || !value.contains("error")) return {};
    return value.at("error").at("code").get<std::string>();
}

Run Program::run(const std::string& words, const std::string& input) const {
    const auto in = write("stdin", input);
    const std::string command = std::string(PAYDESK_PROGRAM) + " --data " + data().string() + " " + words +
                                " <" + in.string() + " >" + (folder() / "stdout").string() + " 2>" +
                                (folder() / "stderr").string();
    const int status = std::system(command.c_str());
    return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .output = content_of(folder() / "stdout"),
            .errors = content_of(folder() / "stderr")};
}

Run Program::run_json(const std::string& words, const std::string& input) const {
    return run("--json " + words, input);
}

std::filesystem::path Program::write(const std::string& name, const std::string& content) const {
    std::ofstream(folder() / name, std::ios::binary) << content;
    return folder() / name;
}

void Program::make_ready_station() const {
    const auto accounts = write("accounts.csv",
                                "account,name,address,phone,class,status,flags\n"
                                "10-00041-00,Maria Gonzalez,118 Elm St,555-0138,residential,active,\n");
    const auto receivables = write("receivables.csv",
                                   "receivable,account,kind,service,amount,due_date\n"
                                   "R-5512,10-00041-00,charge,water,62.10,2026-10-20\n"
                                   "R-5601,10-00041-00,charge,electric,61.35,2026-12-05\n");
    for (const std::string& words :
         {std::string("init --station W2 --role window --training"),
          std::string("person add sam --role supervisor"),
          std::string("person add kim --role supervisor --person sam"),
          std::string("person add rosa --role clerk --person sam"), "import accounts " + accounts.string(),
          "import receivables " + receivables.string(),
          std::string("day open --date 2026-11-23 --person sam --at 2026-11-23T15:45:00Z"),
          std::string(
              "drawer open --float 20x5,10x5,5x5,1x20,0.25x12,0.10x15,0.05x8,0.01x10 --person rosa")}) {
        core::ensure(run(words).status == 0, words.c_str());
    }
}

std::string Program::payment(const std::string& attempt, const std::string& amount,
                             const std::string& cash) const {
    return R"({"attempt":")" + attempt + R"(","items":[{"account":"10-00041-00","amount":")" + amount +
           R"("}],"tenders":[{"type":"cash","amount":")" + cash + R"("}]})";
}

}  // namespace test
