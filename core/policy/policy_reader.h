#pragma once

#include <toml++/toml.h>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/policy/percent.h"
#include "core/policy/rule_source.h"

namespace core {

// The first thing wrong with a policy file.
struct PolicyComplaint {
    std::string file;
    std::optional<Problem> first;
};

// Reads one table of a policy file into plain structs. A rule that is not written leaves its field as it is;
// one that is written wrongly, or that nobody asked for, becomes the complaint, with file, line and rule.
class PolicyReader {
  public:
    PolicyReader(PolicyComplaint& complaint, const toml::table& table, std::string path);

    void read(const char* key, bool& into);
    void read(const char* key, int& into);          // 0 to 100,000
    void read(const char* key, std::string& into);  // not empty
    void read(const char* key, Money& into);        // 0.00 or more
    void read(const char* key, std::optional<Money>& into);
    void read(const char* key, std::optional<int>& into);
    void read(const char* key, Percent& into);
    void read(const char* key, Date& into);
    void read_time(const char* key, std::optional<int>& minute_of_day);
    void read(const char* key, std::vector<std::string>& into);
    void read(const char* key, std::vector<Money>& into);
    void read(const char* key, std::vector<Date>& into);

    // A word out of a list: `named` gives its value, or nothing for a word that is not in the list.
    template <class Value, class Named>
    void word(const char* key, Value& into, Named named) {
        std::string text;
        read(key, text);
        if (text.empty()) return;
        if (const auto value = named(text)) {
            into = *value;
        } else {
            complain(key, "does not know \"" + printable(text) + "\"");
        }
    }
    template <class Value, class Named>
    void words(const char* key, std::vector<Value>& into, Named named) {
        each_text(key, [&](const std::string& text) {
            const auto value = named(text);
            if (value) into.push_back(*value);
            return value.has_value() ? std::string() : "does not know \"" + printable(text) + "\"";
        });
    }

    // Every text of a list that must not be empty; `use` answers with what is wrong, or with nothing.
    template <class Use>
    void each_text(const char* key, Use use) {
        const toml::array* list = list_of(key);
        if (list == nullptr) return;
        for (const toml::node& item : *list) {
            const auto text = item.value<std::string>();
            const std::string wrong = text && !text->empty() ? use(*text) : "must be a list of texts";
            if (!wrong.empty()) complain_at(item.source().begin.line, rule(key), wrong);
        }
    }

    // The table `key`, if there is one; whatever `use` did not ask for is complained about.
    template <class Use>
    void part(const char* key, Use use) {
        const toml::node* node = find(key);
        if (node == nullptr) return;
        if (node->as_table() == nullptr) return complain(key, "must be a table");
        inside(*node->as_table(), key, use);
    }
    // The same for a section of rules, which says where it comes from.
    template <class Use>
    void section(const char* key, RuleSource& source, Use use) {
        part(key, [&](PolicyReader& reader) {
            reader.read_source(source);
            use(reader);
        });
    }
    // Each table of the list [[key]].
    template <class Use>
    void tables(const char* key, Use use) {
        const toml::array* list = list_of(key);
        if (list == nullptr) return;
        for (const toml::node& item : *list) {
            if (item.as_table() == nullptr) return complain(key, "must be a list of tables");
            inside(*item.as_table(), key, use);
        }
    }

    void read_source(RuleSource& source);  // both are required
    bool has(const char* key) const { return table_.contains(key); }
    void require(const char* key);
    std::vector<std::string> keys() const;
    void complain(const char* key, const std::string& what);
    void complain_about_unknown();

  private:
    const toml::node* find(const char* key);
    const toml::array* list_of(const char* key);
    std::optional<Money> amount_in(const toml::node& node, const char* key);
    std::optional<Date> date_in(const toml::node& node, const char* key);
    std::string rule(std::string_view key) const;
    void complain_at(toml::source_index line, const std::string& rule, const std::string& what);

    template <class Use>
    void inside(const toml::table& table, const char* key, Use& use) {
        PolicyReader reader(complaint_, table, rule(key));
        use(reader);
        reader.complain_about_unknown();
    }

    PolicyComplaint& complaint_;
    const toml::table& table_;
    std::string path_;  // "cash.rounding"; empty for the whole file
    std::set<std::string, std::less<>> asked_;
};

}  // namespace core
