// How fast is the engine beside what one would write by hand? Prints the table of docs/speed.md.
//
// Usage: speed [largest size] [runs]. Times are processor time; the contestants of a row take turns, and a ratio is the
// median of the ratios of each turn.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <muster/muster.hpp>
#include <muster/query/counterfactuals.hpp>
#include <muster/query/ensemble.hpp>
#include <muster/query/evaluator.hpp>

using namespace muster;

namespace {

// ---- measuring

double now() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}
double seconds(const std::function<void()>& action) {
    const double begin = now();
    action();
    return now() - begin;
}
double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}
struct contest {
    std::vector<std::vector<double>> times;

    // Lets the contestants take turns.
    contest(int runs, const std::vector<std::function<void()>>& contestants) : times(contestants.size()) {
        for (const auto& c : contestants) c();  // warm
        for (int run = 0; run < runs; ++run)
            for (std::size_t i = 0; i < contestants.size(); ++i) times[i].push_back(seconds(contestants[i]));
    }
    [[nodiscard]] double time(std::size_t i) const { return median(times[i]); }
    [[nodiscard]] double ratio(std::size_t a, std::size_t b) const {
        std::vector<double> ratios;
        for (std::size_t run = 0; run < times[a].size(); ++run) ratios.push_back(times[a][run] / times[b][run]);
        return median(ratios);
    }
};

volatile std::uint64_t sink;

[[noreturn]] void fail(const char* what) {
    std::cerr << "wrong: " << what << '\n';
    std::exit(1);
}

// ---- a seeded proposal: four arcs a vertex, a quarter leaves, no loops

struct plan {
    struct vertex {
        rule how;
        std::vector<std::uint32_t> parts;
    };
    std::vector<vertex> vertices;
    std::vector<status> given;  // by leaf; open elsewhere

    plan(std::uint32_t n, std::uint64_t seed, std::uint32_t all = 5, std::uint32_t met = 15) {
        std::mt19937_64 random{seed};
        const auto below = [&](std::uint64_t k) { return static_cast<std::uint32_t>(random() % k); };
        std::size_t arcs = 0;
        for (std::uint32_t v = 0; v < n; ++v) {
            vertex made{{}, {}};
            status s = status::open;
            if (v < 8 || below(4) == 0) {
                const std::uint32_t x = below(20);
                s = x < met ? status::met : x < 18 ? status::unmet : status::open;
            } else {
                std::size_t count = 2 + below(7);  // five on average, and what is missing to four a vertex
                if (arcs + count < 4 * std::size_t{v}) ++count;
                for (std::size_t k = 0; k < count; ++k) made.parts.push_back(below(v));
                std::sort(made.parts.begin(), made.parts.end());
                made.parts.erase(std::unique(made.parts.begin(), made.parts.end()), made.parts.end());
                const std::uint32_t kind = below(10);
                made.how = kind < all ? rule{rule_kind::all_of, 0}
                           : kind < 8 ? rule{rule_kind::any_of, 1}
                                      : rule{rule_kind::at_least, 1 + below(made.parts.size())};
                arcs += made.parts.size();
            }
            vertices.push_back(std::move(made));
            given.push_back(s);
        }
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vertices.size()); }
    [[nodiscard]] std::uint32_t threshold(std::uint32_t v) const {
        const vertex& x = vertices[v];
        return x.how.kind == rule_kind::all_of ? static_cast<std::uint32_t>(x.parts.size())
                                               : static_cast<std::uint32_t>(x.how.threshold);
    }
    [[nodiscard]] bool is_leaf(std::uint32_t v) const { return vertices[v].how.kind == rule_kind::given; }
};

precondition described(const plan& of, std::uint32_t v, stamp s) {
    precondition what{.key = "precondition-" + std::to_string(v)};
    const plan::vertex& x = of.vertices[v];
    if (of.is_leaf(v)) return what;
    std::vector<condition> parts;
    parts.reserve(x.parts.size());
    for (const std::uint32_t head : x.parts) parts.emplace_back(handle<precondition>{head, s});
    what.when = x.how.kind == rule_kind::all_of   ? all_of(std::move(parts))
                : x.how.kind == rule_kind::any_of ? any_of(std::move(parts))
                                                  : at_least(x.how.threshold, std::move(parts));
    return what;
}
proposal built(const plan& of) {
    proposal p{"bench"};
    const handle<precondition> first = p.add(described(of, 0, {}));
    for (std::uint32_t v = 1; v < of.size(); ++v) p.add(described(of, v, first.belongs_to()));
    return p;
}
// The same vertices and arcs on the bare graph: nothing is checked, and nothing can be found by key.
void build_bare(const plan& of, graph_type& g) {
    for (std::uint32_t v = 0; v < of.size(); ++v) {
        precondition what = described(of, v, stamp{});
        const auto made = boost::add_vertex(g);
        g[made].value = std::move(what);
        g[made].rule = of.vertices[v].how;
        for (const std::uint32_t head : of.vertices[v].parts) boost::add_edge(made, head, arc{}, g);
    }
}

