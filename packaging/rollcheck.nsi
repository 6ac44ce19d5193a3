Target amd64-unicode ; The usual 32-bit stub does not start on a 64-bit Wine.
; The installer, made by packaging/windows/build.sh and by the Windows runner:
;   makensis -DVERSION=1.2.3 -DSOURCE=<frozen folder> -DOUT=<file> -DICON=<file> [-DSIGN=<command>]
; Silent: /S, /D=<folder> last. Uninstall: Uninstall.exe /S [/DATA].
; Exit codes of a silent run: 0 done, 2 Rollcheck is still at work, 3 a newer version is there,
; 4 it could not be installed: whatever was there before is there again.

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rollcheck"
!define OWN_KEY "Software\Rollcheck"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define MENU_KEY "Software\Classes\SystemFileAssociations"
!define CLOSE_SECONDS 60

Name "Rollcheck"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Rollcheck"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
; Large enough for what the two programs have in common.
SetCompressorDictSize 32
; A file that cannot be written ends the installing: half of a version is none.
AllowSkipFiles off
ManifestDPIAware true
BrandingText "Rollcheck ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Rollcheck"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Rollcheck Setup"
VIAddVersionKey "CompanyName" "Rollcheck"
VIAddVersionKey "LegalCopyright" "Rollcheck"
!ifdef SIGN
  ; Without the comparison makensis ends with 0 whatever became of the signature.
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\rollcheck.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskForData un.LearnData
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Afrikaans"
!macro Text NAME ENGLISH AFRIKAANS
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_AFRIKAANS} "${AFRIKAANS}"
!macroend
!insertmacro Text T_PROGRAM "Rollcheck (needed)" "Rollcheck (nodig)"
!insertmacro Text T_DESKTOP "Icon on the desktop" "Ikoon op die lessenaar"
!insertmacro Text T_LOGIN "Start when I sign in" "Begin wanneer ek aanmeld"
!insertmacro Text T_MENU "“Check with Rollcheck” in Explorer" "“Kontroleer met Rollcheck” in Explorer"
!insertmacro Text T_VERB "Check with Rollcheck" "Kontroleer met Rollcheck"
!insertmacro Text T_BUSY "Rollcheck is still at work in this folder. Close its window and stop its commands, then choose Retry. Nothing that was answered is lost." "Rollcheck werk nog in hierdie vouer. Maak sy venster toe en stop sy opdragte, en kies dan Herprobeer. Niks wat beantwoord is, gaan verlore nie."
!insertmacro Text T_NEWER "A newer Rollcheck is installed here. Uninstall it first if you really want ${VERSION}; your lists stay." "’n Nuwer Rollcheck is hier geïnstalleer. Verwyder dit eers as jy regtig ${VERSION} wil hê; jou lyste bly."
!insertmacro Text T_FAILED "Rollcheck ${VERSION} could not be installed: a file cannot be replaced or written. What was here before is here again. Restart this PC, see that its disk is not full, and try again." "Rollcheck ${VERSION} kon nie geïnstalleer word nie: ’n lêer kan nie vervang of geskryf word nie. Wat voorheen hier was, is weer hier. Herbegin hierdie rekenaar, kyk dat sy skyf nie vol is nie, en probeer weer."
!insertmacro Text T_DATA_HEAD "Your data" "Jou data"
!insertmacro Text T_DATA_SUB "Lists and answers stay on this PC unless you say otherwise." "Lyste en antwoorde bly op hierdie rekenaar tensy jy anders sê."
!insertmacro Text T_DATA "Also delete lists, answers, settings and the stored IEC account" "Vee ook lyste, antwoorde, instellings en die gestoorde IEC-rekening uit"
!insertmacro Text T_RESULTS "Results that were saved in Documents stay in any case." "Resultate wat in Dokumente gestoor is, bly in elk geval."

Var WasOpen
Var Writing
Var DeleteData
Var DataBox

; ---- Closing what runs ----

; Pushes 1 while a Rollcheck of $INSTDIR runs: Windows lets nobody write to a library in use.
!macro Closing UN
Function ${UN}IsOpen
  StrCpy $1 0
  ${If} ${FileExists} "$INSTDIR\_internal\python313.dll"
    ClearErrors
    FileOpen $0 "$INSTDIR\_internal\python313.dll" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  Push $1
FunctionEnd

