#include "tests/support/power_vfs/power_vfs.h"

#include <algorithm>
#include <cstring>

// The interface is described in sqlite3.h (sqlite3_vfs, sqlite3_io_methods) and at sqlite.org/vfs.html.

namespace test {

namespace {

struct OpenFile {
    sqlite3_file base;
    Disk* disk;
    DiskFile* file;
    int lock;
};

OpenFile& open_file(sqlite3_file* handle) {
    return *reinterpret_cast<OpenFile*>(handle);
}

Disk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<Disk*>(vfs->pAppData);
}

std::string last_name(const char* path) {
    return std::filesystem::path(path).filename().string();
}

// SQLite wants to know which kind of operation failed; a full disk it knows as it is.
int failure(int code, int extended) {
    return code == SQLITE_OK || code == SQLITE_FULL ? code : extended;
}

int close_file(sqlite3_file*) {
    return SQLITE_OK;
}

int read_file(sqlite3_file* handle, void* buffer, int amount, sqlite3_int64 offset) {
    const OpenFile& open = open_file(handle);
    if (open.disk->is_dead()) return SQLITE_IOERR_READ;
    const auto size = static_cast<std::size_t>(amount);
    const auto start = std::min(static_cast<std::size_t>(offset), open.file->live.size());
    const std::size_t there = std::min(size, open.file->live.size() - start);
    std::memset(buffer, 0, size);
    if (there > 0) std::memcpy(buffer, open.file->live.data() + start, there);
    return there == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* handle, const void* bytes, int amount, sqlite3_int64 offset) {
    const OpenFile& open = open_file(handle);
    return failure(open.disk->write(*open.file, bytes, static_cast<std::size_t>(amount),
                                    static_cast<std::size_t>(offset)),
                   SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* handle, sqlite3_int64 size) {
    const OpenFile& open = open_file(handle);
    return failure(open.disk->truncate(*open.file, static_cast<std::size_t>(size)), SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* handle, int) {
    const OpenFile& open = open_file(handle);
    return failure(open.disk->sync(*open.file), SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* handle, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(open_file(handle).file->live.size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file* handle, int level) {
    OpenFile& open = open_file(handle);
    FileLocks& locks = open.file->locks;
    if (open.lock >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (locks.pending || locks.exclusive) return SQLITE_BUSY;
        ++locks.shared;
    } else if (level == SQLITE_LOCK_RESERVED) {
        if (locks.reserved) return SQLITE_BUSY;
        locks.reserved = true;
    } else {
        if (locks.pending && open.lock != SQLITE_LOCK_PENDING) return SQLITE_BUSY;
        locks.pending = true;
        if (locks.shared > 1) {
            open.lock = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
        locks.exclusive = true;
        level = SQLITE_LOCK_EXCLUSIVE;
    }
    open.lock = level;
    return SQLITE_OK;
}

int unlock_file(sqlite3_file* handle, int level) {
    OpenFile& open = open_file(handle);
    FileLocks& locks = open.file->locks;
    if (open.lock <= level) return SQLITE_OK;
    if (open.lock >= SQLITE_LOCK_RESERVED) locks.reserved = locks.pending = locks.exclusive = false;
    if (level == SQLITE_LOCK_NONE) --locks.shared;
    open.lock = level;
    return SQLITE_OK;
}

int check_reserved_lock(sqlite3_file* handle, int* reserved) {
    *reserved = open_file(handle).file->locks.reserved ? 1 : 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return 512;
}

int device_characteristics(sqlite3_file*) {
    return 0;
}

int map_shared_memory(sqlite3_file* handle, int region, int size, int extend, void volatile** memory) {
    auto& regions = open_file(handle).file->shared_memory;
    *memory = nullptr;
    if (!regions.contains(region)) {
        if (extend == 0) return SQLITE_OK;
        regions[region].assign(static_cast<std::size_t>(size), 0);
    }
    *memory = regions[region].data();
    return SQLITE_OK;
}

int lock_shared_memory(sqlite3_file* handle, int first, int count, int flags) {
    FileLocks& locks = open_file(handle).file->locks;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const bool taking = (flags & SQLITE_SHM_LOCK) != 0;
    const auto begin = static_cast<std::size_t>(first);
    const std::size_t end = begin + static_cast<std::size_t>(count);
    for (std::size_t slot = begin; taking && slot < end; ++slot) {
        if (locks.wal_exclusive[slot] || (exclusive && locks.wal_shared[slot] > 0)) return SQLITE_BUSY;
    }
    for (std::size_t slot = begin; slot < end; ++slot) {
        if (exclusive)
            locks.wal_exclusive[slot] = taking;
        else
            locks.wal_shared[slot] += taking ? 1 : -1;
    }
    return SQLITE_OK;
}

void shared_memory_barrier(sqlite3_file*) {}

int unmap_shared_memory(sqlite3_file* handle, int remove) {
    if (remove != 0) open_file(handle).file->shared_memory.clear();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods file_methods{2,
                                          close_file,
                                          read_file,
                                          write_file,
                                          truncate_file,
                                          sync_file,
                                          file_size,
                                          lock_file,
                                          unlock_file,
                                          check_reserved_lock,
                                          file_control,
                                          sector_size,
                                          device_characteristics,
                                          map_shared_memory,
                                          lock_shared_memory,
                                          shared_memory_barrier,
                                          unmap_shared_memory,
                                          nullptr,
                                          nullptr};

int open_on_disk(sqlite3_vfs* vfs, const char* path, sqlite3_file* handle, int flags, int* flags_used) {
    Disk& disk = disk_of(vfs);
    handle->pMethods = nullptr;
    // Temporary files live in memory (PRAGMA temp_store); one without a name is not asked for.
    if (disk.is_dead() || path == nullptr) return SQLITE_CANTOPEN;
    const std::string name = last_name(path);
    if (disk.find(name) == nullptr) {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (const int failed = disk.create(name); failed != SQLITE_OK)
            return failure(failed, SQLITE_CANTOPEN);
    }
    open_file(handle) = {
        .base = {&file_methods}, .disk = &disk, .file = disk.find(name), .lock = SQLITE_LOCK_NONE};
    if (flags_used != nullptr) *flags_used = flags;
    return SQLITE_OK;
}

int delete_on_disk(sqlite3_vfs* vfs, const char* path, int sync_directory) {
    DiskFile* file = disk_of(vfs).find(last_name(path));
    if (file == nullptr) return SQLITE_IOERR_DELETE_NOENT;
    return failure(disk_of(vfs).remove(*file, sync_directory != 0), SQLITE_IOERR_DELETE);
}

int access_on_disk(sqlite3_vfs* vfs, const char* path, int, int* there) {
    const DiskFile* file = disk_of(vfs).find(last_name(path));
    *there = file != nullptr && !file->live.empty() ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int size, char* full) {
    sqlite3_snprintf(size, full, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* bytes) {
    std::generate_n(bytes, size, [vfs] { return static_cast<char>(disk_of(vfs).chance()); });
    return size;
}

int pass_time(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int current_time(sqlite3_vfs*, sqlite3_int64* julian_ms) {
    *julian_ms = 212'840'000'000'000;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

PowerVfs::PowerVfs(std::string name, Disk& disk) : name_(std::move(name)) {
    vfs_.iVersion = 2;
    vfs_.szOsFile = sizeof(OpenFile);
    vfs_.mxPathname = 512;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = &disk;
    vfs_.xOpen = open_on_disk;
    vfs_.xDelete = delete_on_disk;
    vfs_.xAccess = access_on_disk;
    vfs_.xFullPathname = full_path;
    vfs_.xRandomness = randomness;
    vfs_.xSleep = pass_time;
    vfs_.xCurrentTimeInt64 = current_time;
    vfs_.xGetLastError = last_error;
    sqlite3_vfs_register(&vfs_, 0);
}

PowerVfs::~PowerVfs() {
    sqlite3_vfs_unregister(&vfs_);
}

}  // namespace test
