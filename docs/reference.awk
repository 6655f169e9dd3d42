# What Doxygen is told that the headers do not repeat: the words of an enumeration are the same thing everywhere, and so are
# the ends of a range; and a docstring is that of the overloads, too, that follow it without an empty line. A line stays a
# line.

function indentation(line) { match(line, /^ */); return RLENGTH }

# The name of the function that a line begins to declare; empty where it declares none.
function declared(line,    head) {
    if (line !~ /\(/ || line ~ /^ *(return|if|else|for|while|switch|case|throw|using|static_assert|public|private|requires|\/\/|\*|\})/)
        return ""
    gsub(/\[\[[a-z]+\]\] |noexcept\([^)]*\)/, "", line)
    head = substr(line, 1, index(line, "(") - 1)
    if (head ~ /=/ && head !~ /operator/) return ""
    if (head ~ /operator$/) head = head "()"
    if (!match(head, /(operator *[^ ]+|[a-z_]+)$/)) return ""
    return substr(head, RSTART, RLENGTH)
}

function put(prefix, line) {
    if (prefix != "" && held != "") { held = prefix held; prefix = "" }
    if (held != "") print held
    held = ""
    if (prefix != "") sub(/[^ ]/, prefix "&", line)
    print line
}

# What hashes a handle is found by the standard library alone.
/^struct std::hash</ { held = ""; hidden = 1 }
hidden { print ""; if ($0 ~ /^};/) hidden = 0; next }

{
    is_doc = $0 ~ /^ *\/\/\//
    if ($0 ~ /^ *template <.*> *$/ && !after_doc) { held = $0; next }
    name = is_doc ? "" : declared($0)
    prefix = ""
    if (name == "enumerator_names" && !after_doc)
        prefix = "/** The words, in order, as files and answers write them. */ "
    else if ($0 ~ /(begin|end)\(\) const/ && !after_doc) prefix = "/** Of the range. */ "
    else if ($0 ~ / empty\(\) const/ && !after_doc) prefix = "/** Whether there is nothing in it. */ "
    else if ($0 ~ /^ *origin of\{\};/) prefix = "/** The proposal it was asked of. */ "
    else if ($0 ~ /const proposal source\(\) const/ && !after_doc) prefix = "/** The proposal it was asked of, as it was then. */ "
    else if (name != "" && name == last && indentation($0) == depth && !after_doc && !after_empty)
        prefix = "/** \\overload */ "
    put(prefix, $0)
    if (name != "" && (after_doc || prefix != "")) { last = name; depth = indentation($0) }
    else if (name != "" && indentation($0) == depth) last = ""
    if ($0 !~ /^ *template </) after_doc = is_doc
    after_empty = $0 ~ /^ *$/
}

END { if (held != "") print held }
