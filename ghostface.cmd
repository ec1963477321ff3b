@echo off
rem Builds the ghostface command (incrementally), then runs it.
setlocal
set "root=%~dp0"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet --list-sdks 2>nul | findstr /b "10." >nul
if errorlevel 1 (
  echo ghostface: the .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again. 1>&2
  exit /b 1
)
dotnet build "%root%src\GhostFaceNets.Cli" -c Release -v quiet -nologo 1>&2
if errorlevel 1 exit /b 1
"%root%artifacts\bin\GhostFaceNets.Cli\release\ghostface.exe" %*
exit /b %errorlevel%
