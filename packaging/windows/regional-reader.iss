; Inno Setup 6: installs the bundle for one person, without administrator rights.
; iscc /DVersion=0.1.0 packaging\windows\regional-reader.iss
#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif

[Setup]
AppId=RegionalReader
AppName=Regional Reader
AppVersion={#Version}
AppPublisher=The Regional Reader developers
DefaultDirName={localappdata}\Programs\Regional Reader
DefaultGroupName=Regional Reader
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\regional-reader.ico
UninstallDisplayIcon={app}\Regional Reader.exe
OutputDir=..\..\dist
OutputBaseFilename=regional-reader-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Tasks]
Name: "desktopicon"; Description: "Put an icon on the desktop"; Flags: unchecked

[Files]
Source: "..\..\dist\bundle\regional-reader\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

; What an earlier version brought and this one does not.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{userprograms}\Regional Reader"; Filename: "{app}\Regional Reader.exe"
Name: "{userdesktop}\Regional Reader"; Filename: "{app}\Regional Reader.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\regional-reader"; ValueType: string; ValueData: "URL:Regional Reader"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\regional-reader"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\regional-reader\shell\open\command"; ValueType: string; ValueData: """{app}\Regional Reader.exe"" ""%1"""

[Run]
Filename: "{app}\Regional Reader.exe"; Description: "Start Regional Reader"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox('Your library, notes and backups were kept. They lie in' + #13#10 +
      ExpandConstant('{localappdata}\regional-reader'), mbInformation, MB_OK);
end;