// ---- by hand

// The practical limit: counters on flat arrays, each decided vertex told to its users once.
struct flat_worklist {
    std::vector<std::uint32_t> first_user, user;
    struct counters {
        std::uint32_t to_hold, to_fail;
    };
    std::vector<counters> start, left;
    std::vector<std::uint32_t> queue;
    std::vector<std::uint8_t> is_leaf;

    explicit flat_worklist(const plan& of) : first_user(of.size() + 1, 0) {
        for (const auto& x : of.vertices)
            for (const std::uint32_t head : x.parts) ++first_user[head + 1];
        for (std::uint32_t v = 0; v < of.size(); ++v) first_user[v + 1] += first_user[v];
        user.resize(first_user.back());
        std::vector<std::uint32_t> cursor(first_user.begin(), first_user.end() - 1);
        for (std::uint32_t v = 0; v < of.size(); ++v) {
            for (const std::uint32_t head : of.vertices[v].parts) user[cursor[head]++] = v;
            const auto count = static_cast<std::uint32_t>(of.vertices[v].parts.size());
            start.push_back({of.threshold(v), count + 1 - of.threshold(v)});
            is_leaf.push_back(of.is_leaf(v));
        }
        queue.reserve(of.size());
    }
    void evaluate(const std::vector<status>& given, std::vector<status>& statuses) {
        left = start;
        std::fill(statuses.begin(), statuses.end(), status::open);
        queue.clear();
        for (std::uint32_t v = 0; v < given.size(); ++v)
            if (is_leaf[v] != 0 && given[v] != status::open) {
                statuses[v] = given[v];
                queue.push_back(v);
            }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::uint32_t v = queue[i];
            const std::uint32_t* u = user.data() + first_user[v];
            const std::uint32_t* const end = user.data() + first_user[v + 1];
            if (statuses[v] == status::met) {
                for (; u != end; ++u)
                    if (--left[*u].to_hold == 0) {
                        statuses[*u] = status::met;
                        queue.push_back(*u);
                    }
            } else {
                for (; u != end; ++u)
                    if (--left[*u].to_fail == 0) {
                        statuses[*u] = status::unmet;
                        queue.push_back(*u);
                    }
            }
        }
    }
};

// The same with counters of a byte each, and with what is counted next fetched ahead where it does not lie in the
// cache. For rules of at most 127 parts.
struct narrow_worklist {
    static constexpr std::size_t ahead = 8;  // entries of the queue
    std::vector<std::uint32_t> first_user, user, queue;
    struct counters {
        std::int8_t to_hold, to_fail;
    };
    std::vector<counters> start, left;
    std::vector<std::uint32_t> leaves;
    bool is_large;

    narrow_worklist(const plan& of, const flat_worklist& same)
        : first_user{same.first_user}, user{same.user}, queue(of.size()), is_large{of.size() > 20'000} {
        for (std::uint32_t v = 0; v < of.size(); ++v) {
            const std::size_t count = of.vertices[v].parts.size();
            if (count > 127) fail("a rule too large for narrow counters");
            start.push_back(
                {static_cast<std::int8_t>(same.start[v].to_hold), static_cast<std::int8_t>(same.start[v].to_fail)});
            if (of.is_leaf(v) && of.given[v] != status::open) leaves.push_back(v);
        }
        left.resize(of.size());
    }
    void evaluate(const std::vector<status>& given, std::vector<status>& statuses) {
        std::copy(start.begin(), start.end(), left.begin());
        std::fill(statuses.begin(), statuses.end(), status::open);
        std::size_t last = 0;
        for (const std::uint32_t v : leaves) {
            statuses[v] = given[v];
            queue[last++] = v;
        }
        const auto tell = [&](std::uint32_t v, std::int8_t counters::*count, status s) {
            const std::uint32_t* const end = user.data() + first_user[v + 1];
            for (const std::uint32_t* u = user.data() + first_user[v]; u != end; ++u)
                if (--(left[*u].*count) == 0) {
                    statuses[*u] = s;
                    queue[last++] = *u;
                }
        };
        for (std::size_t i = 0; i < last; ++i) {
            if (is_large) {  // in place: a call that only fetches would be taken to do nothing, and left out
                if (i + 3 * ahead < last) __builtin_prefetch(&first_user[queue[i + 3 * ahead]]);
                if (i + 2 * ahead < last) __builtin_prefetch(user.data() + first_user[queue[i + 2 * ahead]]);
                if (i + ahead < last) {
                    const std::uint32_t next = queue[i + ahead];
                    for (std::uint32_t k = first_user[next]; k < first_user[next + 1]; ++k)
                        __builtin_prefetch(&left[user[k]], 1);
                }
            }
            if (statuses[queue[i]] == status::met) tell(queue[i], &counters::to_hold, status::met);
            else tell(queue[i], &counters::to_fail, status::unmet);
        }
    }
};

