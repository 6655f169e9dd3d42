#ifndef MUSTER_EXAMPLES_ASK_OUTPUT_HPP
#define MUSTER_EXAMPLES_ASK_OUTPUT_HPP

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

// Where answers go: what the terminal can show, and files that are written whole or not at all.

namespace ask {

/// How many columns text may take: what COLUMNS says, else what the terminal has, else 80.
[[nodiscard]] inline std::size_t columns(bool to_terminal) {
    if (const char* const told = std::getenv("COLUMNS")) {
        const std::string_view text{told};
        std::size_t width = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
        if (error == std::errc{} && end == text.data() + text.size() && width > 0) return width;
    }
    winsize size{};
    if (to_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 80;
}

/// Whether the user wants no colours, see https://no-color.org.
[[nodiscard]] inline bool wants_no_colour() {
    const char* const told = std::getenv("NO_COLOR");
    return told != nullptr && *told != '\0';
}

[[noreturn]] inline void cannot_write(const std::string& name) {
    throw std::runtime_error{name + " cannot be written: " + std::generic_category().message(errno)};
}

/// Writes all of it and closes the file. Throws `std::runtime_error` where not all of it could be written.
inline void write_and_close(std::FILE* to, std::string_view text, const std::string& name) {
    const bool is_written = std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
    const int error = errno;
    const bool is_closed = std::fclose(to) == 0;
    if (!is_written) errno = error;
    if (!is_written || !is_closed) cannot_write(name);
}

/// Writes the last of what there is to write, and closes standard output.
inline void write_to_standard_output(std::string_view text) {
    write_and_close(stdout, text, "standard output");
}

/// Writes to standard output at once; more may follow.
inline void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        cannot_write("standard output");
}

/// Whether a file is the one that is read, by whatever name; `-` is standard input.
[[nodiscard]] inline bool is_input(const std::string& file, const std::string& input) {
    struct stat of_file = {}, of_input = {};
    if (stat(file.c_str(), &of_file) != 0) return false;
    if ((input == "-" ? fstat(STDIN_FILENO, &of_input) : stat(input.c_str(), &of_input)) != 0) return false;
    return S_ISREG(of_file.st_mode) && of_file.st_dev == of_input.st_dev && of_file.st_ino == of_input.st_ino;
}

/// Writes a file beside and renames it, so that nobody ever sees half of it. Links stay, and lead to what is written.
/// What is no file, such as a device, is written as it is. Throws `std::runtime_error`.
inline void write_file(const std::string& file, std::string_view text) {
    const std::string name = "\"" + file + "\"";
    struct stat before = {};
    const bool is_there = stat(file.c_str(), &before) == 0;
    if (is_there && !S_ISREG(before.st_mode)) {
        std::FILE* const device = std::fopen(file.c_str(), "wb");
        if (device == nullptr) cannot_write(name);
        return write_and_close(device, text, name);
    }
    if (is_there && access(file.c_str(), W_OK) != 0) cannot_write(name);
    std::error_code unresolved;
    const auto resolved = std::filesystem::weakly_canonical(file, unresolved);
    const std::string target = unresolved ? file : resolved.string();
    std::string beside = target + ".XXXXXX";
    const int descriptor = mkstemp(beside.data());
    if (descriptor < 0) cannot_write(name);
    try {
        const mode_t mask = umask(0);
        umask(mask);
        const mode_t mode = is_there ? before.st_mode & 0777U : 0666U & ~mask;
        std::FILE* const written = fdopen(descriptor, "wb");
        if (written == nullptr) {
            close(descriptor);
            cannot_write(name);
        }
        const bool is_open_to_all = fchmod(descriptor, mode) == 0;
        write_and_close(written, text, name);
        if (!is_open_to_all || std::rename(beside.c_str(), target.c_str()) != 0) cannot_write(name);
    } catch (...) {
        unlink(beside.c_str());
        throw;
    }
}

/// Writes a file that is not there yet. Throws `std::runtime_error`, also where it is.
inline void write_new_file(const std::string& file, std::string_view text) {
    const std::string name = "\"" + file + "\"";
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) throw std::runtime_error{name + " is there already, and is left as it is"};
    if (descriptor < 0) cannot_write(name);
    std::FILE* const written = fdopen(descriptor, "wb");
    if (written == nullptr) {
        close(descriptor);
        cannot_write(name);
    }
    write_and_close(written, text, name);
}

}  // namespace ask

#endif
