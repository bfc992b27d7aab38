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

// A run at its place: `line` counts from 0, `x` from the left edge.
struct PlacedRun {
    const Run* run;
    TextStyle style;
    int line;
    float x;
};

std::vector<PlacedRun> layout(const Painter& painter, const std::vector<Word>& words, float width,
                              Type type) {
    std::vector<PlacedRun> placed;
    const float space = painter.width(" ", regular(type));
    float x = 0;
    int line = 0;
    for (const Word& word : words) {
        const std::size_t first = placed.size();
        float end = x;
        for (const Run& run : word.runs) {
            const TextStyle style{type, run.bold ? Weight::bold : Weight::regular};
            placed.push_back({&run, style, line, end});
            end += painter.width(run.text, style);
        }
        if (word.new_line_before || (x > 0 && end > width + 0.5F)) {
            ++line;
            for (std::size_t i = first; i < placed.size(); ++i)
                placed[i] = {placed[i].run, placed[i].style, line, placed[i].x - x};
            end -= x;
        }
        x = end + space;
    }
    return placed;
}

}  // namespace

int paragraph_lines(const Ui& ui, std::string_view text, float width, Type type) {
    const std::vector<Word> words = words_of(text);
    const auto placed = layout(ui.painter(), words, width, type);
    return placed.empty() ? 0 : placed.back().line + 1;
}

float paragraph(Ui& ui, std::string_view text, Rect first_line, const ParagraphOptions& options) {
    const float size = size_of(ui.theme().display.station, options.type);
    const float line_height = options.line_height > 0 ? options.line_height : std::round(size * 1.33F);
    const std::vector<Word> words = words_of(text);
    const auto runs = layout(ui.painter(), words, first_line.width, options.type);
    Rect all = first_line;
    if (!runs.empty()) all.height += static_cast<float>(runs.back().line) * line_height;
    WidgetRecord& record = ui.record(Role::text, options.id, without_marks(text), all);
    const Colour ink = options.ink.value_or(ui.palette().ink), bold_ink = options.bold_ink.value_or(ink);
    float y = first_line.centre_y();
    for (const PlacedRun& placed : runs) {
        y = first_line.centre_y() + static_cast<float>(placed.line) * line_height;
        ui.write(record, {.text = placed.run->text,
                          .at = {first_line.x + placed.x, y},
                          .style = placed.style,
                          .ink = placed.run->bold ? bold_ink : ink});
    }
    return y;
}

}  // namespace kiosk
