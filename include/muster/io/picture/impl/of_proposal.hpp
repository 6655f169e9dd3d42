#ifndef MUSTER_IO_PICTURE_IMPL_OF_PROPOSAL_HPP
#define MUSTER_IO_PICTURE_IMPL_OF_PROPOSAL_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <muster/core/inline.hpp>
#include <muster/io/picture/labels.hpp>
#include <muster/io/picture/of_proposal.hpp>
#include <muster/proposal/in_force.hpp>
#include <muster/proposal/kinds.hpp>
#include <muster/query/evaluate.hpp>

namespace muster {

namespace detail {

/// Folds a proposal into what people name: what the model adds, statements and conditions of one part become arrows;
/// what is left of a condition becomes a gate. No arrow changes what depends on what.
class folding {
public:
    folding(const proposal& p, const outcome* o, const picture_options& options)
        : proposal_{p},
          graph_{p.graph()},
          outcome_{o},
          options_{options},
          said_{p, o != nullptr ? o->in.from() : viewpoint_},
          is_wanted_(p.size(), options.about ? 0 : 1),
          item_of_(p.size(), picture::none),
          missing_(p.size(), 0) {}

    [[nodiscard]] picture run() {
        if (outcome_ != nullptr) static_cast<void>(outcome_->evaluation().compiled().current_source());
        mark_spoken_of();
        find_empty();
        if (options_.about) want_about(*options_.about);
        result_.title = proposal_.name();
        if (outcome_ != nullptr) result_.caption.push_back(phrasebook{proposal_}.view(outcome_->in).text());
        for (const vertex v : vertices_of(graph_))
            if (is_wanted_[v] != 0 && is_there(v) && is_drawn(v) && (is_spoken_of_[v] != 0 || is_about(v))) item(v);
        for (std::size_t i = 0; i < vertices_.size(); ++i) expand(i);  // grows as it goes
        for (std::size_t i = 0; i < vertices_.size(); ++i) tell_missing(i);
        drop_lonely();
        return std::move(result_);
    }

private:
    struct visit_of {
        vertex at;
        bool negated;
        std::vector<any_handle> through;
    };

    [[nodiscard]] std::uint32_t size() const { return item_of_.size(); }
    [[nodiscard]] const node_value& value(vertex v) const { return value_of(graph_, v); }
    template <class T>
    [[nodiscard]] bool holds(vertex v) const {
        return std::holds_alternative<T>(value(v));
    }
    [[nodiscard]] bool is_statement(vertex v) const {
        return holds<pledge>(v) || holds<inherited_pledge>(v) || holds<requirement>(v) || holds<position>(v);
    }
    [[nodiscard]] bool is_there(vertex v) const { return options_.ever_said || said_.is_mentioned(v); }
    // What a vertex depends on, and what depends on it, of what had been mentioned.
    [[nodiscard]] std::vector<link> heads_of(vertex v) const {
        std::vector<link> result;
        if (!options_.ever_said && !said_.has_rule(v)) return result;
        for (const link& arc : heads(graph_, v))
            if (is_there(arc.vertex)) result.push_back(arc);
        return result;
    }
    [[nodiscard]] std::vector<link> tails_of(vertex v) const {
        std::vector<link> result;
        for (const link& arc : tails(graph_, v))
            if (is_there(arc.vertex) && (options_.ever_said || said_.has_rule(arc.vertex))) result.push_back(arc);
        return result;
    }
    [[nodiscard]] bool is_about(vertex v) const { return options_.about && vertex_of(*options_.about) == v; }

