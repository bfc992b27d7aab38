#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/counter/act.h"
#include "core/store/mirror/mirror_reader.h"
#include "kiosk/app/system_clock.h"

namespace kiosk {

// What a command answers: the value for --json and the text for people. `bytes` stands for both where the
// answer is a file (PNG, PDF, ESC/POS).
struct Reply {
    nlohmann::json json;
    std::string text;
    bool is_file = false;
    int status = 0;  // of the program; 1: a question was answered with no
};

// A station opened for writing, with all that acts on it need.
struct OpenStation {
    core::Policy policy;
    std::unique_ptr<core::Clock> clock;
    core::MirrorReader accounts;
    core::StationStore store;

    core::Counter counter() { return {store, accounts, policy, *clock}; }
};

// A station opened beside its writer, for questions.
struct ReadStation {
    core::Policy policy;
    core::MirrorReader accounts;
    core::Database database;

    core::StationReader reader() { return core::StationReader(database); }
};

// The options that every command takes, and what follows from them.
struct CommandContext {
    std::filesystem::path data;  // empty: the default folder
    bool json = false;
    std::string person;
    std::string reason;
    std::string approve;
    std::string at;
    int pin_fd = -1;
    int approve_pin_fd = -1;
    std::string command;  // "paydesk pay", for the lock
    // A program that no longer understands the journaled policy goes on with its own plain one: only for the
    // commands that show or replace the policy.
    bool any_policy = false;

    std::filesystem::path folder() const;
    core::Result<core::Act> act() const;
    // `training`: whether the station lets its clock be set.
    core::Result<std::unique_ptr<core::Clock>> clock(bool training) const;
    core::StationStore::Options store_options() const;
    core::Result<OpenStation> open() const;
    core::Result<ReadStation> read() const;
    core::Result<core::Policy> policy_of(core::StationReader reader) const;
    // Draws a progress bar on standard error when a person watches.
    std::function<void(const char* stage, std::int64_t done, std::int64_t total)> progress() const;
};

}  // namespace kiosk
