@echo off
rem Runs Maven on a machine that has a JDK 25 and nothing else; mvnw says how, and why Maven's archive lies in .mvn\wrapper.
rem Here JAVA_HOME, or else the path, must name the JDK: nothing is searched for.
setlocal
set "wrapper=%~dp0.mvn\wrapper"
for /f "usebackq tokens=1,2 delims==" %%a in ("%wrapper%\maven-wrapper.properties") do (
  if "%%a"=="distributionUrl" set "archive=%%b"
  if "%%a"=="distributionSha256Sum" set "sum=%%b"
)
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "name=%archive:-bin.tar.gz=%"
set "dists=%MAVEN_USER_HOME%\wrapper\dists\%name%"
set "maven=%dists%\%sum%"
if exist "%maven%\bin\mvn.cmd" goto run

certutil -hashfile "%wrapper%\%archive%" SHA256 | findstr /i /c:"%sum%" >nul
if errorlevel 1 (
  echo %wrapper%\%archive% is not the one that distributionSha256Sum names. 1>&2
  exit /b 1
)
set "unpacked=%dists%\unpacking.%RANDOM%%RANDOM%"
mkdir "%unpacked%" || exit /b 1
tar -xzf "%wrapper%\%archive%" -C "%unpacked%" || exit /b 1
if not exist "%maven%" move "%unpacked%\%name%" "%maven%" >nul || exit /b 1
rmdir /s /q "%unpacked%"

:run
"%maven%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
