#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

namespace test {

// A real file system of a given size ("2m") on a folder, gone at the end; not there without the right to
// mount.
class SmallDisk {
  public:
    SmallDisk(const std::filesystem::path& folder, const std::string& size) : folder_(folder) {
        mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, ("mode=0755,size=" + size).c_str()) == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_mounted() const { return mounted_; }

  private:
    std::filesystem::path folder_;
    bool mounted_ = false;
};

}  // namespace test
