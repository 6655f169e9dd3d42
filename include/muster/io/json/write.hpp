#ifndef MUSTER_IO_JSON_WRITE_HPP
#define MUSTER_IO_JSON_WRITE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <muster/io/json/write_values.hpp>

namespace muster {

namespace detail {

/// Writes a proposal as a file.
class scenario_writer : public value_writer {
public:
    using value_writer::value_writer;

    [[nodiscard]] std::string text() {
        out_ = "{\n  \"muster\": 1,\n  \"proposal\": ";
        write(proposal_.name());
        write_table<citation>();
        write_table<actor>();
        write_table<role>();
        write_table<mandate>();
        write_table<precondition>();
        write_table<pledge>();
        write_table<requirement>();
        write_table<position>();
        write_table<force>();
        write_events();
        out_ += "\n}\n";
        return std::move(out_);
    }

private:
    // On one line where that is not too long, else a line for each member.
    template <class T>
    void write_thing(const T& value) {
        constexpr std::size_t longest = 110;
        const std::size_t line = out_.rfind('\n') + 1;
        out_ += '{';
        const std::size_t first = out_.size();
        const std::vector<std::size_t> begins = write_members(value);
        if (out_.size() + 2 * begins.size() - line <= longest) {
            separate(begins, ", ");
        } else {
            separate(begins, ",\n      ");
            out_.insert(first, "\n      ");
            out_ += "\n    ";
        }
        out_ += '}';
    }
    template <class T>
    void write_table() {
        const things<T> all = proposal_.all<T>();
        if (all.empty()) return;
        out_ += ",\n  \"";
        out_ += to_string(table_of<T>);
        out_ += "\": {";
        const char* between = "\n    ";
        for (const handle<T> h : all) {
            out_ += std::exchange(between, ",\n    ");
            const T& value = proposal_[h];
            key_ = value.key;
            if constexpr (has_status<T>) key_ = key_of(h);
            write(key_);
            out_ += ": ";
            write_thing(value);
        }
        out_ += "\n  }";
    }
    void write_events() {
        if (proposal_.events().empty()) return;
        out_ += ",\n  \"events\": [";
        const char* between = "\n    ";
        for (const event& e : proposal_.events()) {
            out_ += std::exchange(between, ",\n    ");
            key_ = proposal_.key_of(e.on);
            write_thing(e);
        }
        out_ += "\n  ]";
    }
};

}  // namespace detail

/// The scenario as a file: everything but contributions that nothing was said of and nothing names. Statements without
/// a key get one. Reading it gives an equal proposal, which is written the same to the byte. Throws `error` with
/// `errc::not_writable` for texts that are not UTF-8, years of other than four digits, and conditions that name a
/// thing without a key.
[[nodiscard]] inline std::string write_json(const proposal& p) {
    return detail::scenario_writer{p}.text();
}

}  // namespace muster

#endif