    // The rule by which a mandate is adopted: told in words, not drawn.
    [[nodiscard]] bool is_adoption(vertex v) const {
        const gate* g = std::get_if<gate>(&value(v));
        while (g != nullptr && g->kind == gate_kind::condition && holds<gate>(vertex{g->owner}))
            g = std::get_if<gate>(&value(vertex{g->owner}));
        return g != nullptr && g->kind == gate_kind::condition && holds<mandate>(vertex{g->owner});
    }
    [[nodiscard]] bool shows(vertex v) const {
        if (options_.ever_said) return true;
        if (!is_there(v)) return false;
        if (holds<gate>(v)) {
            const auto word = word_behind(graph_, v);
            return !word || said_.shows(*word);
        }
        if (const precondition* what = std::get_if<precondition>(&value(v)))
            return !said_.has_rule(v) || !what->when || said_.shows(v);
        return !is_statement(v) || said_.shows(v);
    }
    // What people name, but for actors and votes that only pass on what others say.
    [[nodiscard]] bool is_drawn(vertex v) const {
        if (holds<gate>(v)) return false;
        if (holds<actor>(v)) return !has_heads(v);
        if (holds<decision>(v)) return tails_of(v).size() > 1;
        if (holds<vote>(v)) return is_empty_[v] == 0 || is_named_in_condition(v);
        return !is_statement(v) || (options_.statements && shows(v));
    }
    [[nodiscard]] bool has_heads(vertex v) const { return !heads_of(v).empty(); }
    [[nodiscard]] bool is_named_in_condition(vertex v) const {
        const auto arcs = tails_of(v);
        return std::any_of(arcs.begin(), arcs.end(),
                           [&](const link& arc) { return !is_adoption(arc.vertex) && !holds<mandate>(arc.vertex); });
    }

    // A contribution that is first mentioned later, or only because others speak of it, is not drawn.
    void mark_spoken_of() {
        is_spoken_of_.assign(size(), 1);
        if (outcome_ == nullptr || options_.ever_said) return;
        for (const handle<contribution> h : proposal_.all<contribution>())
            if (outcome_->why(h) == cause::nothing_said) is_spoken_of_[vertex_of(h)] = 0;
        for (const event& e : proposal_.events())
            if (said_.happened(e)) is_spoken_of_[vertex_of(e.on)] = 1;
    }

    // Which vertices lead nowhere: all but those with a part that is drawn, or that leads somewhere itself. Found from
    // what is drawn upwards, so that in a loop it does not matter where one begins.
    void find_empty() {
        is_empty_.assign(size(), 1);
        std::vector<vertex> todo;
        for (const vertex v : vertices_of(graph_))
            if (shows(v) && is_drawn(v)) todo.push_back(v);
        while (!todo.empty()) {
            const vertex v = todo.back();
            todo.pop_back();
            for (const link& arc : tails_of(v)) {
                if (is_empty_[arc.vertex] == 0) continue;
                const bool was_drawn = is_drawn(arc.vertex);
                is_empty_[arc.vertex] = 0;
                if (!was_drawn && shows(arc.vertex)) todo.push_back(arc.vertex);
            }
        }
    }
    [[nodiscard]] bool leads_nowhere(vertex v) const { return !shows(v) || (!is_drawn(v) && is_empty_[v] != 0); }

    void want_about(any_handle about) {
        proposal_.check(about);
        std::vector<vertex> start{vertex_of(about)};
        if (holds<actor>(start.front()))
            for (const link& arc : heads_of(start.front())) start.push_back(arc.vertex);
        const auto spread = [&](const auto& arcs_of) {
            indexed<vertex, std::uint8_t> reached(size(), 0);
            std::vector<vertex> todo = start;
            for (const vertex v : start) reached[v] = 1;
            while (!todo.empty()) {
                const vertex v = todo.back();
                todo.pop_back();
                for (const link& arc : arcs_of(v)) {
                    if (reached[arc.vertex] != 0 || !shows(arc.vertex)) continue;
                    reached[arc.vertex] = 1;
                    todo.push_back(arc.vertex);
                }
            }
            for (const vertex v : reached.indices())
                if (reached[v] != 0) is_wanted_[v] = 1;
        };
        spread([this](vertex v) { return heads_of(v); });
        spread([this](vertex v) { return tails_of(v); });
    }

