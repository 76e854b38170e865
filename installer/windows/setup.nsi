; The installer for one person: no administrator, no network. Built by installer/windows.py, which defines
; VERSION, FOLDER (what is installed), OUT, ICON, KB (size) and, for a quick large build, FAST.
Unicode true
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

Name "mslite"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\mslite"
InstallDirRegKey HKCU "Software\mslite" "Folder"
CRCCheck force
BrandingText "mslite ${VERSION}"
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "mslite"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "mslite ${VERSION}"
VIAddVersionKey "LegalCopyright" "mslite"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\mslite"
!define CLASSES "Software\Classes"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\mslite"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PANEL}"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "mslite"
!define MUI_LANGDLL_INFO "Тил / Язык / Language"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\mslite.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(StartNow)"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${__FILEDIR__}" "Kyrgyz"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include texts.nsh

Var Before

!macro AskToClose UN
  ; A running program keeps its own file: nothing can be written into it until it is closed.
  Function ${UN}AskToClose
    ${DoWhile} ${FileExists} "$INSTDIR\mslite.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\mslite.exe" a
      ${IfNot} ${Errors}
        FileClose $0
        System::Call 'kernel32::OpenMutex(i 0x100000, i 0, t "mslite-running") p .r1'
        ${If} $1 P= 0
          ${Break}
        ${EndIf}
        System::Call 'kernel32::CloseHandle(p r1)'
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CloseFirst)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 5
      Quit
      again:
    ${Loop}
  FunctionEnd
!macroend
!insertmacro AskToClose ""
!insertmacro AskToClose "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(Only64)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OnlyWindows10)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
  ReadRegStr $Before HKCU "${UNINSTALL}" "DisplayVersion"
FunctionEnd

Section
  Call AskToClose
  ${DriveSpace} "$INSTDIR\" "/D=F /S=K" $0
  ${If} $0 != ""
  ${AndIf} $0 L< ${KB}
    MessageBox MB_OK|MB_ICONSTOP "$(DiskFull)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  ; what an older version left is taken away; the data folder is another one and is not touched
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  SetOutPath "$INSTDIR"
  SetOverwrite on
  ClearErrors
  File /r "${FOLDER}/*"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\mslite.lnk" "$INSTDIR\mslite.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\mslite" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "mslite"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\mslite.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "mslite"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section Uninstall
  Call un.AskToClose
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\mslite.exe"
  Delete "$INSTDIR\mslite-console.exe"
  Delete "$INSTDIR\BILL-OF-MATERIALS.json"
  Delete "$INSTDIR\BILL-OF-MATERIALS.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; only when nothing of somebody else is in it
  Delete "$SMPROGRAMS\mslite.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\mslite"
  ${If} ${FileExists} "$LOCALAPPDATA\mslite\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(KeepData)" /SD IDYES IDYES kept
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(ReallyDelete)" /SD IDNO IDNO kept
    RMDir /r "$LOCALAPPDATA\mslite"
    kept:
  ${EndIf}
SectionEnd
