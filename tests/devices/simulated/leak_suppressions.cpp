// Fontconfig keeps what it loaded until the process ends, which the leak checker of the sanitize preset
// reports.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\n";
}