; The job of an open window is checkpointed and goes on later.
Function ${UN}CloseRunning
  StrCpy $WasOpen 0
  again:
  Call ${UN}IsOpen
  Pop $1
  ${If} $1 = 1
    StrCpy $WasOpen 1
    ExecWait '"$INSTDIR\rollcheck.exe" quit --wait ${CLOSE_SECONDS}' $0
    ; The process that was asked has ended, those that it had started may need a moment.
    ${For} $2 1 20
      Call ${UN}IsOpen
      Pop $1
      ${If} $1 = 0
        ${ExitFor}
      ${EndIf}
      Sleep 250
    ${Next}
    ${If} $1 = 1
      IfSilent busy
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(T_BUSY)" IDRETRY again
      busy:
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Closing ""
!insertmacro Closing "un."

; ---- The version before: put aside, put back, forgotten ----

; `_before` holds it until the new one is whole; `_gone` is what may be removed at any time.
!macro EveryPart DO
  !insertmacro ${DO} "_internal"
  !insertmacro ${DO} "rollcheck.exe"
  !insertmacro ${DO} "rollcheck-cli.exe"
  !insertmacro ${DO} "LICENCES.txt"
  !insertmacro ${DO} "Uninstall.exe"
!macroend
!macro PutAside PART
  ${If} ${FileExists} "$INSTDIR\${PART}"
    Rename "$INSTDIR\${PART}" "$INSTDIR\_before\${PART}"
  ${EndIf}
!macroend
!macro Remove PART
  RMDir /r "$INSTDIR\${PART}"
  Delete "$INSTDIR\${PART}"
!macroend
!macro PutBack PART
  ${If} ${FileExists} "$INSTDIR\_before\${PART}"
    !insertmacro Remove "${PART}"
    Rename "$INSTDIR\_before\${PART}" "$INSTDIR\${PART}"
  ${ElseIf} $Writing = 1
    !insertmacro Remove "${PART}"
  ${EndIf}
!macroend
Function PutBack
  SetOutPath "$TEMP"
  !insertmacro EveryPart PutBack
  StrCpy $Writing 0
  RMDir "$INSTDIR\_before"
  RMDir "$INSTDIR"
FunctionEnd

; ---- Installing ----

!macro StopAtErrors
  ${If} ${Errors}
    Call PutBack
    Abort "$(T_FAILED)"
  ${EndIf}
!macroend
Section "$(T_PROGRAM)" SecProgram
  SectionIn RO
  Call CloseRunning
  StrCpy $Writing 0
  ; The last installing was cut off: what is there is half of two versions.
  Call PutBack
  CreateDirectory "$INSTDIR\_before"
  ; On some shares a folder above that is there already is taken for one that cannot be made.
  ClearErrors
  ; Whole: libraries of an older version that this one has not would be loaded by chance.
  !insertmacro EveryPart PutAside
  !insertmacro StopAtErrors
  StrCpy $Writing 1
  SetOutPath "$INSTDIR"
  ; With AllowSkipFiles off a file that fails ends the section, see .onInstFailed.
  File /r "${SOURCE}\*.*"
  ClearErrors
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  !insertmacro StopAtErrors
  StrCpy $Writing 0
  ; By one step, so that a power cut leaves the old version whole or not at all.
  RMDir /r "$INSTDIR\_gone"
  Rename "$INSTDIR\_before" "$INSTDIR\_gone"
  RMDir /r "$INSTDIR\_gone"
  CreateShortcut "$SMPROGRAMS\Rollcheck.lnk" "$INSTDIR\rollcheck.exe"

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Rollcheck"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Rollcheck"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\rollcheck.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; What was chosen is kept for the next version: an icon that was thrown away does not come back.
Section /o "$(T_DESKTOP)" SecDesktop
  CreateShortcut "$DESKTOP\Rollcheck.lnk" "$INSTDIR\rollcheck.exe"
SectionEnd

Section "$(T_LOGIN)" SecLogin
  WriteRegStr HKCU "${RUN_KEY}" "Rollcheck" '"$INSTDIR\rollcheck.exe" --in-tray'
SectionEnd

!macro MenuEntry ENDING
  WriteRegStr HKCU "${MENU_KEY}\${ENDING}\shell\Rollcheck" "MUIVerb" "$(T_VERB)"
  WriteRegStr HKCU "${MENU_KEY}\${ENDING}\shell\Rollcheck" "Icon" '"$INSTDIR\rollcheck.exe",0'
  WriteRegStr HKCU "${MENU_KEY}\${ENDING}\shell\Rollcheck\command" "" '"$INSTDIR\rollcheck.exe" "%1"'
!macroend
!macro NoMenuEntry ENDING
  DeleteRegKey HKCU "${MENU_KEY}\${ENDING}\shell\Rollcheck"
  DeleteRegKey /ifempty HKCU "${MENU_KEY}\${ENDING}\shell"
  DeleteRegKey /ifempty HKCU "${MENU_KEY}\${ENDING}"
