#pragma once

#include <catch2/catch.hpp>

#include <memory>

#include "kiosk/widgets/headless_stage.h"

inline std::unique_ptr<kiosk::HeadlessStage> open_stage(const kiosk::StageOptions& options = {}) {
    auto stage = kiosk::HeadlessStage::open(options);
    REQUIRE(stage.has_value());
    return std::move(*stage);
}

inline kiosk::Point middle_of(const kiosk::HeadlessStage& stage, std::string_view id) {
    const kiosk::WidgetRecord* record = stage.find(id);
    REQUIRE(record != nullptr);
    return record->rect.centre();
}