// The limit: a sweep over flat arrays in an order that puts parts first, which is taken as known. A byte tells what a
// vertex adds to a rule, 1 where it is met and 16 where it is not unmet: for rules of at most 15 parts.
struct byte_sweep {
    struct vertex {
        std::uint32_t first_part;
        std::uint8_t threshold;  // 0: a leaf
    };
    std::vector<vertex> vertices;
    std::vector<std::uint32_t> part;
    std::vector<std::uint8_t> given, worth;

    explicit byte_sweep(const plan& of) : worth(of.size()) {
        for (std::uint32_t v = 0; v < of.size(); ++v) {
            const auto& parts = of.vertices[v].parts;
            if (parts.size() > 15) fail("a rule too large for the byte sweep");
            vertices.push_back({static_cast<std::uint32_t>(part.size()),
                                static_cast<std::uint8_t>(of.is_leaf(v) ? 0 : of.threshold(v))});
            part.insert(part.end(), parts.begin(), parts.end());
            given.push_back(of.given[v] == status::met ? 0x11 : of.given[v] == status::open ? 0x10 : 0);
        }
        vertices.push_back({static_cast<std::uint32_t>(part.size()), 0});
    }
    void evaluate() {
        for (std::size_t v = 0; v + 1 < vertices.size(); ++v) {
            const std::uint32_t threshold = vertices[v].threshold;
            if (threshold == 0) {
                worth[v] = given[v];
                continue;
            }
            std::uint32_t sum = 0;
            for (std::uint32_t k = vertices[v].first_part; k < vertices[v + 1].first_part; ++k) sum += worth[part[k]];
            worth[v] =
                static_cast<std::uint8_t>(((sum & 15U) >= threshold ? 1U : 0U) + ((sum >> 4U) >= threshold ? 16U : 0U));
        }
    }
    [[nodiscard]] std::vector<status> statuses() const {
        std::vector<status> result;
        for (const std::uint8_t w : worth)
            result.push_back(w == 0x11 ? status::met : w == 0x10 ? status::open : status::unmet);
        return result;
    }
};

struct hand_vertex {
    std::uint32_t threshold = 0;
    bool leaf = true;
};
struct hand_arc {
    std::uint64_t weight = 1;
    bool negated = false;
};
using hand_list = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, hand_vertex, hand_arc>;

hand_list hand_made(const plan& of) {
    hand_list g(of.size());
    for (std::uint32_t v = 0; v < of.size(); ++v) {
        g[v] = {of.threshold(v), of.is_leaf(v)};
        for (const std::uint32_t head : of.vertices[v].parts) boost::add_edge(v, head, hand_arc{}, g);
    }
    return g;
}

// The same worklist on a graph that knows its in-edges.
template <class Graph, class Threshold>
void evaluate_by_hand(const Graph& g, const std::vector<status>& given, std::vector<status>& statuses,
                      const Threshold& threshold) {
    struct counters {
        std::uint64_t to_hold, to_fail;
    };
    std::vector<counters> left(boost::num_vertices(g));
    std::vector<std::size_t> queue;
    std::fill(statuses.begin(), statuses.end(), status::open);
    for (std::size_t v = 0; v < boost::num_vertices(g); ++v) {
        const std::uint64_t count = boost::out_degree(v, g);
        const std::uint64_t t = threshold(v, count);
        left[v] = {t, count + 1 - t};
        if (count == 0 && given[v] != status::open) {
            statuses[v] = given[v];
            queue.push_back(v);
        }
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto arcs = boost::in_edges(queue[i], g);
        for (auto a = arcs.first; a != arcs.second; ++a) {
            const std::size_t u = boost::source(*a, g);
            const bool holds = (statuses[queue[i]] == status::met) != g[*a].negated;
            std::uint64_t& count = holds ? left[u].to_hold : left[u].to_fail;
            const std::uint64_t weight = g[*a].weight;
            if (count == 0) continue;
            count = count > weight ? count - weight : 0;
            if (count != 0 || statuses[u] != status::open) continue;
            statuses[u] = holds ? status::met : status::unmet;
            queue.push_back(u);
        }
    }
}

