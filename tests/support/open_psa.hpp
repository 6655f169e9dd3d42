#ifndef MUSTER_TESTS_SUPPORT_OPEN_PSA_HPP
#define MUSTER_TESTS_SUPPORT_OPEN_PSA_HPP

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace muster::test {

/// A fault tree in the Open-PSA Model Exchange Format, as SCRAM reads it.
class open_psa {
public:
    struct part {
        std::string name{};
        bool is_gate = false;
        bool negated = false;
    };

    explicit open_psa(const std::string& name) {
        gates_ << "<?xml version=\"1.0\"?>\n<opsa-mef>\n<define-fault-tree name=\"" << name << "\">\n";
        gates_.precision(17);
        events_.precision(17);
    }

    /// The first gate is the top. `operation` is "and", "or", "xor", "atleast" or, of one part, "not"; of one part the
    /// others are the part itself.
    void add_gate(const std::string& name, const std::string& operation, std::uint64_t least,
                  const std::vector<part>& parts) {
        gates_ << "<define-gate name=\"" << name << "\">";
        if (parts.size() == 1 && operation != "not") {
            write(parts[0]);
        } else {
            gates_ << '<' << operation;
            if (operation == "atleast") gates_ << " min=\"" << least << '"';
            gates_ << '>';
            for (const part& p : parts) write(p);
            gates_ << "</" << operation << '>';
        }
        gates_ << "</define-gate>\n";
    }
    void add_event(const std::string& name, double probability) {
        events_ << "<define-basic-event name=\"" << name << "\"><float value=\"" << probability
                << "\"/></define-basic-event>\n";
    }

    [[nodiscard]] std::string text() const {
        return gates_.str() + "</define-fault-tree>\n<model-data>\n" + events_.str() + "</model-data>\n</opsa-mef>\n";
    }

private:
    void write(const part& p) {
        if (p.negated) gates_ << "<not>";
        gates_ << (p.is_gate ? "<gate name=\"" : "<basic-event name=\"") << p.name << "\"/>";
        if (p.negated) gates_ << "</not>";
    }

    std::ostringstream gates_{}, events_{};
};

}  // namespace muster::test

#endif
