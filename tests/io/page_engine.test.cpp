#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <muster/io/html/engine.hpp>
#include <muster/io/html/model.hpp>
#include <muster/muster.hpp>
#include <oracles/random_question.hpp>
#include <support/amount.hpp>
#include <support/catch.hpp>
#include <support/five_votes.hpp>

using namespace muster;

namespace {

std::string listed(const std::vector<std::pair<std::uint32_t, int>>& pairs) {
    std::string result;
    for (const auto& [thing, value] : pairs)
        result += (result.empty() ? "[" : ",[") + std::to_string(thing) + "," + std::to_string(value) + "]";
    return "[" + result + "]";
}

// Questions for the evaluator of a page, and what `evaluate` answers; a program for Node asks them.
class questions {
public:
    explicit questions(const std::filesystem::path& file) : out_{file, std::ios::binary} {
        out_ << "\"use strict\";\n"
             << detail::page_engine << R"JS(
let asked = 0, wrong = 0;
const ask = (model, hidden, said, suppositions, expected) => {
  const engine = engineOf(model), statuses = engine.evaluate(engine.suppose(hidden, said, suppositions));
  ++asked;
  if (expected.some((is, v) => statuses[model.at[v]] !== is)) ++wrong;
};
)JS";
    }
    void add(const proposal& p, const world& w) {
        const compiled c = compile(p);
        const detail::page_model model{c};
        world said{w.from()};
        std::vector<std::pair<std::uint32_t, int>> supposed;
        for (const world::setting& s : w.settings())
            if (s.why == cause::overridden) supposed.emplace_back(s.on.index(), static_cast<int>(s.is));
            else said.set(s);
        const outcome o = evaluate(c, w);
        std::string expected;
        for (std::uint32_t v = 0; v < p.size(); ++v)
            expected += (v == 0 ? "" : ",") + std::to_string(static_cast<int>(o[p.handle_of(v)]));
        out_ << "ask({" << model.text() << "}," << listed(model.hidden(in_force{p, w.from()})) << ","
             << listed(model.reported(said)) << "," << listed(supposed) << ",[" << expected << "]);\n";
        ++count_;
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    // The end of the program: fails unless all were answered alike.
    void finish() {
        out_ << "if (wrong > 0) console.log(wrong + \" of \" + asked + \" differ\");\n"
                "process.exit(wrong === 0 && asked === "
             << count_ << " ? 0 : 1);\n";
        out_.close();
    }

private:
    std::ofstream out_;
    std::size_t count_ = 0;
};

bool has_node() {
    return std::system("node --version >/dev/null 2>&1") == 0;
}

}  // namespace

TEST_CASE("the evaluator of a page answers as evaluate does", "[random]") {
    if (!has_node()) {
        WARN("there is no node to run the program of a page");
        return;
    }
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("muster-page-" + std::to_string(std::rand()) + ".js");
    naive::dice dice{2026};
    const std::size_t batches = tests::amount(2, 100);
    std::size_t loops = 0, weighted = 0;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        questions all{file};
        for (std::size_t i = 0; i < 1'000; ++i) {
            const naive::random_question q{dice, {.negations = i % 8 != 0, .strengths = i % 2 == 0}};
            const compiled whole = compile(q.random.p);
            const logic::circuit& c = whole.circuit();
            for (const logic::circuit::component& loop : c.loops()) loops += loop.has_negation ? 1 : 0;
            weighted += c.weighted_count();
            all.add(q.random.p, q.in);
        }
        const tests::five_votes f;
        for (const status against : {status::open, status::met, status::unmet})
            for (const status put : {status::open, status::met, status::unmet}) {
                world w;
                w.set({f.resolution, status::met, cause::given, {}});
                all.add(f.p, w);
                all.add(f.p, w.with(f.p.at("A/m/against"), against));
                all.add(f.p, w.with(f.put_to_vote, put));
                all.add(f.p, w.with(f.resolution, against).with(f.p.at("B/m/for"), put));
                all.add(f.p, w.with(f.waits, put));
            }
        all.finish();
        CHECK(all.count() == 1'045);
        CHECK(std::system(("node " + file.string()).c_str()) == 0);
    }
    std::filesystem::remove(file);
    CHECK(loops > 100 * batches);
    CHECK(weighted > 100 * batches);
}
