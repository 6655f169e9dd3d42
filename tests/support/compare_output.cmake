# Runs PROGRAM with ARGUMENTS and compares its standard output with the file EXPECTED.
separate_arguments(arguments UNIX_COMMAND "${ARGUMENTS}")
execute_process(
    COMMAND "${PROGRAM}" ${arguments}
    OUTPUT_VARIABLE printed
    RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${result}:\n${printed}")
endif()
if(NOT EXISTS "${EXPECTED}")
    message(FATAL_ERROR "${EXPECTED} is missing; the program printed:\n${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "---- expected\n${expected}\n---- printed\n${printed}\n----")
endif()
