#ifndef MUSTER_IO_SVG_LAYERED_HPP
#define MUSTER_IO_SVG_LAYERED_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace muster::detail {

/// A layered layout from left to right (Sugiyama, Tagawa, Toda 1981): layers by longest path once loops are cut, order
/// by barycentres, heights by isotonic regression. Deterministic, without recursion; near linear for graphs whose
/// arrows are short.
class layered {
public:
    struct box {
        double width = 0, height = 0;
        std::size_t layer = 0;
        double x = 0, y = 0;  ///< the upper left corner
    };
    struct point {
        double x = 0, y = 0;
    };
    struct arrow {
        std::size_t tail = 0, head = 0;   ///< boxes
        double tail_at = 0, head_at = 0;  ///< where it meets them, from their upper edges
        bool is_back = false;             ///< it runs from right to left
        std::vector<point> way{};         ///< in pairs, entering and leaving a column; from left to right
    };

    std::vector<box> boxes{};
    std::vector<arrow> arrows{};
    double width = 0, height = 0;

    /// Places the boxes and lays the arrows. Arrows from a box to itself are left alone.
    void run() {
        cut_loops();
        choose_layers();
        add_waypoints();
        order();
        place_heights();
        place_columns();
        lay_arrows();
    }

private:
    static constexpr double column_gap = 84, box_gap = 16, way_gap = 9, back_shift = 9;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    // A box, or a place where a long arrow passes a layer.
    struct stop {
        std::size_t layer = 0;
        double height = 0;
        bool is_way = false;
        double y = 0;
        std::size_t place = 0;
    };
    // A piece of an arrow between stops of neighbouring layers.
    struct piece {
        std::size_t left = 0, right = 0;
        double left_at = 0, right_at = 0;
    };

    [[nodiscard]] std::size_t left_of(const arrow& a) const { return a.is_back ? a.head : a.tail; }
    [[nodiscard]] std::size_t right_of(const arrow& a) const { return a.is_back ? a.tail : a.head; }

    // Depth first from each box, those first into which no arrow leads: an arrow into the path runs back.
    void cut_loops() {
        std::vector<std::vector<std::size_t>> out(boxes.size());
        std::vector<std::uint8_t> has_in(boxes.size(), 0);
        for (std::size_t a = 0; a < arrows.size(); ++a)
            if (arrows[a].tail != arrows[a].head) {
                out[arrows[a].tail].push_back(a);
                has_in[arrows[a].head] = 1;
            }
        std::vector<std::size_t> roots(boxes.size());
        std::iota(roots.begin(), roots.end(), std::size_t{0});
        std::stable_partition(roots.begin(), roots.end(), [&](std::size_t b) { return has_in[b] == 0; });
        enum : std::uint8_t { unseen, on_path, done };
        std::vector<std::uint8_t> state(boxes.size(), unseen);
        std::vector<std::pair<std::size_t, std::size_t>> path;
        for (const std::size_t root : roots) {
            if (state[root] != unseen) continue;
            path.emplace_back(root, 0);
            state[root] = on_path;
            while (!path.empty()) {
                auto& [b, next] = path.back();
                if (next == out[b].size()) {
                    state[b] = done;
                    finished_.push_back(b);
                    path.pop_back();
                    continue;
                }
                arrow& a = arrows[out[b][next++]];
                if (state[a.head] == on_path) {
                    a.is_back = true;  // a little below the arrows that run on
                    a.tail_at += back_shift;
                    a.head_at += back_shift;
                } else if (state[a.head] == unseen) {
                    state[a.head] = on_path;
                    path.emplace_back(a.head, 0);
                }
            }
        }
    }

    void choose_layers() {
        std::vector<std::vector<std::size_t>> right(boxes.size()), left(boxes.size());
        for (const arrow& a : arrows)
            if (a.tail != a.head) {
                right[left_of(a)].push_back(right_of(a));
                left[right_of(a)].push_back(left_of(a));
            }
        // The reverse of the order in which depth first search leaves boxes is topological.
        for (auto b = finished_.rbegin(); b != finished_.rend(); ++b)
            for (const std::size_t next : right[*b])
                boxes[next].layer = (std::max)(boxes[next].layer, boxes[*b].layer + 1);
        // What nothing leads to stands next to what it leads to.
        for (const std::size_t b : finished_) {
            if (!left[b].empty() || right[b].empty()) continue;
            std::size_t nearest = none;
            for (const std::size_t next : right[b]) nearest = (std::min)(nearest, boxes[next].layer);
            boxes[b].layer = nearest - 1;
        }
    }

