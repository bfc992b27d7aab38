# One static library per folder, named after it: core/base is core_base. The LINKS lines are the architecture.

function(paydesk_flags target)
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
    # Option structs are filled by designated initialisers, which leave out what keeps its default.
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow>
                                             -Wswitch-enum -Wno-missing-field-initializers -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ 12 at -O2 calls string insertions overlapping copies: GCC bug 105651.
        target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
    if(PAYDESK_FUZZ)
        target_compile_options(${target} PRIVATE -Wno-error)  # g++ judges the warnings, clang only fuzzes
    endif()
    if(PAYDESK_SANITIZE)
        # g++ 12 with sanitizers calls parts of <regex> (in Catch2) maybe uninitialized: GCC bug 105562.
        target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                 -Wno-maybe-uninitialized)
        target_link_options(${target} PUBLIC -fsanitize=address,undefined -static-libasan)
    endif()
endfunction()

# paydesk_library(LINKS a b): the sources are the .cpp files beside the calling CMakeLists.txt.
function(paydesk_library)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "_" name ${folder})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    if(sources)
        add_library(${name} STATIC ${sources})
        paydesk_flags(${name})
        target_link_libraries(${name} PUBLIC ${ARG_LINKS})
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
        target_link_libraries(${name} INTERFACE ${ARG_LINKS})
    endif()
endfunction()

# paydesk_test(LINKS a b [WRAPPER command]): one test program per folder of tests/, registered case by case.
function(paydesk_test)
    cmake_parse_arguments(ARG "" "" "LINKS;WRAPPER" ${ARGN})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "_" name ${folder})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    add_executable(${name} ${sources})
    paydesk_flags(${name})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} test_main)
    add_test(NAME ${name} COMMAND ${ARG_WRAPPER} $<TARGET_FILE:${name}> --use-colour no
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
        LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/library_leaks.txt:print_suppressions=0)
endfunction()

# paydesk_embed(target name files...): the program carries the files; core::name() lists them (declare it where it is
# used; see cmake/embed.cmake).
function(paydesk_embed target name)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set(files "")
    foreach(file IN LISTS ARGN)
        get_filename_component(absolute "${file}" ABSOLUTE)
        list(APPEND files "${absolute}")
    endforeach()
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" -DNAME=${name} "-DFILES=${files}"
                -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
