; The installer for Windows: for the user who runs it, without an administrator.
;
;   setup.exe [/S] [/D=FOLDER]     /S asks nothing
;   uninstall.exe [/S] [/DATA]     /DATA takes the people and their backups away as well
;
; Given with -D: VERSION, NUMBERS (VERSION with four numbers), ID, FILES (the folder to pack), ICON, OUT.

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define PROGRAM "Software\Classes\Applications\lanyard.exe"
!define CAPABILITIES "Software\Lanyard\Capabilities"

Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user
Name "Lanyard"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Lanyard"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Lanyard ${VERSION}"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Lanyard"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installer of Lanyard"
VIAddVersionKey "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\lanyard.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows does not let the file of a running program be written.
!macro NotRunning
  retry:
  ${If} ${FileExists} "$INSTDIR\lanyard.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\lanyard.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Lanyard is running. Quit it, then try again." /SD IDCANCEL IDRETRY retry
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; A kind of file gets Lanyard among those programs that Windows offers; which one opens it by itself
; stays as it is.
!macro Offer EXTENSION KIND NAME
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\lanyard.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\lanyard.exe" open "%1"'
  WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${PROGRAM}\SupportedTypes" "${EXTENSION}" ""
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" "${EXTENSION}" "${KIND}"
!macroend

!macro Withdraw EXTENSION KIND
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}"
!macroend

; Tells the desktop that the kinds of files have changed (SHCNE_ASSOCCHANGED).
!macro Tell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "Lanyard"
  !insertmacro NotRunning
  SetOutPath "$INSTDIR"
  File "${FILES}\lanyard.exe"
  File "${FILES}\README.txt"
  File "${FILES}\copyright.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Lanyard.lnk" "$INSTDIR\lanyard.exe"

  WriteRegStr HKCU "${PROGRAM}" "FriendlyAppName" "Lanyard"
  WriteRegStr HKCU "${PROGRAM}\shell\open\command" "" '"$INSTDIR\lanyard.exe" open "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "Lanyard"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "Keeps the people you meet at conferences and workshops"
  WriteRegStr HKCU "Software\RegisteredApplications" "Lanyard" "${CAPABILITIES}"
  !insertmacro Offer ".vcf" "Lanyard.vcf" "Contact card"
  !insertmacro Offer ".ics" "Lanyard.ics" "Calendar"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\lanyard.exe" "" "$INSTDIR\lanyard.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Lanyard"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\lanyard.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Lanyard authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro Tell
SectionEnd

Section "un.Lanyard" UninstallProgram
  SectionIn RO
  !insertmacro NotRunning
  Delete "$INSTDIR\lanyard.exe"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\copyright.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the user's lies in it
  Delete "$SMPROGRAMS\Lanyard.lnk"
  !insertmacro Withdraw ".vcf" "Lanyard.vcf"
  !insertmacro Withdraw ".ics" "Lanyard.ics"
  DeleteRegKey HKCU "${PROGRAM}"
  DeleteRegKey HKCU "Software\Lanyard"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Lanyard"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\lanyard.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro Tell
SectionEnd

Section /o "un.My people and their backups" UninstallData
  RMDir /r "$LOCALAPPDATA\Lanyard"
SectionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DATA" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UninstallData}
  ${EndIf}
FunctionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UninstallProgram} "The program, its entry in the Start menu and in Open with."
  !insertmacro MUI_DESCRIPTION_TEXT ${UninstallData} "Everything in %LocalAppData%\Lanyard, for good. Leave it unticked to find your people again when you install Lanyard anew."
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
