#ifndef MUSTER_TESTS_SUPPORT_CSV_HPP
#define MUSTER_TESTS_SUPPORT_CSV_HPP

#include <cstddef>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace support {

using csv_row = std::map<std::string, std::string>;

/// The fields of one line of comma-separated values; quoted fields may hold commas and doubled quotes, not line breaks.
inline std::vector<std::string> split_csv(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += c;
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

/// The rows of a table whose first line names its columns; empty where the file cannot be read.
inline std::vector<csv_row> read_csv(const std::string& file) {
    std::ifstream in{file};
    std::string line;
    std::vector<csv_row> rows;
    if (!std::getline(in, line)) return rows;
    const std::vector<std::string> columns = split_csv(line);
    while (std::getline(in, line)) {
        const std::vector<std::string> fields = split_csv(line);
        csv_row row;
        for (std::size_t i = 0; i < columns.size() && i < fields.size(); ++i) row[columns[i]] = fields[i];
        rows.push_back(row);
    }
    return rows;
}

}  // namespace support

#endif
