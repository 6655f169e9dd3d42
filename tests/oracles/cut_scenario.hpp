#ifndef MUSTER_TESTS_ORACLES_CUT_SCENARIO_HPP
#define MUSTER_TESTS_ORACLES_CUT_SCENARIO_HPP

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <muster/core/date.hpp>
#include <muster/council/bodies.hpp>
#include <muster/council/body.hpp>

namespace tests {

/// Cuts a scenario file to what was published by a day, by looking at the file alone: statements, reports, sources,
/// and of the other things those that a source says are there, or that something left names.
class scenario_cutter {
public:
    explicit scenario_cutter(boost::json::object file) : file_{std::move(file)} {
        reach({}, true);
        for (const auto& [key, table] : table_of_)
            if (there_.count(key) == 0) only_name_each_other_.insert(key);
    }

    [[nodiscard]] boost::json::object known_by(muster::date day) {
        reach(day, false);
        boost::json::object result = file_;
        boost::json::object& sources = table(result, "citations");
        erase_if(sources, [&](std::string_view, const boost::json::value& c) { return !is_published(c, day); });
        for (const char* name : {"pledges", "requirements", "positions"})
            erase_if(table(result, name),
                     [&](std::string_view, const boost::json::value& said) { return !is_said(said.as_object(), day); });
        for (const char* name : things)
            erase_if(table(result, name), [&](std::string_view key, const boost::json::value&) {
                return there_.count(std::string{key}) == 0;
            });
        for (auto& [key, what] : table(result, "preconditions"))
            if (what.as_object().contains("when") && !is_defined(what.as_object(), day))
                for (const char* member : {"when", "citations", "date", "basis", "told_by", "summary", "replaces"})
                    what.as_object().erase(member);
        if (result.contains("events")) {
            boost::json::array kept;
            for (const boost::json::value& e : result.at("events").as_array())
                if (is_said(e.as_object(), day) && is_there(e.as_object().at("on"), result)) kept.push_back(e);
            result["events"] = kept;
        }
        for (auto& [name, entries] : result)
            if (entries.is_object())
                for (auto& [key, entry] : entries.as_object()) keep_known(entry, result);
            else if (entries.is_array())
                for (boost::json::value& entry : entries.as_array()) keep_known(entry, result);
        return result;
    }

private:
    static constexpr const char* things[] = {"actors", "roles", "mandates", "preconditions", "forces"};

    [[nodiscard]] static boost::json::object& table(boost::json::object& of, std::string_view name) {
        if (!of.contains(name)) of[name] = boost::json::object{};
        return of.at(name).as_object();
    }
    template <class Predicate>
    static void erase_if(boost::json::object& from, const Predicate& drop) {
        std::vector<std::string> gone;
        for (const auto& [key, value] : from)
            if (drop(std::string_view{key.data(), key.size()}, value)) gone.emplace_back(key);
        boost::json::object kept;  // erase would change the order
        for (const auto& [key, value] : from)
            if (std::find(gone.begin(), gone.end(), std::string_view{key.data(), key.size()}) == gone.end())
                kept[key] = value;
        from = std::move(kept);
    }

    [[nodiscard]] static muster::date date_in(const boost::json::object& entry, std::string_view member) {
        if (!entry.contains(member)) return {};
        const auto& text = entry.at(member).as_string();
        return muster::parse_date({text.data(), text.size()}).value_or(muster::date{});
    }
    [[nodiscard]] static bool is_published(const boost::json::value& source, muster::date day) {
        const muster::date published = date_in(source.as_object(), "published");
        return day == muster::date{} || published == muster::date{} || muster::not_after(published, day);
    }
    [[nodiscard]] static std::vector<std::string> texts(const boost::json::object& entry, std::string_view member) {
        std::vector<std::string> result;
        if (!entry.contains(member)) return result;
        if (entry.at(member).is_string()) return {std::string{entry.at(member).as_string()}};
        for (const boost::json::value& one : entry.at(member).as_array()) result.emplace_back(one.as_string());
        return result;
    }
    // By its sources with a day, else on its own day.
    [[nodiscard]] bool is_said(const boost::json::object& entry, muster::date day) const {
        bool is_dated = false;
        for (const std::string& key : texts(entry, "citations")) {
            const boost::json::object& source = file_.at("citations").at(key).as_object();
            if (date_in(source, "published") == muster::date{}) continue;
            is_dated = true;
            if (is_published(source, day)) return true;
        }
        const muster::date own = date_in(entry, "date");
        return !is_dated && (day == muster::date{} || own == muster::date{} || muster::not_after(own, day));
    }
    [[nodiscard]] bool is_defined(const boost::json::object& what, muster::date day) const {
        return (texts(what, "citations").empty() && !what.contains("date")) || is_said(what, day);
    }

    // ---- what names what