!macroend
!macro EveryEnding DO
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".xlsm"
  !insertmacro ${DO} ".xlsb"
  !insertmacro ${DO} ".xls"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".csv"
!macroend

Section "$(T_MENU)" SecMenu
  !insertmacro EveryEnding MenuEntry
SectionEnd

; What was taken away this time goes, and every choice is remembered.
!macro Remember SECTION NAME
  ${If} ${SectionIsSelected} ${SECTION}
    WriteRegDWORD HKCU "${OWN_KEY}" "${NAME}" 1
  ${Else}
    WriteRegDWORD HKCU "${OWN_KEY}" "${NAME}" 0
  ${EndIf}
!macroend
Section -Remember
  !insertmacro Remember ${SecDesktop} "Desktop"
  !insertmacro Remember ${SecLogin} "Login"
  !insertmacro Remember ${SecMenu} "Menu"
  ${IfNot} ${SectionIsSelected} ${SecDesktop}
    Delete "$DESKTOP\Rollcheck.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${SecLogin}
    DeleteRegValue HKCU "${RUN_KEY}" "Rollcheck"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${SecMenu}
    !insertmacro EveryEnding NoMenuEntry
  ${EndIf}
  Call OpenAgain
SectionEnd

; Whoever is asked nothing finds the window as it was: the job goes on.
Function OpenAgain
  ${If} ${Silent}
  ${AndIf} $WasOpen = 1
    Exec '"$INSTDIR\rollcheck.exe" --in-tray'
  ${EndIf}
FunctionEnd

; Silent at once, else when the page is closed that shows what failed.
Function .onInstFailed
  Call PutBack
  SetErrorLevel 4
  Call OpenAgain
  MessageBox MB_OK|MB_ICONSTOP "$(T_FAILED)" /SD IDOK
FunctionEnd

!macro Recall SECTION NAME
  ClearErrors
  ReadRegDWORD $0 HKCU "${OWN_KEY}" "${NAME}"
  ${IfNot} ${Errors}
    ${If} $0 = 1
      !insertmacro SelectSection ${SECTION}
    ${Else}
      !insertmacro UnselectSection ${SECTION}
    ${EndIf}
  ${EndIf}
!macroend
Function .onInit
  SetShellVarContext current
  !insertmacro Recall ${SecDesktop} "Desktop"
  !insertmacro Recall ${SecLogin} "Login"
  !insertmacro Recall ${SecMenu} "Menu"
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      IfSilent +2
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(T_NEWER)"
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; ---- Uninstalling ----

Function un.onInit
  SetShellVarContext current
  StrCpy $DeleteData 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DATA" $1
  ${IfNot} ${Errors}
    StrCpy $DeleteData 1
  ${EndIf}
FunctionEnd

Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "$(T_DATA_HEAD)" "$(T_DATA_SUB)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 0 100% 24u "$(T_DATA)"
  Pop $DataBox
  ${NSD_CreateLabel} 0 32u 100% 24u "$(T_RESULTS)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.LearnData
  ${NSD_GetState} $DataBox $DeleteData
FunctionEnd

; What app/vault.py keeps in Windows' vault, should the program itself no longer start.
!macro Forget NAME
  nsExec::Exec 'cmdkey "/delete:Rollcheck/${NAME}"'
  Pop $0
!macroend

Section "Uninstall"
  Call un.CloseRunning
  ${If} $DeleteData = 1
    ; Before the program and its settings go: they know every secret, and where the data are.
    nsExec::ExecToLog '"$INSTDIR\rollcheck-cli.exe" forget-secrets'
    Pop $0
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_before"
  RMDir /r "$INSTDIR\_gone"
  Delete "$INSTDIR\rollcheck.exe"
  Delete "$INSTDIR\rollcheck-cli.exe"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\Uninstall.exe"
  ; Only when empty: somebody may have put something there.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Rollcheck.lnk"
  Delete "$DESKTOP\Rollcheck.lnk"
  !insertmacro EveryEnding NoMenuEntry
  DeleteRegValue HKCU "${RUN_KEY}" "Rollcheck"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  ${If} $DeleteData = 1
    RMDir /r "$LOCALAPPDATA\Rollcheck"
    !insertmacro Forget "iec/user"
    !insertmacro Forget "iec/password"
    !insertmacro Forget "office/database"
    !insertmacro Forget "office/redis"
    !insertmacro Forget "office/iec_user"
    !insertmacro Forget "iec/feed-signing $LOCALAPPDATA\Rollcheck"
    !insertmacro Forget "iec/feed-signing $LOCALAPPDATA\Rollcheck\practice"
  ${EndIf}
SectionEnd
