#include "kiosk/widgets/screen_check.h"

#include <fmt/format.h>

#include <set>

namespace kiosk {

namespace {

class ScreenCheck {
  public:
    ScreenCheck(const Registry& registry, const Display& display, const ScreenLimits& limits)
        : registry_(registry),
          limits_(limits),
          screen_{0, 0, static_cast<float>(display.width_px), static_cast<float>(display.height_px)} {}

    std::vector<ScreenFinding> run() {
        for (const WidgetRecord& record : registry_.records()) {
            check_identity(record);
            if (overlap(record.rect, record.clip).empty()) continue;
            check_place(record);
            if (record.pressable) check_target(record);
            for (const DrawnText& text : record.texts) check_text(record, text);
        }
        check_overlaps();
        return std::move(findings_);
    }

  private:
    void add(ScreenFault fault, const WidgetRecord& record, std::string sentence) {
        findings_.push_back({fault, record.id, std::move(sentence)});
    }

    void check_identity(const WidgetRecord& record) {
        if (record.id.empty())
            add(ScreenFault::id_missing, record, fmt::format("'{}' has no id", record.label));
        if (!record.id.empty() && !ids_.insert(record.id).second) {
            add(ScreenFault::id_repeated, record, fmt::format("two widgets are called {}", record.id));
        }
        if (record.pressable && record.label.empty()) {
            add(ScreenFault::label_missing, record, fmt::format("{} has no label to speak", record.id));
        }
    }

    void check_place(const WidgetRecord& record) {
        // A widget inside a scroll area may be cut by the area, not by the screen's edge.
        const Rect within = overlap(record.rect, screen_);
        if (record.clip.contains({record.rect.x, record.rect.y}) && within != record.rect) {
            add(ScreenFault::off_screen, record, fmt::format("{} reaches over the screen's edge", record.id));
        } else if (within.empty()) {
            add(ScreenFault::off_screen, record, fmt::format("{} is off the screen", record.id));
        }
    }

    void check_target(const WidgetRecord& record) {
        const float needed = record.money ? limits_.money_target_mm : limits_.target_mm;
        const float width = record.rect.width / limits_.px_per_mm,
                    height = record.rect.height / limits_.px_per_mm;
        if (width < needed || height < needed) {
            add(ScreenFault::target_small, record,
                fmt::format("{} is {:.1f} x {:.1f} mm, needs {:.1f}", record.id, width, height, needed));
        }
    }

    void check_text(const WidgetRecord& record, const DrawnText& text) {
        if (const float capital = text.capital_px / limits_.px_per_mm; capital < limits_.capital_mm) {
            add(ScreenFault::text_small, record,
                fmt::format("'{}' has capitals of {:.2f} mm", text.text, capital));
        }
        if (const double ratio = contrast(text.ink, text.ground); ratio < limits_.contrast) {
            add(ScreenFault::contrast_low, record,
                fmt::format("'{}' has a contrast of {:.1f}", text.text, ratio));
        }
        if (text.glyph_missing) {
            add(ScreenFault::glyph_missing, record,
                fmt::format("'{}' has a sign without a glyph", text.text));
        }
        if (text.overflows) {
            add(ScreenFault::text_overflows, record, fmt::format("'{}' is wider than its place", text.text));
        }
    }

    void check_overlaps() {
        const auto& records = registry_.records();
        for (auto a = records.begin(); a != records.end(); ++a) {
            if (!a->pressable) continue;
            for (auto b = std::next(a); b != records.end(); ++b) {
                if (!b->pressable) continue;
                if (!overlap(overlap(a->rect, a->clip), overlap(b->rect, b->clip)).empty()) {
                    add(ScreenFault::targets_overlap, *b, fmt::format("{} lies over {}", b->id, a->id));
                }
            }
        }
    }

    const Registry& registry_;
    ScreenLimits limits_;
    Rect screen_;
    std::set<std::string> ids_;
    std::vector<ScreenFinding> findings_;
};

}  // namespace

std::string_view name_of(ScreenFault fault) {
    switch (fault) {
        case ScreenFault::id_repeated:
            return "id_repeated";
        case ScreenFault::id_missing:
            return "id_missing";
        case ScreenFault::label_missing:
            return "label_missing";
        case ScreenFault::target_small:
            return "target_small";
        case ScreenFault::text_small:
            return "text_small";
        case ScreenFault::contrast_low:
            return "contrast_low";
        case ScreenFault::glyph_missing:
            return "glyph_missing";
        case ScreenFault::text_overflows:
            return "text_overflows";
        case ScreenFault::off_screen:
            return "off_screen";
        case ScreenFault::targets_overlap:
            return "targets_overlap";
    }
    return "";
}

ScreenLimits limits_for(const Display& display) {
    ScreenLimits limits{.px_per_mm = display.px_per_mm};
    if (display.station == Station::kiosk) {
        limits.target_mm = limits.money_target_mm = 20;
        limits.capital_mm = 4.8F;
    }
    return limits;
}

std::vector<ScreenFinding> check_screen(const Registry& registry, const Display& display,
                                        const ScreenLimits& limits) {
    return ScreenCheck(registry, display, limits).run();
}

std::vector<ScreenFinding> check_screen(const Registry& registry, const Display& display) {
    return check_screen(registry, display, limits_for(display));
}

}  // namespace kiosk
