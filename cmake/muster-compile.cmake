# muster_compile(target header...): a library of what these headers define, one source file for each. It is built only
# where something links it, by the project that does, so that all of a program is built alike.
function(muster_compile target)
    set(sources)
    foreach(header IN LISTS ARGN)
        string(MAKE_C_IDENTIFIER "${header}" name)
        set(source "${CMAKE_CURRENT_BINARY_DIR}/muster_compile/${name}.cpp")
        file(CONFIGURE OUTPUT "${source}" CONTENT "#include <${header}>\n")
        list(APPEND sources "${source}")
    endforeach()
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${sources})
    target_compile_features(${target} PUBLIC cxx_std_20)
endfunction()
