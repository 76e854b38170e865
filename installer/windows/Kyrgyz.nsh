; The pages of the installer in Kyrgyz; NSIS has no file of its own for it.
!insertmacro LANGFILE "Kyrgyz" "Кыргызча" "Kyrgyz" "Kyrgyz"

!ifdef MUI_WELCOMEPAGE
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TITLE "$(^NameDA) программасын орнотуу"
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TEXT "$_CLICK"
!endif
!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "Папканы тандоо"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "$(^NameDA) кайсы папкага орнотулат."
!endif
!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "Орнотулууда"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "$(^NameDA) орнотулуп жатат, күтө туруңуз."
  ${LangFileString} MUI_TEXT_FINISH_TITLE "Орнотуу бүттү"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "Программа орнотулду."
  ${LangFileString} MUI_TEXT_ABORT_TITLE "Орнотуу токтотулду"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "Программа толук орнотулган жок."
!endif
!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "Алынып салынууда"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "$(^NameDA) алынып салынып жатат, күтө туруңуз."
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "Программа алынып салынды"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "Программа компьютерден алынып салынды."
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "Алып салуу токтотулду"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "Программа толук алынып салынган жок."
!endif
!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "$(^NameDA) орнотулду"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "Программа компьютериңизге орнотулду.$\r$\n$\r$\n«Даяр» баскычын басыңыз."
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "Орнотууну бүтүрүү үчүн компьютерди кайра күйгүзүү керек. Азыр күйгүзөсүзбү?"
!endif
!ifdef MUI_FINISHPAGE | MUI_UNFINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "Азыр кайра күйгүзүү"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "Кийин өзүм күйгүзөм"
  ${LangFileString} MUI_TEXT_FINISH_RUN "$(^NameDA) программасын &ачуу"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "&Түшүндүрмөнү көрсөтүү"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "&Даяр"
!endif
!ifdef MUI_UNCONFIRMPAGE
  ${LangFileString} MUI_UNTEXT_CONFIRM_TITLE "$(^NameDA) программасын алып салуу"
  ${LangFileString} MUI_UNTEXT_CONFIRM_SUBTITLE "$(^NameDA) компьютериңизден алынып салынат."
!endif
!ifdef MUI_ABORTWARNING
  ${LangFileString} MUI_TEXT_ABORTWARNING "$(^Name) программасын орнотууну токтотосузбу?"
!endif
