#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace bench {

// One number, and what design.md wants it to be (empty: nothing).
struct Row {
    std::string group;
    std::string name;
    double value = 0;
    std::string unit;
    std::string wanted = {};  // ">= 0.8"
};

// The numbers of one run, in order.
class Table {
  public:
    void add(Row row);
    std::string text() const;
    nlohmann::json json() const;

  private:
    std::vector<Row> rows_;
};

}  // namespace bench
