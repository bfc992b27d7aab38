#pragma once

#include <sqlite3.h>

#include <string>

#include "tests/support/power_vfs/disk.h"

namespace test {

// Makes a Disk known to SQLite under a name, for as long as it lives. Files are told apart by their last name
// only, so that a disk fits every folder. Promises SQLite nothing beyond what the disk does: 512-byte
// sectors, no atomic writes.
class PowerVfs {
  public:
    PowerVfs(std::string name, Disk& disk);
    ~PowerVfs();
    PowerVfs(const PowerVfs&) = delete;
    PowerVfs& operator=(const PowerVfs&) = delete;
    const std::string& name() const { return name_; }

  private:
    std::string name_;
    sqlite3_vfs vfs_{};
};

}  // namespace test
