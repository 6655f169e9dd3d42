#include <string>
#include <string_view>

#include <muster/io/escape.hpp>
#include <support/catch.hpp>

using namespace muster;

TEST_CASE("XML gets entities for its own signs, and any other text to the letter") {
    CHECK(xml_escaped("a<b>&\"c\"'d'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
    CHECK(xml_escaped("Türkiye, \xE7\xA9\xBA, \xF0\x9F\x95\x8A\n\t.") ==
          "Türkiye, \xE7\xA9\xBA, \xF0\x9F\x95\x8A\n\t.");
}

TEST_CASE("what would do something to a terminal or to the order of letters is shown as what it is") {
    CHECK(visible(std::string_view{"a\0b", 3}) == "a<U+0000>b");
    CHECK(visible("\x1B[31m") == "<U+001B>[31m");
    CHECK(visible("\x7F") == "<U+007F>");
    CHECK(visible("\xC2\x9B"
                  "31m") == "<U+009B>31m");  // C1: what some terminals obey as ESC [
    CHECK(visible("a\xE2\x80\xAE"
                  "b") == "a<U+202E>b");  // right to left from here
    CHECK(visible("a\xE2\x81\xA6"
                  "b") == "a<U+2066>b");  // isolated
    CHECK(visible("a\xE2\x80\xA8"
                  "b") == "a<U+2028>b");  // a line separator
    CHECK(visible("a\xE2\x80\x8B"
                  "b") == "a<U+200B>b");  // a space of no width
    CHECK(visible("\xEF\xBB\xBF"
                  "a") == "<U+FEFF>a");                                        // a byte order mark
    CHECK(visible("a\xF3\xA0\x81\x81") == "a<U+0E0041>");                      // a tag letter
    CHECK(visible("a\n\tb \xC2\xA0 \xC3\xA9") == "a\n\tb \xC2\xA0 \xC3\xA9");  // these show, or break lines
    CHECK(xml_escaped("\xC2\x9B") == "&lt;U+009B&gt;");
    CHECK(dot_quoted("\xC2\x9B") == "\"<U+009B>\"");
}

TEST_CASE("what is no UTF-8 is replaced, one mark for each fault") {
    const std::string mark = "\xEF\xBF\xBD";
    CHECK(xml_escaped("\xFFz") == mark + "z");
    CHECK(xml_escaped("\xC3") == mark);              // cut off
    CHECK(xml_escaped("\xC3(") == mark + "(");       // not continued
    CHECK(xml_escaped("\x80") == mark);              // continues nothing
    CHECK(xml_escaped("\xC0\xAF") == mark + mark);   // too long for a slash
    CHECK(xml_escaped("\xE0\x80\xAF") == mark);      // too long as well
    CHECK(xml_escaped("\xED\xA0\x80") == mark);      // half a pair
    CHECK(xml_escaped("\xEF\xBF\xBF") == mark);      // U+FFFF
    CHECK(xml_escaped("\xF4\x90\x80\x80") == mark);  // above U+10FFFF
}

TEST_CASE("DOT gets escapes for quotes, backslashes, line breaks and entities") {
    CHECK(dot_quoted("a \"b\" \\N\nc &amp;") == "\"a \\\"b\\\" \\\\N\\nc &amp;amp;\"");
    CHECK(dot_quoted("") == "\"\"");
}

TEST_CASE("only http and https are web addresses") {
    CHECK(is_web_address("https://example.org"));
    CHECK(is_web_address("http://example.org"));
    for (const char* other :
         {"javascript:alert(1)", " https://x", "HTTPS", "data:text/html,x", "//example.org", "", "httpx://"})
        CHECK_FALSE(is_web_address(other));
}
