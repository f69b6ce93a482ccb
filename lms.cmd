@echo off
rem Runs LMS Analytics Pipeline on Windows, as the script lms does elsewhere: in a clone it builds it first when the jar
rem is missing or older than the sources; an unpacked release has its jar beside this script.
rem No PostgreSQL comes along for Windows: set DB_HOST.
setlocal
set "here=%~dp0"
set "made=%here%"
set "needed=a Java runtime"
if exist "%here%pom.xml" set "made=%here%target\"
if exist "%here%pom.xml" set "needed=a JDK"
set "jar=%made%lms-analytics-pipeline.jar"

if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "PATH=%JAVA_HOME%\bin;%PATH%"
set "version="
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr /c:" version "') do if not defined version set "version=%%~v"
if not defined version (
  echo lms: Java is not installed; install %needed% 17 or newer 1>&2
  exit /b 3
)
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% LSS 17 (
  echo lms: java is Java %version%; 17 or newer is needed, set JAVA_HOME 1>&2
  exit /b 3
)

if "%made%"=="%here%" goto run
set "sources='%here%pom.xml','%here%src\main','%here%ddl','%here%dashboards','%here%docs\operations.md'"
set "newer=$jar = Get-Item -LiteralPath '%jar%' -ErrorAction SilentlyContinue; if (-not $jar) { exit 1 }"
set "newer=%newer%; if (Get-ChildItem %sources% -Recurse | Where-Object LastWriteTime -gt $jar.LastWriteTime) { exit 1 }"
powershell -NoProfile -Command "%newer%" && goto run
echo lms: building, which takes a minute the first time 1>&2
pushd "%here%"
call mvnw.cmd --quiet --batch-mode --no-transfer-progress -DskipTests package 1>&2
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
  echo lms: the build failed; see above 1>&2
  exit /b 1
)

:run
if not exist "%jar%" (
  echo lms: "%jar%" is missing; unpack the release again 1>&2
  exit /b 1
)
java -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError %JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%
