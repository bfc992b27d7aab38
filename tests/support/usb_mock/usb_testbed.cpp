#include "tests/support/usb_mock/usb_testbed.h"

namespace test {

std::string UsbTestbed::root() const {
    gchar* folder = umockdev_testbed_get_root_dir(testbed_.get());
    std::string result(folder);
    g_free(folder);
    return result;
}

}  // namespace test
