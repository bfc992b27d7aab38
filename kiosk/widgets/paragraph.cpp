#include <cmath>
#include <string>
#include <vector>

#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

// A piece of a word in one weight; a word such as "*Paid*." has two.
struct Run {
    std::string text;
    bool bold = false;
};

struct Word {
    std::vector<Run> runs;
    bool new_line_before = false;
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    Word word;
    Run run;
    const auto end_run = [&] {
        if (!run.text.empty()) word.runs.push_back(run);
        run.text.clear();
    };
    const auto end_word = [&](bool new_line) {
        end_run();
        if (!word.runs.empty() || word.new_line_before) words.push_back(std::move(word));
        word = {.runs = {}, .new_line_before = new_line};
    };
    for (const char letter : text) {
        if (letter == '*') {
            end_run();
            run.bold = !run.bold;
        } else if (letter == ' ' || letter == '\n') {
            if (letter == '\n' || !word.runs.empty() || !run.text.empty()) end_word(letter == '\n');
        } else {
            run.text += letter;
        }
    }
    end_word(false);
    return words;
}

std::string without_marks(std::string_view text) {
    std::string plain;
    for (const char letter : text) {
        if (letter != '*') plain += letter;
    }
    return plain;
}

}  // namespace

float paragraph(Ui& ui, std::string_view text, Rect first_line, const ParagraphOptions& options) {
    const Painter& painter = ui.painter();
    const float size = size_of(ui.theme().display.station, options.type);
    const float line_height = options.line_height > 0 ? options.line_height : std::round(size * 1.33F);
    const float space = painter.width(" ", regular(options.type));
    WidgetRecord& record = ui.record(Role::text, options.id, without_marks(text), first_line);
    const Colour ink = options.ink.value_or(ui.palette().ink), bold_ink = options.bold_ink.value_or(ink);
    Point at{first_line.x, first_line.centre_y()};
    for (const Word& word : words_of(text)) {
        float width = 0;
        for (const Run& run : word.runs) width += painter.width(run.text, {options.type, run.bold ? Weight::bold : Weight::regular});
        const bool full = at.x > first_line.x && at.x + width > first_line.right() + 0.5F;
        if (full || word.new_line_before) at = {first_line.x, at.y + line_height};
        for (const Run& run : word.runs) {
            const TextStyle style{options.type, run.bold ? Weight::bold : Weight::regular};
            at.x = ui.write(record, {.text = run.text, .at = at, .style = style, .ink = run.bold ? bold_ink : ink});
        }
        at.x += space;
    }
    const float height = at.y - first_line.centre_y() + first_line.height;
    record.rect = ui.painter().to_px(Rect{first_line.x, first_line.y, first_line.width, height});
    return at.y;
}

}  // namespace kiosk
