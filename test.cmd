@echo off
rem Builds everything and runs all tests: test.cmd [--filter NAME] [--without avx512|avx2|vectors]
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0test.ps1" %*
exit /b %errorlevel%
