#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace core {

// What the drawer's own switch has shown.
enum class DrawerMotion {
    opened,           // by a pulse that an entry asked for
    closed,           // whatever had opened it
    opened_with_key,  // nothing explains it
    found_open,       // it stood open when the program first saw it
    left_open,        // longer than a customer takes
    did_not_open,     // a pulse went out and it stayed shut
    sensor_flaps,     // it moves as no drawer can: what it says is not believed until it is still
};

std::string_view name_of(DrawerMotion what);
std::optional<DrawerMotion> drawer_motion(std::string_view name);

// Journal body "drawer_sensed". Moves no money.
struct DrawerSensed {
    DrawerMotion what = DrawerMotion::closed;
    std::int64_t of_seq = 0;   // the entry whose pulse opened it, or should have; 0: nothing explains it
    std::int64_t seconds = 0;  // how long it had been open, for closed and left_open
    std::int64_t late = 0;     // seconds from the seeing to the journal, when storage had failed
    std::string session;       // open at the time; empty: none
};

nlohmann::json to_body(const DrawerSensed& fact);
// Throws nlohmann::json::exception on a body of another shape.
DrawerSensed drawer_sensed_from(const nlohmann::json& body);

}  // namespace core