using rows = boost::compressed_sparse_row_graph<boost::directedS, hand_vertex>;

rows compressed_rows(const plan& of) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    for (std::uint32_t v = 0; v < of.size(); ++v)
        for (const std::uint32_t head : of.vertices[v].parts) arcs.emplace_back(v, head);
    rows g(boost::edges_are_sorted, arcs.begin(), arcs.end(), of.size());
    for (std::uint32_t v = 0; v < of.size(); ++v) g[v] = {of.threshold(v), of.is_leaf(v)};
    return g;
}
// Out-edges only: a sweep in an order that puts parts first, which is taken as known.
template <class Graph>
void sweep_by_hand(const Graph& g, const std::vector<status>& given, std::vector<status>& statuses) {
    for (std::size_t v = 0; v < boost::num_vertices(g); ++v) {
        if (g[v].leaf) {
            statuses[v] = given[v];
            continue;
        }
        std::uint32_t least = 0, most = 0;
        const auto arcs = boost::out_edges(v, g);
        for (auto a = arcs.first; a != arcs.second; ++a) {
            const status s = statuses[boost::target(*a, g)];
            least += s == status::met;
            most += s != status::unmet;
        }
        statuses[v] = static_cast<status>((least >= g[v].threshold ? 1 : 0) + (most >= g[v].threshold ? 1 : 0));
    }
}

// ---- the table

struct table {
    void row(const std::string& what, const std::string& measured, const std::string& ratio, const std::string& bar) {
        std::cout << "| " << std::left << std::setw(58) << what << " | " << std::setw(16) << measured << " | "
                  << std::setw(9) << ratio << " | " << std::setw(9) << bar << " |" << std::endl;
    }
    void head(const std::string& what) {
        std::cout << '\n';
        row(what, "time", "ratio", "bar");
        std::cout << "| " << std::string(58, '-') << " | " << std::string(16, '-') << " | " << std::string(9, '-')
                  << " | " << std::string(9, '-') << " |\n";
    }
};
std::string in_time(double s) {
    char text[32];
    if (s >= 1) std::snprintf(text, sizeof text, "%.2f s", s);
    else if (s >= 1e-3) std::snprintf(text, sizeof text, "%.2f ms", s * 1e3);
    else if (s >= 1e-6) std::snprintf(text, sizeof text, "%.2f us", s * 1e6);
    else std::snprintf(text, sizeof text, "%.1f ns", s * 1e9);
    return text;
}
std::string times(double r) {
    char text[32];
    std::snprintf(text, sizeof text, r < 10 ? "%.2fx" : "%.0fx", r);
    return text;
}

struct per_size {
    std::uint32_t size;
    std::size_t arcs;
    double evaluate, compile, build, change, what_if, circuit_bytes_vertex, arc_bytes;
};

class bench {
public:
    bench(std::uint32_t size, int runs)
        : plan_{size, 2803},
          runs_{runs},
          proposal_{built(plan_)},
          compiled_{proposal_},
          settings_(size, logic::setting::none),
          statuses_(size) {
        for (std::uint32_t v = 0; v < size; ++v)
            if (plan_.is_leaf(v)) {
                if (plan_.given[v] != status::open) {
                    settings_[compiled_.circuit().position_of(detail::vertex{v})] = logic::setting_of(plan_.given[v]);
                    world_.set({proposal_.handle_of(v), plan_.given[v], cause::given, {}});
                }
            }
    }

