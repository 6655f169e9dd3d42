#include "output.hpp"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace ask {

namespace {

namespace fs = std::filesystem;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

using open_file = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

[[noreturn]] void fail() {
    throw std::system_error{errno, std::generic_category()};
}

open_file open(const fs::path& name, const char* mode) {
    open_file file{std::fopen(name.c_str(), mode), &std::fclose};
    if (!file) fail();
    return file;
}

/// Writes and closes: a full disk may show only then.
void put(const std::string& text, open_file file) {
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || std::fflush(file.get()) != 0 ||
        std::fclose(file.release()) != 0)
        fail();
}

/// Puts a text in the place of a file, or makes a new one.
void replace(const fs::path& target, const std::string& text) {
    const fs::path beside = target.string() + "." + std::to_string(getpid()) + ".part";
    open_file part = open(beside, "wbx");
    try {
        put(text, std::move(part));
        if (fs::exists(target)) fs::permissions(beside, fs::status(target).permissions());
        fs::rename(beside, target);
    } catch (...) {
        std::error_code none;
        fs::remove(beside, none);
        throw;
    }
}

}  // namespace

std::size_t width_of_output() {
    constexpr std::size_t usual = 80, narrowest = 20;
    std::size_t columns = 0;
    const std::string_view told = environment("COLUMNS");
    if (told.size() < 6 && told.find_first_not_of("0123456789") == std::string_view::npos)
        columns = std::strtoul(told.data(), nullptr, 10);
    if (winsize size{}; columns == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
    return columns == 0 ? usual : (std::max)(columns, narrowest);
}

bool is_coloured(const request& r) {
    if (r.coloured != colour::automatic) return r.coloured == colour::always;
    return r.output.empty() && isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() &&
           environment("TERM") != "dumb";
}

void refuse_to_replace_input(const request& r) {
    struct stat in {
    }, out{};
    const bool is_there = r.file == "-" ? fstat(STDIN_FILENO, &in) == 0 : stat(r.file.c_str(), &in) == 0;
    if (r.output.empty() || !is_there || stat(r.output.c_str(), &out) != 0) return;
    if (S_ISREG(in.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
        throw wrong_use{"\"" + r.output + "\" is the scenario itself, which would be lost"};
}

void write(const std::string& text, const std::string& file) {
    try {
        if (file.empty()) put(text, {stdout, &std::fclose});
        else if (!fs::exists(file)) replace(file, text);
        else if (fs::is_regular_file(file)) replace(fs::canonical(file), text);  // a link goes on leading to it
        else put(text, open(file, "wb"));                                        // a device, or a pipe
    } catch (const std::system_error& e) {
        throw cannot_write{(file.empty() ? "the answer" : "\"" + file + "\"") +
                           " cannot be written: " + e.code().message()};
    }
}

}  // namespace ask
