#pragma once

#include <umockdev.h>

#include <memory>
#include <string>

namespace test {

template <class T>
struct ObjectRelease {
    void operator()(T* object) const { g_object_unref(object); }
};

// The pretended /sys and /dev of this process and its children. Only under umockdev-wrapper; one at a time.
class UsbTestbed {
  public:
    UsbTestbed() : testbed_(umockdev_testbed_new()) {}
    UMockdevTestbed* get() const { return testbed_.get(); }
    std::string root() const;  // where the pretended "/" really is
    // Ask after making one: it is cached.
    static bool is_possible() { return umockdev_in_mock_environment(); }

  private:
    std::unique_ptr<UMockdevTestbed, ObjectRelease<UMockdevTestbed>> testbed_;
};

}  // namespace test