    per_size run() {
        const std::uint32_t n = plan_.size();
        std::cout << "\n## " << n << " vertices, " << boost::num_edges(proposal_.graph()) << " arcs\n";
        per_size result{};
        result.size = n;
        result.arcs = boost::num_edges(proposal_.graph());
        evaluate_and_compile(result);
        change(result);
        what_if(result);
        build(result);
        return result;
    }

private:
    [[nodiscard]] int repeats() const { return static_cast<int>((std::max)(1U, 300'000U / plan_.size())); }
    std::function<void()> repeated(std::function<void()> action) const {
        return [this, action = std::move(action)] {
            for (int i = 0; i < repeats(); ++i) action();
        };
    }
    void check(const std::vector<status>& by_vertex, const char* what) const {
        for (std::uint32_t v = 0; v < plan_.size(); ++v)
            if (by_vertex[v] != statuses_[compiled_.circuit().position_of(detail::vertex{v})]) fail(what);
    }

    void evaluate_and_compile(per_size& result) {
        const logic::circuit& c = compiled_.circuit();
        const std::uint32_t n = plan_.size();
        flat_worklist flat{plan_};
        narrow_worklist narrow{plan_, flat};
        byte_sweep sweep{plan_};
        const hand_list list = hand_made(plan_);
        const rows csr = compressed_rows(plan_);
        std::vector<status> s(n);
        const auto lean = [&](std::size_t v, std::uint64_t) { return list[v].threshold; };
        const graph_type& full = proposal_.graph();
        const auto heavy = [&](std::size_t v, std::uint64_t count) {
            return full[v].rule.kind == rule_kind::all_of ? count : full[v].rule.threshold;
        };

        logic::evaluate(c, settings_, statuses_);
        flat.evaluate(plan_.given, s);
        check(s, "flat worklist");
        narrow.evaluate(plan_.given, s);
        check(s, "narrow worklist");
        sweep.evaluate();
        check(sweep.statuses(), "byte sweep");
        evaluate_by_hand(list, plan_.given, s, lean);
        check(s, "adjacency_list");
        evaluate_by_hand(full, plan_.given, s, heavy);
        check(s, "the proposal's graph");
        sweep_by_hand(csr, plan_.given, s);
        check(s, "compressed rows");

        const double r = repeats();
        const contest turns{runs_,
                            {repeated([&] { logic::evaluate(c, settings_, statuses_); }),
                             repeated([&] { flat.evaluate(plan_.given, s); }),
                             repeated([&] { evaluate_by_hand(list, plan_.given, s, lean); }),
                             repeated([&] { evaluate_by_hand(full, plan_.given, s, heavy); }),
                             repeated([&] { sweep_by_hand(list, plan_.given, s); }),
                             repeated([&] { sweep_by_hand(csr, plan_.given, s); }),
                             repeated([&] { sink = compile(proposal_).circuit().size(); }), repeated([&] {
                                 sink = evaluate(compiled_, world_).of_status<precondition>(status::met).size();
                             }),
                             repeated([&] { narrow.evaluate(plan_.given, s); }), repeated([&] { sweep.evaluate(); })}};
        table t;
        t.head("evaluate once (ratio: to ours, the circuit)");
        t.row("the circuit, compiled", in_time(turns.time(0) / r), "1", "");
        t.row("worklist on flat arrays", in_time(turns.time(1) / r), times(turns.ratio(1, 0)), "");
        t.row("the same, with narrow counters and fetching ahead", in_time(turns.time(8) / r), times(turns.ratio(8, 0)),
              "");
        t.row("byte sweep on flat arrays, order known", in_time(turns.time(9) / r), times(turns.ratio(9, 0)), "");
        t.row("worklist on adjacency_list", in_time(turns.time(2) / r), times(turns.ratio(2, 0)), ">= 4x");
        t.row("worklist on the proposal's own graph", in_time(turns.time(3) / r), times(turns.ratio(3, 0)), "");
        t.row("sweep on adjacency_list, order known", in_time(turns.time(4) / r), times(turns.ratio(4, 0)), "");
        t.row("sweep on compressed_sparse_row_graph, order known", in_time(turns.time(5) / r), times(turns.ratio(5, 0)),
              "");
        t.row("evaluate(compiled, world) with causes", in_time(turns.time(7) / r), times(turns.ratio(7, 0)), "");
        t.row("the circuit, to the worklist on flat arrays", "", times(turns.ratio(0, 1)), "<= 1.5x");
        t.row("the circuit, to the worklist with narrow counters", "", times(turns.ratio(0, 8)), "");
        t.row("the circuit, to the byte sweep", "", times(turns.ratio(0, 9)), "<= 1.1x");
        t.row("compile, to the worklist on adjacency_list", in_time(turns.time(6) / r), times(turns.ratio(6, 2)),
              "<= 3x");
        t.row("compile, to the worklist on the proposal's own graph", "", times(turns.ratio(6, 3)), "");
        result.evaluate = turns.time(0) / r;
        result.compile = turns.time(6) / r;

        evaluation_ = turns.time(0) / r;
        const double vertex = static_cast<double>(c.memory() - c.part_count() * 4) / n;
        std::cout << "\ncircuit: " << vertex << " bytes a vertex, " << 4
                  << " an arc; users: " << static_cast<double>(compiled_.users().memory() - c.part_count() * 4) / n
                  << " a vertex, 4 an arc; evaluator: " << static_cast<double>(evaluator{compiled_}.memory()) / n
                  << " a vertex\n";
    }

    // Leaves whose change reaches ten vertices, more or less, flipped there and back.
    void change(per_size& result) {
        evaluator state{compiled_, world_};
        std::vector<std::pair<any_handle, status>> flips;
        std::mt19937_64 random{7};
        std::uint64_t affected = 0;
        for (std::uint32_t tries = 0; tries < 200'000 && flips.size() < 1000; ++tries) {
            const auto v = static_cast<std::uint32_t>(random() % plan_.size());
            if (!plan_.is_leaf(v)) continue;
            const any_handle h = proposal_.handle_of(v);
            const status flipped = state[h] == status::met ? status::unmet : status::met;
            state.set(h, flipped);
            const std::size_t count = state.changes().size();
            state.undo();
            if (count < 8 || count > 12) continue;
            affected += count;
            flips.emplace_back(h, flipped);
        }
        if (flips.empty()) return;
        std::vector<double> each;
        for (int run = 0; run < runs_; ++run) {
            const double took = seconds([&] {
                for (const auto& [h, s] : flips) {
                    state.set(h, s);
                    state.undo();
                }
            });
            each.push_back(took / static_cast<double>(flips.size()) / 2);
            state.forget();
        }
        result.change = median(each);
        const double copy = seconds([&] {
                                for (int i = 0; i < repeats(); ++i) sink = evaluator{state}.steps();
                            }) /
                            repeats();
        table t;
        t.head("an evaluator");
        char what[80];
        std::snprintf(what, sizeof what, "a change, %.1f vertices affected on average",
                      static_cast<double>(affected) / static_cast<double>(flips.size()));
        t.row(what, in_time(result.change), "", "< 5 us");
        t.row("a copy", in_time(copy), "", "");
    }

    void what_if(per_size& result) {
        detail::counterfactual_search search{compiled_, world_, {}};
        std::vector<assumption> flips = search.flips();
        std::size_t changes = 0;
        detail::counterfactual_search everything{compiled_, world_, {.everything = true}};
        std::vector<double> each;
        (void)everything.run(std::span{flips}.first((std::min)(flips.size(), std::size_t{512})));
        for (int run = 0; run < (std::min)(runs_, 5); ++run)
            each.push_back(seconds([&] {
                               changes = 0;
                               const counterfactuals_answer answer = everything.run(flips);
                               for (const counterfactual& one : answer) changes += one.changes.size();
                           }) /
                           static_cast<double>(flips.size()));
        result.what_if = median(each);
        table t;
        t.head("what if each leaf were otherwise");
        char what[96];
        std::snprintf(what, sizeof what, "a leaf, of %zu, %.1f vertices affected on average", flips.size(),
                      static_cast<double>(changes) / static_cast<double>(flips.size()));
        t.row(what, in_time(result.what_if), "", "");
        t.row("one evaluation a leaf, to that", in_time(evaluation_), times(evaluation_ / result.what_if), ">= 30x");

        const auto lanes = logic::word_evaluation<std::uint64_t>::lanes;
        logic::word_evaluation<std::uint64_t> dense{compiled_.circuit(), compiled_.users(), settings_};
        logic::word_evaluation<logic::wide_word> wide{compiled_.circuit(), compiled_.users(), settings_};
        const contest packed{(std::min)(runs_, 5),
                             {repeated([&] { dense.evaluate(); }), repeated([&] { wide.evaluate(); })}};
        const double r = repeats();
        t.row("whole worlds, 64 a pass: a world", in_time(packed.time(0) / r / lanes),
              times(evaluation_ / (packed.time(0) / r / lanes)), "");
        t.row("whole worlds, 512 a pass: a world", in_time(packed.time(1) / r / wide.lanes),
              times(evaluation_ / (packed.time(1) / r / wide.lanes)), "");
    }

    void build(per_size& result) {
        const contest turns{(std::min)(runs_, 5), {repeated([&] { sink = built(plan_).size(); }), repeated([&] {
                                                       graph_type g;
                                                       build_bare(plan_, g);
                                                       sink = boost::num_vertices(g);
                                                   })}};
        table t;
        t.head("build");
        const double r = repeats();
        t.row("the bare graph", in_time(turns.time(1) / r), "1", "");
        t.row("the proposal, through add", in_time(turns.time(0) / r), times(turns.ratio(0, 1)), "<= 1.5x");
        result.build = turns.time(0) / r;
    }

    plan plan_;
    int runs_;
    proposal proposal_;
    compiled compiled_;
    world world_{};
    logic::indexed<logic::position, logic::setting> settings_;
    logic::indexed<logic::position, status> statuses_;
    double evaluation_ = 0;
};

// A proposal of the size of the one for Gaza: 150 vertices of every kind, with a loop.
void small_proposal(int runs) {
    proposal p{"small"};
    std::mt19937_64 random{2025};
    const auto below = [&](std::uint64_t k) { return static_cast<std::uint32_t>(random() % k); };
    std::vector<handle<actor>> actors;
    std::vector<handle<precondition>> facts;
    std::vector<handle<role>> roles;
    const auto resolution = p.add(mandate{.key = "resolution"});
    for (int i = 0; i < 14; ++i) actors.push_back(p.add(actor{.key = "actor" + std::to_string(i)}));
    for (int i = 0; i < 14; ++i) facts.push_back(p.add(precondition{.key = "fact" + std::to_string(i)}));
    for (int i = 0; i < 3; ++i)
        roles.push_back(p.add(role{.key = "role" + std::to_string(i), .needs = {2, "contributors"}}));
    for (const handle<actor> who : actors) {
        const auto to = roles[below(3)];
        p.add(pledge{.by = who,
                     .fills = to,
                     .when = all_of(resolution, any_of(facts[below(14)], facts[below(14)]), facts[below(14)])});
        p.add(pledge{.by = who, .fills = to, .when = not_(facts[below(14)]), .reading = reading::not_unless});
        p.add(pledge{.by = who, .fills = roles[below(3)], .when = any_of(actors[below(14)], facts[below(14)])});
    }
    p.add(force{.key = "force", .when = all_of(resolution, roles[0], roles[1], roles[2])});
    const compiled c{p};
    world w;
    for (const handle<precondition> h : facts) w = w.with(h, below(4) != 0 ? status::met : status::unmet);
    const detail::stated_settings stated{c, p, w};
    const auto settings = stated.all();
    logic::indexed<logic::position, status> statuses(p.size());
    beliefs chances;
    for (const handle<precondition> h : facts) chances = chances.with(h, 0.1 + 0.06 * below(14));
    chances = chances.with(resolution, 0.7);
    for (const handle<decision> h : p.all<decision>()) chances = chances.with(h, 0.37);
    constexpr int times_over = 2000;
    constexpr std::uint64_t samples = 1'000'000;
    const contest turns{runs,
                        {[&] {
                             for (int i = 0; i < times_over; ++i) logic::evaluate(c.circuit(), settings, statuses);
                         },
                         [&] {
                             for (int i = 0; i < times_over / 20; ++i) sink = evaluate(c, w).taking_part().size();
                         },
                         [&] { sink = evaluate_sampled(c, {}, chances, samples, 1).count(resolution, status::met); },
                         [&] {
                             for (int i = 0; i < times_over / 20; ++i) sink = counterfactuals(c, w).size();
                         }}};
    std::cout << "\n## A proposal of the size of the one for Gaza: " << p.size() << " vertices, "
              << boost::num_edges(p.graph()) << " arcs, " << c.circuit().loops().size() << " loop(s)\n";
    table t;
    t.head("small");
    t.row("one full evaluation of the circuit", in_time(turns.time(0) / times_over), "", "< 5 us");
    t.row("evaluate(compiled, world) with causes", in_time(turns.time(1) / (times_over / 20)), "", "");
    t.row("every what-if of " + std::to_string(counterfactuals(c, w).size()) + ", together",
          in_time(turns.time(3) / (times_over / 20)), "", "");
    t.row("a million sampled worlds, " + std::to_string(chances.all().size()) + " chances", in_time(turns.time(2)), "",
          "< 2 s");
}

// Where every leaf matters: nearly all rules are all_of, and all leaves are met. Some leaves of many.
void far_reaching(std::uint32_t n, int runs) {
    const plan of{n, 1701, 8, 20};
    const proposal p = built(of);
    const compiled c{p};
    world w;
    logic::indexed<logic::position, logic::setting> settings(n, logic::setting::none);
    for (std::uint32_t v = 0; v < n; ++v)
        if (of.is_leaf(v)) {
            w.set({p.handle_of(v), status::met, cause::given, {}});
            settings[c.circuit().position_of(detail::vertex{v})] = logic::setting::met;
        }
    std::vector<assumption> flips;
    for (std::uint32_t v = 0; v < n && flips.size() < 2048; v += 1 + n / 8192)
        if (of.is_leaf(v)) flips.push_back({p.handle_of(v), status::unmet});
    detail::counterfactual_search search{c, w, {}};
    logic::indexed<logic::position, status> statuses(n);
    evaluator state{p, w};
    std::size_t affected = 0;
    for (const assumption& a : flips) {
        state.set(a.what, a.is);
        affected += state.changes().size();
        state.undo();
    }
    const contest turns{runs,
                        {[&] {
                             for (int i = 0; i < 20; ++i) logic::evaluate(c.circuit(), settings, statuses);
                         },
                         [&] { sink = search.run(flips).size(); }}};
    const double one = turns.time(0) / 20, leaf = turns.time(1) / static_cast<double>(flips.size());
    table t;
    t.head("what if, where leaves reach far, " + std::to_string(n) + " vertices");
    char what[96];
    std::snprintf(what, sizeof what, "a leaf, of %zu, %.0f vertices affected on average", flips.size(),
                  static_cast<double>(affected) / static_cast<double>(flips.size()));
    t.row(what, in_time(leaf), "", "");
    t.row("one evaluation a leaf, to that", in_time(one), times(one / leaf), ">= 30x");
}

// The same question to an answer set solver, where one is installed; its time includes reading the program.
void clingo(std::uint32_t n) {
    if (std::system("command -v clingo > /dev/null 2>&1") != 0) {
        std::cout << "\nclingo is not installed\n";
        return;
    }
    const plan of{n, 2803};
    const std::string file = "speed-bench.lp";
    {
        std::ofstream out{file};
        for (std::uint32_t v = 0; v < n; ++v) {
            if (of.is_leaf(v)) {
                if (of.given[v] == status::met) out << "v" << v << ".\n";
                continue;
            }
            const auto& parts = of.vertices[v].parts;
            if (of.vertices[v].how.kind == rule_kind::any_of) {
                for (const std::uint32_t head : parts) out << "v" << v << " :- v" << head << ".\n";
                continue;
            }
            const bool all = of.vertices[v].how.kind == rule_kind::all_of;
            out << "v" << v << " :- ";
            if (!all) out << of.threshold(v) << " { ";
            for (std::size_t k = 0; k < parts.size(); ++k) out << (k == 0 ? "" : all ? ", " : "; ") << "v" << parts[k];
            out << (all ? ".\n" : " }.\n");
        }
        out << "#show.\n";
    }
    const auto begin = std::chrono::steady_clock::now();
    const int code = std::system(("timeout 60 clingo --verbose=0 -W none " + file + " > /dev/null").c_str());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::remove(file.c_str());
    const proposal p = built(of);
    const double ours = seconds([&] {
        const compiled c{p};
        logic::indexed<logic::position, status> statuses(n);
        logic::evaluate(c.circuit(), {}, statuses);
    });
    table t;
    t.head("clingo at " + std::to_string(n) + " vertices, reading included (exit " + std::to_string(code >> 8) + ")");
    t.row("compile and evaluate", in_time(ours), "1", "");
    t.row("clingo, by the clock", in_time(took.count()), times(took.count() / ours), "");
}

}  // namespace

int main(int argc, char** argv) {
    const auto largest = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 1'000'000);
    const int runs = argc > 2 ? std::atoi(argv[2]) : 9;
    small_proposal(runs);
    std::vector<per_size> sizes;
    for (std::uint32_t n = 1000; n <= largest; n *= 10) sizes.push_back(bench{n, runs}.run());
    for (std::uint32_t n = 1000; n <= largest; n *= 10) far_reaching(n, runs);
    clingo((std::min)(largest, 10'000U));

    std::cout << "\n## How cost grows: nanoseconds a vertex (a change and a what-if: by itself)\n\n"
              << "| vertices | evaluate | compile | build | a change | a what-if |\n"
              << "| -------- | -------- | ------- | ----- | -------- | --------- |\n";
    for (const per_size& s : sizes)
        std::printf("| %8u | %8.2f | %7.1f | %5.0f | %5.0f ns | %6.0f ns |\n", s.size, s.evaluate / s.size * 1e9,
                    s.compile / s.size * 1e9, s.build / s.size * 1e9, s.change * 1e9, s.what_if * 1e9);
    std::fflush(stdout);
}