    std::size_t item(vertex v) {
        if (item_of_[v] != picture::none) return item_of_[v];
        picture::item made;
        made.what = proposal_.handle_of(v);
        made.shape = figure_of(value(v));
        made.full = figure_words(proposal_, made.what);
        made.text = made.full;
        made.is_focus = is_about(v);
        made.detail = standing_detail(proposal_, value(v));
        if (is_statement(v)) made.text = made.full = statement_words(proposal_, made.what);
        if (const contribution* c = std::get_if<contribution>(&value(v))) {
            made.text = name_of(proposal_, any_handle{c->fills});
            made.group = group(c->by);
            made.is_focus = made.is_focus || is_about(vertex_of(c->by));
        }
        if (outcome_ != nullptr) tell_status(made);
        item_of_[v] = result_.items.size();
        result_.items.push_back(std::move(made));
        vertices_.push_back(v);
        return item_of_[v];
    }
    void tell_status(picture::item& made) const {
        made.is = (*outcome_)[made.what];
        made.note = short_note(proposal_, made.what, *made.is, outcome_->why(made.what));
    }
    std::size_t group(any_handle of) {
        const auto [known, is_new] = group_of_.try_emplace(of, result_.groups.size());
        if (is_new) result_.groups.push_back({of, name_of(proposal_, of)});
        return known->second;
    }

    // The arrows of an item: down through what is folded to what is drawn. A gate is drawn where its rule is not that
    // of the item or gate above it, with a negation taken inwards where that is enough.
    void expand(std::size_t from) {
        const vertex root = vertices_[from];
        const bool adds_up = holds<role>(root) || is_number(root);
        const bool passes_all = adds_up || holds<mandate>(root);
        const std::size_t own_parts = parts_of(root);
        const rule_kind above = own_parts == 1 ? rule_kind::all_of : kind_of_rule(root);
        if (above != rule_kind::all_of && own_parts > 1 && !passes_all && !holds<gate>(root))
            result_.items[from].detail = gate_words({above, rule_of(graph_, root).threshold}, total_of(root));
        std::vector<visit_of> todo;
        const auto push = [&](vertex v, bool negated, const std::vector<any_handle>& through) {
            const std::size_t first = todo.size();
            for (const link& arc : heads_of(v))
                if (!leads_nowhere(arc.vertex)) todo.push_back({arc.vertex, negated != arc.how.negated, through});
            std::reverse(todo.begin() + static_cast<std::ptrdiff_t>(first), todo.end());
        };
        const auto of_gate = gate_through_.find(root);
        push(root, false, of_gate == gate_through_.end() ? std::vector<any_handle>{} : of_gate->second);
        line_to_.clear();
        while (!todo.empty()) {
            visit_of visit = std::move(todo.back());
            todo.pop_back();
            const vertex v = visit.at;
            // What an offer counts for in a role also depends on its statement; the contribution shows that.
            if (adds_up && (is_statement(v) || is_spoken_of_[v] == 0)) continue;
            if (is_drawn(v)) {
                if (is_wanted_[v] != 0) connect(from, item(v), visit);
                else if (line_to_.try_emplace({v, false}, picture::none).second) ++missing_[root];
                continue;
            }
            if (is_statement(v)) visit.through.push_back(proposal_.handle_of(v));
            const std::size_t parts = parts_of(v);
            const rule_kind own = kind_of_rule(v);
            const bool turned_round = visit.negated && own != rule_kind::at_least;
            const rule_kind seen = !turned_round              ? own
                                   : own == rule_kind::all_of ? rule_kind::any_of
                                                              : rule_kind::all_of;
            if (!is_number(v) && (passes_all || parts == 1 || (seen == above && own != rule_kind::at_least))) {
                push(v, visit.negated, visit.through);
            } else {
                gate_through_.try_emplace(v, visit.through);
                connect(from, gate_item(v), visit);
            }
        }
    }
    [[nodiscard]] bool is_number(vertex v) const {
        const gate* g = std::get_if<gate>(&value(v));
        return g != nullptr && is_amount(*g);
    }
    [[nodiscard]] std::size_t parts_of(vertex v) const {
        std::size_t parts = 0;
        for (const link& arc : heads_of(v)) parts += leads_nowhere(arc.vertex) ? 0U : 1U;
        return parts;
    }
    // What the parts of a rule come to: of a count their weights, else their number.
    [[nodiscard]] std::uint64_t total_of(vertex v) const {
        if (kind_of_rule(v) != rule_kind::at_least) return parts_of(v);
        std::uint64_t total = 0;
        for (const link& arc : heads_of(v)) total += arc.how.weight;
        return total;
    }
    // A count of one is "any of", a count of all parts "all of".
    [[nodiscard]] rule_kind kind_of_rule(vertex v) const {
        const rule how = rule_of(graph_, v);
        if (how.kind != rule_kind::at_least) return how.kind;
        const std::size_t parts = heads_of(v).size();
        return how.threshold == 1 ? rule_kind::any_of : how.threshold == parts ? rule_kind::all_of : how.kind;
    }
    std::size_t gate_item(vertex v) {
        if (item_of_[v] != picture::none) return item_of_[v];
        picture::item made;
        made.what = proposal_.handle_of(v);
        made.shape = figure::gate;
        made.text = is_number(v) ? name_of(proposal_, made.what)
                                 : gate_words({kind_of_rule(v), rule_of(graph_, v).threshold}, total_of(v));
        made.full = made.text;
        if (outcome_ != nullptr) {
            made.is = (*outcome_)[made.what];
            made.note = phrasebook{proposal_}.status_words(made.what, *made.is).text();
        }
        item_of_[v] = result_.items.size();
        result_.items.push_back(std::move(made));
        vertices_.push_back(v);
        return item_of_[v];
    }
    void connect(std::size_t tail, std::size_t head, const visit_of& visit) {
        const auto [place, is_new] = line_to_.try_emplace({vertices_[head], visit.negated}, result_.lines.size());
        if (is_new) {
            result_.lines.push_back({tail, head, visit.negated, visit.through});
            return;
        }
        std::vector<any_handle>& through = result_.lines[place->second].through;
        if (visit.through.empty()) through.clear();  // it holds whoever is silent
        else if (!through.empty()) through.insert(through.end(), visit.through.begin(), visit.through.end());
    }

