/* Starts mslite: loads runtime\python311.dll beside this file and runs app\start.pyc with the arguments given.
   Built twice: as mslite.exe (no console) and, with -DCONSOLE, as mslite-console.exe. */
#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define LONG_PATH 32768
#ifndef ENTRY
#define ENTRY L"app\\start.pyc"
#endif
typedef int (*py_main)(int, wchar_t **);

static int refuse(const wchar_t *what) {
#ifdef CONSOLE
    fwprintf(stderr, L"mslite: %ls\n", what);
#else
    MessageBoxW(NULL, what, L"mslite", MB_ICONERROR);
#endif
    return 3;
}

static int start(void) {
    static wchar_t folder[LONG_PATH], library[LONG_PATH], entry[LONG_PATH];
    GetModuleFileNameW(NULL, folder, LONG_PATH);
    wchar_t *last = wcsrchr(folder, L'\\');
    if (last) *last = 0;
    _snwprintf(library, LONG_PATH, L"%ls\\runtime", folder);
    SetDllDirectoryW(library);
    _snwprintf(library, LONG_PATH, L"%ls\\runtime\\python311.dll", folder);
    _snwprintf(entry, LONG_PATH, L"%ls\\%ls", folder, ENTRY);
    /* Орнотуу толук эмес: орноткучту кайра иштетиңиз. / Установка неполная: запустите установщик снова. */
    static const wchar_t *incomplete =
        L"\x041E\x0440\x043D\x043E\x0442\x0443\x0443 \x0442\x043E\x043B\x0443\x043A \x044D\x043C\x0435\x0441: "
        L"\x043E\x0440\x043D\x043E\x0442\x043A\x0443\x0447\x0442\x0443 \x043A\x0430\x0439\x0440\x0430 "
        L"\x0438\x0448\x0442\x0435\x0442\x0438\x04A3\x0438\x0437.\n"
        L"\x0423\x0441\x0442\x0430\x043D\x043E\x0432\x043A\x0430 \x043D\x0435\x043F\x043E\x043B\x043D\x0430\x044F: "
        L"\x0437\x0430\x043F\x0443\x0441\x0442\x0438\x0442\x0435 "
        L"\x0443\x0441\x0442\x0430\x043D\x043E\x0432\x0449\x0438\x043A \x0441\x043D\x043E\x0432\x0430.";
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run || GetFileAttributesW(entry) == INVALID_FILE_ATTRIBUTES) return refuse(incomplete);
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **passed = calloc(count + 6, sizeof(wchar_t *));
    int n = 0;
    passed[n++] = given[0];
    passed[n++] = L"-E";
    passed[n++] = L"-s";
    passed[n++] = L"-X";
    passed[n++] = L"utf8";
    passed[n++] = entry;
    for (int i = 1; i < count; i++) passed[n++] = given[i];
    return run(n, passed);
}

#ifdef CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) { return start(); }
#endif
