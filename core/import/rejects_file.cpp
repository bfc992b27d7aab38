#include "core/import/rejects_file.h"

#include <fmt/format.h>

#include <system_error>

#include "core/base/utf8_text.h"

namespace core {

namespace {

// The field as CSV. Broken UTF-8 is shown as '?', so that the file opens everywhere; the line number leads to
// the original.
std::string csv_field(std::string_view field) {
    std::string text = valid_utf8(field);
    const bool edge_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",\"\r\n") == std::string::npos && !edge_space) return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + "\"";
}

}  // namespace

std::filesystem::path RejectsFile::path_for(const std::filesystem::path& imported) {
    std::filesystem::path path = imported;
    const bool is_csv = path.extension() == ".csv" || path.extension() == ".CSV";
    if (is_csv) path.replace_extension();
    path += ".rejects.csv";
    return path;
}

RejectsFile::RejectsFile(const std::filesystem::path& imported, std::vector<std::string> header)
    : path_(path_for(imported)), unfinished_(path_.string() + ".part"), header_(std::move(header)) {
    for (const std::string& column : header_) repeats_.push_back(column == "line" || column == "reason");
}

RejectsFile::~RejectsFile() {
    if (!file_.is_open()) return;
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
}

Done RejectsFile::unwritable() const {
    return problem(ProblemCode::file_unwritable,
                   fmt::format("the rejected rows cannot be written to {}", printable(path_.string())));
}

Done RejectsFile::start() {
    file_.open(unfinished_, std::ios::binary | std::ios::trunc);
    if (!file_) return unwritable();
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (!repeats_[i]) file_ << csv_field(header_[i]) << ',';
    }
    file_ << "line,reason\r\n";
    return {};
}

Done RejectsFile::add(std::span<const std::string_view> fields, std::int64_t line, std::string_view reason) {
    if (!file_.is_open()) {
        Done started = start();
        if (!started) return started;
    }
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (!repeats_[i]) file_ << (i < fields.size() ? csv_field(fields[i]) : std::string{}) << ',';
    }
    file_ << line << ',' << csv_field(reason) << "\r\n";
    ++rows_;
    if (!file_) return unwritable();
    return {};
}

Done RejectsFile::finish() {
    if (!file_.is_open()) return {};
    file_.flush();
    if (!file_) return unwritable();
    return {};
}

Done RejectsFile::keep() {
    std::error_code failure;
    if (!file_.is_open()) {
        std::filesystem::remove(path_, failure);
        return {};
    }
    file_.close();
    std::filesystem::rename(unfinished_, path_, failure);
    if (failure) return unwritable();
    return {};
}

}  // namespace core