    static void names_in(const boost::json::value& value, std::set<std::string>& into) {
        if (value.is_string()) {
            const std::string text{value.as_string()};
            for (std::size_t at = 0; at <= text.size();) {
                const std::size_t end = (std::min)(text.find('/', at), text.size());
                into.insert(text.substr(at, end - at));
                at = end + 1;
            }
        } else if (value.is_array()) {
            for (const boost::json::value& one : value.as_array()) names_in(one, into);
        } else if (value.is_object()) {
            for (const auto& [key, one] : value.as_object()) names_in(one, into);
        }
    }
    [[nodiscard]] static std::set<std::string> names(const boost::json::object& entry,
                                                     std::initializer_list<const char*> members) {
        std::set<std::string> result;
        for (const char* member : members)
            if (entry.contains(member)) names_in(entry.at(member), result);
        return result;
    }
    // Who votes on a mandate, and that it is put to the vote.
    [[nodiscard]] std::set<std::string> voters(const std::string& key, const boost::json::object& entry) const {
        std::set<std::string> result;
        if (!entry.contains("adopted_by")) return result;
        const auto& council = file_.at("actors").at(entry.at("adopted_by").as_string()).as_object();
        if (!council.contains("body")) return result;
        const auto body = muster::bodies::find(std::string{council.at("body").as_string()});
        if (!body) return result;
        const muster::date day = date_in(entry, "vote_on");
        result.insert(key + "-put-to-vote");
        for (const muster::body_member& m : (day.ok() ? muster::sitting_on(*body, day) : *body).members)
            result.insert(m.key);
        return result;
    }
    void name(const std::set<std::string>& named) {
        for (const std::string& key : named)
            if (table_of_.count(key) != 0 && there_.insert(key).second) todo_.push_back(key);
    }

    void reach(muster::date day, bool first_time) {
        there_.clear();
        if (first_time) {
            for (const char* name_of_table : things)
                for (const auto& [key, entry] : table(file_, name_of_table))
                    table_of_[std::string{key}] = name_of_table;
            for (const auto& [key, name_of_table] : table_of_) {
                const auto& entry = file_.at(name_of_table).at(key).as_object();
                const auto of = names(entry, {"by", "told_by", "members", "sponsors", "adopted_by", "when"});
                named_.insert(of.begin(), of.end());
                const auto seats = voters(key, entry);
                named_.insert(seats.begin(), seats.end());
            }
        }
        const auto say = [&](const boost::json::object& entry) {
            const auto named = names(entry, {"by", "told_by", "fills", "on", "when", "unless", "in_favour_when",
                                             "against_when", "absent_when"});
            const bool is_report = entry.contains("status") || entry.contains("stage");
            const bool is_on_one_thing = is_report && entry.at("on").as_string().find('/') == std::string_view::npos;
            if (first_time && !is_on_one_thing) named_.insert(named.begin(), named.end());
            if (first_time || is_said(entry, day)) name(named);
        };
        for (const char* name_of_table : {"pledges", "requirements", "positions"})
            for (const auto& [key, entry] : table(file_, name_of_table)) say(entry.as_object());
        if (file_.contains("events"))
            for (const boost::json::value& entry : file_.at("events").as_array()) say(entry.as_object());
        if (file_.contains("mentioned")) {
            const auto named = names(file_, {"mentioned"});
            named_.insert(named.begin(), named.end());
            name(named);
        }
        for (const auto& [key, name_of_table] : table_of_) {
            const boost::json::object& entry = file_.at(name_of_table).at(key).as_object();
            const std::vector<std::string> cited = texts(entry, "citations");
            const bool is_sourced = std::any_of(cited.begin(), cited.end(), [&](const std::string& c) {
                return is_published(file_.at("citations").at(c), day);
            });
            const bool has_words = entry.contains("when") && name_of_table == "preconditions";
            const bool is_plain = cited.empty() && !(has_words && entry.contains("date")) && named_.count(key) == 0;
            const bool speaks = has_words && (!cited.empty() || entry.contains("date")) && is_said(entry, day);
            if (is_sourced || is_plain || speaks || only_name_each_other_.count(key) != 0) name({key});
        }
        while (!todo_.empty()) {
            const std::string key = todo_.back();
            todo_.pop_back();
            const std::string& kind = table_of_.at(key);
            const boost::json::object& entry = file_.at(kind).at(key).as_object();
            name(names(entry, {"by", "members", "sponsors", "adopted_by"}));
            name(voters(key, entry));
            if (kind != "preconditions" || first_time || is_defined(entry, day))
                name(names(entry, {"when", "told_by"}));
        }
    }

    // ---- what is left of an entry

    [[nodiscard]] static bool is_there(const boost::json::value& on, boost::json::object& in) {
        const std::string key{on.as_string()};
        const std::string first = key.substr(0, key.find('/'));
        for (const char* name : {"actors", "roles", "mandates", "preconditions", "forces", "pledges", "requirements",
                                 "positions", "citations"})
            if (table(in, name).contains(first)) return true;
        return false;
    }
    static void keep_known(boost::json::value& entry, boost::json::object& in) {
        if (!entry.is_object()) return;
        for (const char* member : {"citations", "replaces"}) {
            const std::vector<std::string> before = texts(entry.as_object(), member);
            if (before.empty()) continue;
            boost::json::array kept;
            for (const std::string& key : before)
                if (is_there(boost::json::value(key), in)) kept.push_back(boost::json::value(key));
            if (kept.empty()) entry.as_object().erase(member);
            else entry.as_object()[member] = kept;
        }
    }

    boost::json::object file_;
    std::map<std::string, std::string> table_of_{};
    std::set<std::string> named_{}, there_{}, only_name_each_other_{};
    std::vector<std::string> todo_{};
};

}  // namespace tests

#endif