    void tell_missing(std::size_t i) {
        const std::size_t missing = missing_[vertices_[i]];
        if (missing == 0) return;
        std::string& detail = result_.items[i].detail;
        if (!detail.empty()) detail += "; ";
        detail += "and " + std::to_string(missing) + (result_.items[i].shape == figure::role ? " other" : " more") +
                  (result_.items[i].shape == figure::role   ? (missing == 1 ? " offer" : " offers")
                   : result_.items[i].shape == figure::gate ? ""
                   : missing == 1                           ? " condition"
                                                            : " conditions");
    }

    // Things on which nothing depends and that depend on nothing, and groups of which nothing is left.
    void drop_lonely() {
        std::vector<std::uint8_t> tied(result_.items.size(), 0);
        for (const picture::line& l : result_.lines) tied[l.tail] = tied[l.head] = 1;
        std::vector<std::size_t> number(tied.size(), picture::none);
        std::vector<picture::item> kept;
        for (std::size_t i = 0; i < tied.size(); ++i) {
            picture::item& it = result_.items[i];
            if (tied[i] == 0 && !it.is_focus && it.group == picture::none) continue;
            number[i] = kept.size();
            kept.push_back(std::move(it));
        }
        result_.items = std::move(kept);
        for (picture::line& l : result_.lines) {
            l.tail = number[l.tail];
            l.head = number[l.head];
        }
    }

    const proposal& proposal_;
    const graph_type& graph_;
    const outcome* outcome_;
    const picture_options& options_;
    viewpoint viewpoint_{};
    in_force said_;
    indexed<vertex, std::uint8_t> is_wanted_;
    indexed<vertex, std::size_t> item_of_;
    indexed<vertex, std::size_t> missing_;
    indexed<vertex, std::uint8_t> is_empty_{};
    indexed<vertex, std::uint8_t> is_spoken_of_{};
    std::vector<vertex> vertices_{};  // by item
    std::map<any_handle, std::size_t> group_of_{};
    std::map<vertex, std::vector<any_handle>> gate_through_{};  // the statements on the way to a gate
    std::map<std::pair<vertex, bool>, std::size_t> line_to_{};  // of the item at hand, by head and negation
    picture result_{};
};

}  // namespace detail

MUSTER_INLINE picture picture_of(const proposal& p, const picture_options& options) {
    return detail::folding{p, nullptr, options}.run();
}

MUSTER_INLINE picture picture_of(const outcome& o, const picture_options& options) {
    const proposal p = o.source();
    return detail::folding{p, &o, options}.run();
}

}  // namespace muster

#endif
