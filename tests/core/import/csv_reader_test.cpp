#include "core/import/csv_reader.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/test_station.h"

using core::CsvReader;

namespace {

CsvReader reader_of(const test::TemporaryFolder& folder, const std::string& content) {
    const auto path = folder.path() / "file.csv";
    std::ofstream(path, std::ios::binary) << content;
    return CsvReader(std::move(core::InputFile::open(path).value()));
}

// All records: fields in brackets, records by line; "!" and the first line for a broken one.
std::string everything(CsvReader& reader) {
    std::string text;
    while (true) {
        const auto next = reader.next();
        REQUIRE(next.has_value());
        if (*next == CsvReader::Next::end) return text;
        text += std::to_string(reader.line());
        if (*next == CsvReader::Next::broken) {
            text += "!" + std::string(reader.broken_line()) + " ";
            continue;
        }
        for (const std::string_view field : reader.fields()) text += "[" + std::string(field) + "]";
        text += " ";
    }
}

std::string read(const std::string& content) {
    const test::TemporaryFolder folder;
    CsvReader reader = reader_of(folder, content);
    return everything(reader);
}

std::string quoted(const std::string& field) {
    std::string text = "\"";
    for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

}  // namespace

TEST_CASE("CSV is read as RFC 4180 says, and a broken record costs only its first line") {
    struct Case {
        const char* content;
        const char* records;
    };
    const Case cases[] = {
        {"", ""},
        {"a,b", "1[a][b] "},
        {"a,b\n", "1[a][b] "},
        {"a,b\r\nc,d\r\n", "1[a][b] 2[c][d] "},
        {"a,b\nc,d\r\n", "1[a][b] 2[c][d] "},
        {"\xef\xbb\xbf"
         "a,b\n",
         "1[a][b] "},
        {"a,,\n", "1[a][][] "},
        {",\n", "1[][] "},
        {"\n\na\n\r\n\nb", "3[a] 6[b] "},
        {"\"a\",\"b\"\n", "1[a][b] "},
        {"\"\"\n\"\",x\n", "1[] 2[][x] "},
        {"\"a,b\",c\n", "1[a,b][c] "},
        {"\"a\nb\",c\nd\n", "1[a\nb][c] 3[d] "},
        {"\"a\r\nb\"\r\nd\r\n", "1[a\r\nb] 3[d] "},
        {"\"say \"\"hi\"\"\",c\n", "1[say \"hi\"][c] "},
        {"\"\"\"\"\n", "1[\"] "},
        {"\"\"\"a\"\"\"", "1[\"a\"] "},
        {"a,\"b\"", "1[a][b] "},
        {"a,\"\"", "1[a][] "},
        {"a\r", "1[a] "},
        {"\"a\"\r", "1[a] "},
        {" \"a\",b\n", "1! \"a\",b "},
        {"5\" pipe,b\nc,d\n", "1!5\" pipe,b 2[c][d] "},
        {"\"a\"b,c\nd,e\n", "1!\"a\"b,c 2[d][e] "},
        {"\"a\" ,c\nd,e\n", "1!\"a\" ,c 2[d][e] "},
        {"\"open,b\nc,d\ne,f\n", "1!\"open,b 2[c][d] 3[e][f] "},
        {"\"open,b\r\nc,\"d\"\ne,f\n", "1!\"open,b 2[c][d] 3[e][f] "},
        {"a,\"\n", "1!a,\" "},
        {"\"", "1!\" "},
    };
    for (const Case& c : cases) {
        INFO(c.content);
        CHECK(read(c.content) == c.records);
    }
}

TEST_CASE("a record that is too long is passed over, however long it is") {
    const std::string long_line(1'000'000, 'x');
    CHECK(read("a\n" + long_line + "\nb\n") == "1[a] 2!" + std::string(1000, 'x') + " 3[b] ");
    CHECK(read("a\n\"" + long_line + "\n\nb\n") == "1[a] 2!\"" + std::string(999, 'x') + " 4[b] ");
    CHECK(read(long_line) == "1!" + std::string(1000, 'x') + " ");
    const std::string longest(CsvReader::record_bytes_max - 1, 'y');
    CHECK(read(longest + "\nb\n") == "1[" + longest + "] 2[b] ");
    CHECK(read(longest + "y\nb\n") == "1!" + std::string(1000, 'y') + " 2[b] ");
}

TEST_CASE("records that lie across the reader's buffers are whole") {
    std::string content;
    std::string expected;
    for (int i = 1; i <= 20'000; ++i) {
        const std::string name =
            "name \"" + std::to_string(i) + "\", " + std::string(static_cast<std::size_t>(i % 97), 'z');
        content += quoted(name) + "," + std::to_string(i) + "\r\n";
        expected += std::to_string(i) + "[" + name + "][" + std::to_string(i) + "] ";
    }
    CHECK(read(content) == expected);
}

TEST_CASE("whatever is written quoted is read back, and any bytes at all are read to their end") {
    const test::TemporaryFolder folder;
    CHECK(rc::check([&](const std::vector<std::vector<std::string>>& rows, const std::string& noise) {
        std::string content;
        std::string expected;
        for (const auto& row : rows) {
            if (row.empty()) continue;
            std::string line;
            expected += "[";
            for (const std::string& field : row) {
                line += (line.empty() ? "" : ",") + quoted(field);
                expected += field + "|";
            }
            content += line + "\n";
            expected += "]";
        }
        CsvReader reader = reader_of(folder, content);
        std::string found;
        while (reader.next().value() == CsvReader::Next::record) {
            found += "[";
            for (const std::string_view field : reader.fields()) found += std::string(field) + "|";
            found += "]";
        }
        RC_ASSERT(found == expected);

        CsvReader any = reader_of(folder, noise);
        for (std::size_t records = 0; any.next().value() != CsvReader::Next::end; ++records) {
            RC_ASSERT(records <= noise.size());
        }
        RC_ASSERT(any.bytes_read() == static_cast<std::int64_t>(noise.size()));
    }));
}

TEST_CASE("a file that is missing or a folder cannot be read") {
    const test::TemporaryFolder folder;
    CHECK(core::InputFile::open(folder.path() / "none.csv").error().code ==
          core::ProblemCode::file_unreadable);
    CHECK(core::InputFile::open(folder.path()).error().code == core::ProblemCode::file_unreadable);
}