    void add_waypoints() {
        for (const box& b : boxes) stops_.push_back({b.layer, b.height, false, 0, 0});
        stops_of_.resize(arrows.size());
        for (std::size_t i = 0; i < arrows.size(); ++i) {
            const arrow& a = arrows[i];
            if (a.tail == a.head) continue;
            const std::size_t last = right_of(a);
            double at = a.is_back ? a.head_at : a.tail_at;
            std::size_t from = left_of(a);
            for (std::size_t layer = boxes[from].layer + 1; layer < boxes[last].layer; ++layer) {
                stops_.push_back({layer, 0, true, 0, 0});
                stops_of_[i].push_back(stops_.size() - 1);
                pieces_.push_back({from, stops_.size() - 1, at, 0});
                from = stops_.size() - 1;
                at = 0;
            }
            pieces_.push_back({from, last, at, a.is_back ? a.tail_at : a.head_at});
        }
        right_.resize(stops_.size());
        left_.resize(stops_.size());
        for (std::size_t p = 0; p < pieces_.size(); ++p) {
            right_[pieces_[p].left].push_back(p);
            left_[pieces_[p].right].push_back(p);
        }
        for (const stop& s : stops_) layers_.resize((std::max)(layers_.size(), s.layer + 1));
    }

    // Begins with the order in which boxes are reached from the left, then sweeps to and fro; the best order is kept.
    void order() {
        std::vector<std::uint8_t> seen(stops_.size(), 0);
        std::vector<std::size_t> todo;
        for (std::size_t root = 0; root < stops_.size(); ++root) {
            if (!left_[root].empty()) continue;
            todo.assign(1, root);
            while (!todo.empty()) {
                const std::size_t s = todo.back();
                todo.pop_back();
                if (seen[s] != 0) continue;
                seen[s] = 1;
                layers_[stops_[s].layer].push_back(s);
                for (auto p = right_[s].rbegin(); p != right_[s].rend(); ++p) todo.push_back(pieces_[*p].right);
            }
        }
        for (auto& layer : layers_) number(layer);
        std::vector<std::vector<std::size_t>> best = layers_;
        std::size_t fewest = crossings();
        constexpr int sweeps = 24;
        for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
            const bool to_right = sweep % 2 == 0;
            for (std::size_t i = 1; i < layers_.size(); ++i)
                sort_layer(to_right ? i : layers_.size() - 1 - i, to_right);
            const std::size_t now = crossings();
            if (now >= fewest) continue;
            fewest = now;
            best = layers_;
        }
        layers_ = std::move(best);
        for (auto& layer : layers_) number(layer);
    }
    void number(const std::vector<std::size_t>& layer) {
        for (std::size_t i = 0; i < layer.size(); ++i) stops_[layer[i]].place = i;
    }
    // Where an end of a piece lies in its layer: the place of its stop, and how far down the stop.
    [[nodiscard]] double place_of(std::size_t s, double at) const {
        return static_cast<double>(stops_[s].place) + (stops_[s].height > 0 ? at / stops_[s].height * 0.9 : 0.45);
    }
    void sort_layer(std::size_t l, bool to_right) {
        std::vector<std::pair<double, std::size_t>> keyed;
        for (const std::size_t s : layers_[l]) {
            double sum = 0;
            const auto& pieces = to_right ? left_[s] : right_[s];
            for (const std::size_t p : pieces)
                sum += to_right ? place_of(pieces_[p].left, pieces_[p].left_at)
                                : place_of(pieces_[p].right, pieces_[p].right_at);
            const double own = static_cast<double>(stops_[s].place);
            keyed.emplace_back(pieces.empty() ? own : sum / static_cast<double>(pieces.size()), s);
        }
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < keyed.size(); ++i) layers_[l][i] = keyed[i].second;
        number(layers_[l]);
    }
    // Inversions between neighbouring layers, counted with a Fenwick tree over the places on the right.
    [[nodiscard]] std::size_t crossings() const {
        std::size_t total = 0;
        for (std::size_t l = 0; l + 1 < layers_.size(); ++l) {
            std::vector<std::pair<double, double>> ends;
            std::vector<double> rights;
            for (const std::size_t s : layers_[l])
                for (const std::size_t p : right_[s]) {
                    ends.emplace_back(place_of(s, pieces_[p].left_at), place_of(pieces_[p].right, pieces_[p].right_at));
                    rights.push_back(ends.back().second);
                }
            std::sort(ends.begin(), ends.end());
            std::sort(rights.begin(), rights.end());
            rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
            std::vector<std::size_t> tree(rights.size() + 1, 0);
            std::size_t counted = 0;
            for (std::size_t first = 0; first < ends.size();) {
                std::size_t last = first;
                for (; last < ends.size() && ends[last].first == ends[first].first; ++last) {
                    std::size_t not_above = 0;
                    for (std::size_t i = rank(rights, ends[last].second); i > 0; i &= i - 1) not_above += tree[i];
                    total += counted - not_above;
                }
                for (; first < last; ++first, ++counted)
                    for (std::size_t i = rank(rights, ends[first].second); i < tree.size(); i += i & (~i + 1))
                        ++tree[i];
            }
        }
        return total;
    }
    [[nodiscard]] static std::size_t rank(const std::vector<double>& values, double value) {
        return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin()) + 1;
    }

    // Each layer in turn moves as near as its order allows to where its neighbours want it.
    void place_heights() {
        for (const auto& layer : layers_) {
            double y = 0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                if (i > 0) y += stops_[layer[i - 1]].height + gap(layer[i - 1], layer[i]);
                stops_[layer[i]].y = y;
            }
        }
        constexpr int sweeps = 44, of_both_sides = 16;
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            const bool to_right = sweep % 2 == 0;
            for (std::size_t i = 0; i < layers_.size(); ++i)
                settle(layers_[to_right ? i : layers_.size() - 1 - i], sweep + of_both_sides >= sweeps ? 0
                                                                       : to_right                      ? -1
                                                                                                       : 1);
        }
        double top = 0;
        bool any = false;
        for (const stop& s : stops_) {
            top = any ? (std::min)(top, s.y) : s.y;
            any = true;
        }
        for (stop& s : stops_) {
            s.y -= top;
            height = (std::max)(height, s.y + s.height);
        }
        for (std::size_t b = 0; b < boxes.size(); ++b) boxes[b].y = stops_[b].y;
    }
    [[nodiscard]] double gap(std::size_t above, std::size_t below) const {
        return stops_[above].is_way && stops_[below].is_way ? way_gap : box_gap;
    }
    // Least squares in a fixed order with least distances: pool adjacent violators. `side`: which neighbours count.
    void settle(const std::vector<std::size_t>& layer, int side) {
        struct pool {
            double sum, weight;
            std::size_t count;
        };
        std::vector<pool> pools;
        std::vector<double> offset(layer.size(), 0);
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const std::size_t s = layer[i];
            if (i > 0) offset[i] = offset[i - 1] + stops_[layer[i - 1]].height + gap(layer[i - 1], s);
            double sum = 0, weight = 0;
            const auto pull = [&](std::size_t other, double other_at, double own_at) {
                const double strength = stops_[s].is_way && stops_[other].is_way ? 8 : stops_[s].is_way ? 2 : 1;
                sum += strength * (stops_[other].y + other_at - own_at);
                weight += strength;
            };
            if (side <= 0)
                for (const std::size_t p : left_[s]) pull(pieces_[p].left, pieces_[p].left_at, pieces_[p].right_at);
            if (side >= 0)
                for (const std::size_t p : right_[s]) pull(pieces_[p].right, pieces_[p].right_at, pieces_[p].left_at);
            if (weight == 0) {  // stays, if the others let it
                weight = 0.01;
                sum = weight * stops_[s].y;
            }
            pools.push_back({sum - weight * offset[i], weight, 1});
            while (pools.size() > 1) {
                const pool& last = pools.back();
                pool& before = pools[pools.size() - 2];
                if (before.sum / before.weight <= last.sum / last.weight) break;
                before = {before.sum + last.sum, before.weight + last.weight, before.count + last.count};
                pools.pop_back();
            }
        }
        std::size_t i = 0;
        for (const pool& p : pools)
            for (std::size_t k = 0; k < p.count; ++k, ++i) stops_[layer[i]].y = p.sum / p.weight + offset[i];
    }

    void place_columns() {
        column_x_.assign(layers_.size(), 0);
        column_width_.assign(layers_.size(), 0);
        for (const box& b : boxes) column_width_[b.layer] = (std::max)(column_width_[b.layer], b.width);
        for (std::size_t l = 0; l < layers_.size(); ++l) {
            if (l > 0) width += column_gap;
            column_x_[l] = width;
            width += column_width_[l];
        }
        for (box& b : boxes) b.x = column_x_[b.layer] + (column_width_[b.layer] - b.width) / 2;
    }

    void lay_arrows() {
        for (std::size_t i = 0; i < arrows.size(); ++i) {
            arrow& a = arrows[i];
            if (a.tail == a.head) continue;
            const box& l = boxes[left_of(a)];
            const box& r = boxes[right_of(a)];
            const double left_y = l.y + (a.is_back ? a.head_at : a.tail_at);
            const double right_y = r.y + (a.is_back ? a.tail_at : a.head_at);
            a.way.push_back({l.x + l.width, left_y});
            a.way.push_back({column_x_[l.layer] + column_width_[l.layer], left_y});
            for (const std::size_t s : stops_of_[i]) {
                a.way.push_back({column_x_[stops_[s].layer], stops_[s].y});
                a.way.push_back({column_x_[stops_[s].layer] + column_width_[stops_[s].layer], stops_[s].y});
            }
            a.way.push_back({column_x_[r.layer], right_y});
            a.way.push_back({r.x, right_y});
        }
    }

    std::vector<std::size_t> finished_{};  // boxes, as depth first search left them
    std::vector<stop> stops_{};            // the boxes first
    std::vector<piece> pieces_{};
    std::vector<std::vector<std::size_t>> stops_of_{};        // by arrow, from left to right
    std::vector<std::vector<std::size_t>> right_{}, left_{};  // the pieces of each stop
    std::vector<std::vector<std::size_t>> layers_{};
    std::vector<double> column_x_{}, column_width_{};
};

}  // namespace muster::detail

#endif
