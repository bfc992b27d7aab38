#include "bench/sync_counter.h"

namespace bench {

SyncCounter::SyncCounter() : system_(sqlite3_vfs_find(nullptr)), vfs_(*system_) {
    vfs_.zName = "counted_disk";
    vfs_.pNext = nullptr;
    vfs_.pAppData = this;
    vfs_.xOpen = open;
    sqlite3_vfs_register(&vfs_, 0);
}

SyncCounter::~SyncCounter() {
    sqlite3_vfs_unregister(&vfs_);
}

int SyncCounter::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* flags_used) {
    auto& self = *static_cast<SyncCounter*>(vfs->pAppData);
    const int code = self.system_->xOpen(self.system_, path, file, flags, flags_used);
    if (code != SQLITE_OK || file->pMethods == nullptr) return code;
    Methods& methods = self.methods_[file->pMethods];
    methods.system = file->pMethods;
    methods.table = *file->pMethods;
    methods.table.xSync = sync;
    methods.syncs = &self.syncs_;
    file->pMethods = &methods.table;
    return code;
}

int SyncCounter::sync(sqlite3_file* file, int flags) {
    const auto* methods = reinterpret_cast<const Methods*>(file->pMethods);
    ++*methods->syncs;
    return methods->system->xSync(file, flags);
}

}  // namespace bench
