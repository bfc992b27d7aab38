# Writes a C++ source that defines core::<NAME>(), the list of FILES with their names and bytes. The bytes travel as
# hex escapes, so that nothing in them (a bracket, a semicolon, a quote, half a character) means anything to CMake or
# to the compiler. 1 MB takes about a second; that is the most this is meant for.
set(text "#include \"core/base/embedded_file.h\"\n\nnamespace core {\nstd::span<const EmbeddedFile> ${NAME}();\n")
string(APPEND text "std::span<const EmbeddedFile> ${NAME}() {\n    static constexpr EmbeddedFile files[] = {\n")
foreach(file IN LISTS FILES)
    get_filename_component(base "${file}" NAME)
    file(READ "${file}" bytes HEX)
    string(LENGTH "${bytes}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" literal "${bytes}")
    string(APPEND text "        {\"${base}\", std::string_view(\"${literal}\", ${size})},\n")
endforeach()
string(APPEND text "    };\n    return files;\n}\n}  // namespace core\n")
file(WRITE "${OUTPUT}" "${text}")
