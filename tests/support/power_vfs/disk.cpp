#include "tests/support/power_vfs/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>

namespace test {

namespace {

constexpr std::size_t sector = 512;

void carry_out(Bytes& contents, const PendingChange& change) {
    if (change.truncation) {
        contents.resize(change.offset);
        return;
    }
    contents.resize(std::max(contents.size(), change.offset + change.bytes.size()));
    std::copy(change.bytes.begin(), change.bytes.end(),
              contents.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

}  // namespace

// xorshift64 (Marsaglia, "Xorshift RNGs", 2003): the same numbers on every machine.
std::uint64_t Disk::chance() {
    chance_ ^= chance_ << 13;
    chance_ ^= chance_ >> 7;
    chance_ ^= chance_ << 17;
    return chance_;
}

int Disk::begin_operation() {
    if (before_operation) before_operation();
    ++operations_;
    if (plan.cut_at > 0 && operations_ >= plan.cut_at) dead_ = true;
    if (dead_) return SQLITE_IOERR;
    const bool fails = plan.fail_at > 0 &&
                       (operations_ == plan.fail_at || (plan.fail_forever && operations_ > plan.fail_at));
    return fails ? plan.failure : SQLITE_OK;
}

std::int64_t Disk::bytes_used() const {
    std::int64_t used = 0;
    for (const auto& [name, file] : files_) {
        if (file.exists) used += static_cast<std::int64_t>(file.live.size());
    }
    return used;
}

DiskFile* Disk::find(const std::string& name) {
    const auto found = files_.find(name);
    return found != files_.end() && found->second.exists ? &found->second : nullptr;
}

int Disk::create(const std::string& name) {
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    DiskFile fresh;
    if (const auto old = files_.find(name); old != files_.end()) {
        if (old->second.durably_there)
            fresh.deleted_before = old->second.durable;
        else
            fresh.deleted_before = old->second.deleted_before;
    }
    files_[name] = std::move(fresh);
    return SQLITE_OK;
}

int Disk::write(DiskFile& file, const void* bytes, std::size_t size, std::size_t offset) {
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    const std::size_t end = offset + size;
    if (plan.bytes_max >= 0 && end > file.live.size()) {
        const auto growth = static_cast<std::int64_t>(end - file.live.size());
        if (bytes_used() + growth > plan.bytes_max) return SQLITE_FULL;
    }
    const auto* first = static_cast<const unsigned char*>(bytes);
    file.pending.push_back({.truncation = false, .offset = offset, .bytes = Bytes(first, first + size)});
    carry_out(file.live, file.pending.back());
    return SQLITE_OK;
}

int Disk::truncate(DiskFile& file, std::size_t size) {
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    file.pending.push_back({.truncation = true, .offset = size, .bytes = {}});
    carry_out(file.live, file.pending.back());
    return SQLITE_OK;
}

// As on ext4, syncing a new file also makes its directory entry durable.
int Disk::sync(DiskFile& file) {
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    ++syncs_;
    if (plan.lying_sync) return SQLITE_OK;
    for (const PendingChange& change : file.pending) carry_out(file.durable, change);
    file.pending.clear();
    file.durably_there = true;
    file.deleted_before.reset();
    return SQLITE_OK;
}

int Disk::remove(DiskFile& file, bool sync_directory) {
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    file.exists = false;
    if (!sync_directory) return SQLITE_OK;
    if (const int failed = begin_operation(); failed != SQLITE_OK) return failed;
    ++syncs_;
    if (plan.lying_sync) return SQLITE_OK;
    file.durably_there = false;
    file.deleted_before.reset();
    return SQLITE_OK;
}

void Disk::restart() {
    plan = {};
    before_operation = nullptr;
    operations_ = 0;
    syncs_ = 0;
    dead_ = false;
    for (auto& [name, file] : files_) {
        file.locks = {};
        file.shared_memory.clear();
    }
}

void Disk::power_cut(std::uint64_t seed) {
    chance_ = seed * 0x9E3779B97F4A7C15ULL + 1;
    for (auto at = files_.begin(); at != files_.end();) {
        DiskFile& file = at->second;
        file.durable = after_power_cut(file);
        // A creation or deletion that was not synced happened or not.
        const bool undecided = file.exists != file.durably_there;
        bool there = undecided ? chance() % 2 == 0 : file.exists;
        if (file.deleted_before && chance() % 2 == 0) {
            file.durable = std::move(*file.deleted_before);
            there = true;
        }
        if (!there) {
            at = files_.erase(at);
            continue;
        }
        file.live = file.durable;
        file.pending.clear();
        file.exists = file.durably_there = true;
        file.deleted_before.reset();
        ++at;
    }
    restart();
}

Bytes Disk::after_power_cut(const DiskFile& file) {
    Bytes contents = file.durable;
    for (const PendingChange& change : file.pending) meet_fate(contents, change);
    return contents;
}

void Disk::meet_fate(Bytes& contents, const PendingChange& change) {
    const auto fate = chance() % 4;
    if (change.truncation) {
        if (fate % 2 == 0) carry_out(contents, change);
        return;
    }
    if (fate == 0) return;
    if (fate == 1) return carry_out(contents, change);
    if (fate == 2) return tear(contents, change);
    PendingChange garbled = change;
    const std::size_t whole = chance() % (change.bytes.size() + 1);
    for (std::size_t i = whole; i < garbled.bytes.size(); ++i)
        garbled.bytes[i] = static_cast<unsigned char>(chance());
    carry_out(contents, garbled);
}

// Of each sector that the change touches, all or nothing reaches the medium.
void Disk::tear(Bytes& contents, const PendingChange& change) {
    for (std::size_t at = 0; at < change.bytes.size();) {
        const std::size_t left = std::min(change.bytes.size() - at, sector - (change.offset + at) % sector);
        if (chance() % 2 == 0) {
            const auto first = change.bytes.begin() + static_cast<std::ptrdiff_t>(at);
            carry_out(contents, {.truncation = false,
                                 .offset = change.offset + at,
                                 .bytes = Bytes(first, first + static_cast<std::ptrdiff_t>(left))});
        }
        at += left;
    }
}

void Disk::write_to(const std::filesystem::path& folder) const {
    for (const auto& [name, file] : files_) {
        if (!file.exists) continue;
        std::ofstream out(folder / name, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(file.live.data()),
                  static_cast<std::streamsize>(file.live.size()));
    }
}

}  // namespace test
