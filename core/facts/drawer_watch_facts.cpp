#include "core/facts/drawer_watch_facts.h"

#include <array>
#include <utility>

#include "core/facts/json_fields.h"

namespace core {

namespace {

constexpr auto motion_names = std::to_array<std::pair<DrawerMotion, std::string_view>>({
    {DrawerMotion::opened, "opened"},
    {DrawerMotion::closed, "closed"},
    {DrawerMotion::opened_with_key, "opened_with_key"},
    {DrawerMotion::found_open, "found_open"},
    {DrawerMotion::left_open, "left_open"},
    {DrawerMotion::did_not_open, "did_not_open"},
    {DrawerMotion::sensor_flaps, "sensor_flaps"},
});

void put_number(nlohmann::json& body, const char* key, std::int64_t number) {
    if (number != 0) body[key] = number;
}

}  // namespace

std::string_view name_of(DrawerMotion what) {
    for (const auto& [value, name] : motion_names) {
        if (value == what) return name;
    }
    return {};
}

std::optional<DrawerMotion> drawer_motion(std::string_view name) {
    for (const auto& [value, text] : motion_names) {
        if (text == name) return value;
    }
    return std::nullopt;
}

nlohmann::json to_body(const DrawerSensed& fact) {
    nlohmann::json body{{"what", name_of(fact.what)}, {"of", fact.of_seq}};
    put_number(body, "seconds", fact.seconds);
    put_number(body, "late", fact.late);
    put_text(body, "session", fact.session);
    return body;
}

DrawerSensed drawer_sensed_from(const nlohmann::json& body) {
    const auto what = drawer_motion(body.at("what").get<std::string>());
    // The library's own exception, as for any other shape that is none of ours.
    if (!what) body.at("what").at("a motion of the drawer");
    return {.what = *what,
            .of_seq = body.at("of").get<std::int64_t>(),
            .seconds = body.value("seconds", std::int64_t{0}),
            .late = body.value("late", std::int64_t{0}),
            .session = get_text(body, "session")};
}

}  // namespace core
